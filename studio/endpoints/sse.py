"""Server-sent events as model servers send them: one `data:` line is one event."""

import codecs
from collections.abc import AsyncGenerator, AsyncIterator

DONE = "[DONE]"


class EventStream:
    """Takes bytes as they arrive and gives the events that are complete.

    Comments and blank lines (keep-alives), `event:` and `id:` lines are passed over; lines may end in
    LF, CRLF or CR, and a character may be cut in two between two pieces.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""

    def feed(self, piece: bytes) -> list[str]:
        return self._events(self._decoder.decode(piece))

    def finish(self) -> list[str]:
        """Return the event of a last line that was not ended."""
        return self._events(self._decoder.decode(b"", final=True) + "\n")

    def _events(self, text: str) -> list[str]:
        if text:
            lines = (self._rest + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._rest = lines.pop()
            return [line[5:].strip() for line in lines if line.startswith("data:") and line[5:].strip()]
        return []


async def events(pieces: AsyncIterator[bytes]) -> AsyncGenerator[str, None]:
    """Yield the data of each event up to the end of the stream, `[DONE]` included."""
    stream = EventStream()
    async for piece in pieces:
        for event in stream.feed(piece):
            yield event
    for event in stream.finish():
        yield event
