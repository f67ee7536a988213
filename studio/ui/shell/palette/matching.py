"""How well what was typed fits a name: as it stands, by the initials of its pinyin, or by all of it."""

from collections.abc import Sequence

from studio.ui.shell.palette.pinyin import Readings

WHOLE, BEGINS, CONTAINS, SOUNDS_FROM_START, SOUNDS, OTHER_WORDS = range(6)
"""From the best to the last; a name that does not fit has none."""


class Sounds:
    """Names as they are compared, worked out once: case folded, and each character by how it may be typed."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._known: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {}

    def fit(self, query: str, name: str, words: str = "") -> int | None:
        """`query` may have several parts, each of which has to fit; the worst of them counts."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._worked_out(name.casefold())
        worst = WHOLE
        for part in query.casefold().split():
            rank = _part_fit(part, *known)
            if rank is None:
                rank = OTHER_WORDS if part in words.casefold() else None
            if rank is None:
                return None
            worst = max(worst, rank)
        return worst

    def _worked_out(self, name: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
        letters = (letter for letter in name if not letter.isspace())
        return name, tuple(self._readings.get(letter, (letter,)) for letter in letters)


def _part_fit(part: str, name: str, spelt: Sequence[Sequence[str]]) -> int | None:
    if part in name:
        return WHOLE if part == name else BEGINS if name.startswith(part) else CONTAINS
    if not part.isascii():
        return None
    for start, sounds in enumerate(spelt):
        if any(sound[0] == part[0] for sound in sounds) and _is_spelt(part, spelt[start:]):
            return SOUNDS if start else SOUNDS_FROM_START
    return None


def _is_spelt(part: str, spelt: Sequence[Sequence[str]]) -> bool:
    """Tell whether a run of characters is typed so: `reached` are the lengths of `part` used up so far."""
    reached = {0}
    for sounds in spelt:
        reached = {at + length for at in reached for sound in sounds for length in _lengths(part, at, sound)}
        if len(part) in reached:
            return True
        if not reached:
            return False
    return False


def _lengths(part: str, at: int, sound: str) -> range:
    """The beginnings of a sound that stand at that place."""
    length = 0
    while length < len(sound) and at + length < len(part) and part[at + length] == sound[length]:
        length += 1
    return range(1, length + 1)
