"""Event streams, whatever their line ends and however they are cut."""

from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.endpoints.sse import EventStream, events

STREAM = ': keep-alive\r\n\r\nevent: x\ndata: {"a":"Ⅲ级响应"}\n\n\ndata:two\r\rdata: [DONE]\n\n'.encode()
FOUND = ['{"a":"Ⅲ级响应"}', "two", "[DONE]"]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_any_cut_gives_the_same_events(cuts: list[int]) -> None:
    stream, edges = EventStream(), [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[start:end] for start, end in pairwise(edges)]

    found = [event for piece in pieces for event in stream.feed(piece)] + stream.finish()

    assert found == FOUND


async def test_a_last_line_without_an_end_still_counts() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"data: one\n"
        yield b"data: two"

    assert [event async for event in events(pieces())] == ["one", "two"]


@pytest.mark.parametrize("noise", [b"", b"\n\n\n", b": ping\n\n", b"data:\n\n", b"id: 7\nretry: 10\n"])
def test_keep_alives_are_no_events(noise: bytes) -> None:
    stream = EventStream()

    assert stream.feed(noise) + stream.finish() == []
