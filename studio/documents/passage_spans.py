"""Which parts of a page's text a passage is."""

import re

from studio.documents.ideographs import ordinary

_SHORTEST = 8  # characters two texts must share to be taken for the same


def spans_in(shown: str, passage: str) -> list[tuple[int, int]]:
    """Pieces of the passage in the page's text; spaces and line ends do not count."""
    places = [index for index, sign in enumerate(shown) if _counts(sign)]
    dense = "".join(shown[index] for index in places)
    spans = []
    for piece in re.split(r"\n| \| ", ordinary(passage)):
        wanted = "".join(sign for sign in piece if _counts(sign))
        if found := _found(dense, wanted):
            spans.append((places[found[0]], places[found[1] - 1] + 1))
    return spans


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in "\ufffe\u0002"


def _found(dense: str, wanted: str) -> tuple[int, int] | None:
    """The whole piece, else its longest beginning or end that is on this page."""
    if not wanted:
        return None
    if (at := dense.find(wanted)) >= 0:
        return at, at + len(wanted)
    for size in range(len(wanted) - 1, _SHORTEST - 1, -1):
        if dense.endswith(wanted[:size]):
            return len(dense) - size, len(dense)
        if dense.startswith(wanted[-size:]):
            return 0, size
    return _core(dense, wanted)


def _core(dense: str, wanted: str) -> tuple[int, int] | None:
    """A page number or header may stand between: grow from the first eight characters that agree."""
    for start in range(0, max(1, len(wanted) - _SHORTEST), _SHORTEST):
        at = dense.find(wanted[start : start + _SHORTEST])
        if at >= 0 and len(wanted) - start >= _SHORTEST:
            size = _SHORTEST
            while start + size < len(wanted) and dense[at + size : at + size + 1] == wanted[start + size]:
                size += 1
            return at, at + size
    return None
