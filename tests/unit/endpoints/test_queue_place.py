"""A server's word on how many come first, in whatever way it says so."""

import pytest

from studio.endpoints.queue_place import in_chunk, in_comment, in_headers
from studio.endpoints.sse import EventStream


@pytest.mark.parametrize(
    ("line", "ahead"),
    [
        (": queue 3", 3),
        (":queue 0", 0),
        (": queue position: 12", 12),
        (": queue_position=4", 4),
        (": in queue #7", 7),
        (": QUEUE-PLACE 2, about 8 s", 2),
        (": queued", None),
        (": queue 3 of them", None),
        (": queue 99999999", None),
        (": OPENROUTER PROCESSING", None),
        (": ping 3", None),
        (":", None),
    ],
)
def test_comments_tell_a_place_or_nothing(line: str, ahead: int | None) -> None:
    assert in_comment(line) == ahead


@pytest.mark.parametrize(
    ("chunk", "ahead"),
    [
        ({"queue_position": 3}, 3),
        ({"object": "queue", "queue": {"position": 2}, "choices": []}, 2),
        ({"queue": 5}, 5),
        ({"choices": [{"delta": {"content": "好"}}], "queue_position": 3}, None),
        ({"queue_position": "3"}, None),
        ({"queue_position": True}, None),
        ({"queue_position": -1}, None),
        ({"choices": [], "usage": {}}, None),
    ],
)
def test_chunks_without_an_answer_may_tell_a_place(chunk: dict[str, object], ahead: int | None) -> None:
    assert in_chunk(chunk) == ahead


def test_a_header_tells_it_too() -> None:
    assert in_headers({"x-queue-position": "4"}) == 4
    assert in_headers({"x-queue-position": "soon"}) is None
    assert in_headers({}) is None


def test_places_stand_between_the_events_where_they_were_said() -> None:
    stream = EventStream()

    found = stream.feed(b": queue 2\n\n: queue 1\n\ndata: a\n\n: ping\n\ndata: b\n\n") + stream.finish()

    assert found == [2, 1, "a", "b"]
