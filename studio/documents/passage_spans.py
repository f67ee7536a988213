"""Which parts of a page's text a passage is."""

import re

from studio.documents.ideographs import ordinary

_TELLING = 3  # characters that are not found by chance somewhere above
_SHORTEST = 8  # characters two texts must share to be taken for the same


def spans_in(shown: str, passage: str) -> list[tuple[int, int]]:
    """Pieces of the passage in the page's text, one after another; spaces and line ends do not count."""
    places = [index for index, sign in enumerate(shown) if _counts(sign)]
    dense = "".join(shown[index] for index in places)
    spans, last = [], 0
    for line in ordinary(passage).split("\n"):
        for piece in _pieces(dense, line, last):
            if found := _found(dense, piece, last):
                last = found[1]
                spans.append((places[found[0]], places[found[1] - 1] + 1))
    return spans


def _pieces(dense: str, line: str, last: int) -> list[str]:
    """The row of a table is one piece where its cells are written side by side, else each cell is one."""
    cells = ["".join(filter(_counts, cell)) for cell in re.split(r" ?\| ?", line)]
    whole = "".join(cells)
    return [whole] if len(cells) > 1 and dense.find(whole, last) >= 0 else cells


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in "\ufffe\u0002"


def _found(dense: str, wanted: str, last: int) -> tuple[int, int] | None:
    """The whole piece after the one before it, else its longest beginning or end that is on this page."""
    if not wanted:
        return None
    if (at := dense.find(wanted, last)) >= 0:
        return at, at + len(wanted)
    if len(wanted) >= _TELLING and (at := dense.find(wanted)) >= 0:
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
