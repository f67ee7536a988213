"""Server-sent events as model servers send them: one `data:` line is one event."""

import codecs
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator

from studio.endpoints.queue_place import in_comment

DONE = "[DONE]"
LONGEST_LINE = 16_000_000
"""Characters; no answer comes in one piece of that size."""


Event = str | int
"""The data of an event; or, from a comment, how many requests are before this one."""


class LineTooLong(Exception):
    """A line without an end: nothing a model server sends."""


class EventStream:
    """Takes bytes as they arrive and gives the events that are complete.

    Comments but for a place in a queue, blank lines (keep-alives), `event:` and `id:` lines are passed over;
    lines may end in LF, CRLF or CR, a character may be cut in two between two pieces, and a mark of byte
    order may lead.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._begun: list[str] = []
        self._length = 0

    def feed(self, piece: bytes) -> list[Event]:
        return self._events(self._decoder.decode(piece))

    def finish(self) -> list[Event]:
        """Return the event of a last line that was not ended."""
        return self._events(self._decoder.decode(b"", final=True) + "\n")

    def _events(self, text: str) -> list[Event]:
        """Raises LineTooLong. What has no end yet is kept in parts: joining it each time would take ages."""
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._begun.append(first)
        self._length += len(first)
        if self._length > LONGEST_LINE:
            raise LineTooLong
        if not others:
            return []
        lines = ["".join(self._begun), *others[:-1]]
        self._begun, self._length = [others[-1]], len(others[-1])
        return list(_told(lines))


def _told(lines: Iterable[str]) -> Iterator[Event]:
    for line in lines:
        if line.startswith("data:") and (data := line[5:].strip()):
            yield data
        elif line.startswith(":") and (ahead := in_comment(line)) is not None:
            yield ahead


async def events(pieces: AsyncIterator[bytes]) -> AsyncGenerator[Event, None]:
    """Yield the data of each event, `[DONE]` included, and places in a queue; raises LineTooLong."""
    stream = EventStream()
    async for piece in pieces:
        for event in stream.feed(piece):
            yield event
    for event in stream.finish():
        yield event
