"""Joins neighbouring pieces of text, so that a fast answer is painted some thirty times a second."""

from collections.abc import Iterable

from studio.core.events import TextDelta, ThinkingDelta


def joined(pieces: Iterable[object]) -> list[object]:
    """Keep the order; merge runs of text, of TextDelta and of ThinkingDelta into one piece each."""
    result: list[object] = []
    for piece in pieces:
        merged = _merged(result[-1], piece) if result else None
        if merged is None:
            result.append(piece)
        else:
            result[-1] = merged
    return result


def _merged(before: object, after: object) -> object | None:
    match before, after:
        case str(), str():
            return before + after
        case TextDelta(), TextDelta():
            return before.and_then(after)
        case ThinkingDelta(), ThinkingDelta():
            return ThinkingDelta(text=before.text + after.text)
        case _:
            return None
