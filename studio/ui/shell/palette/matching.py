"""How well what was typed fits a name: as it stands, by the initials of its pinyin, or by all of it."""

from collections.abc import Sequence

from studio.ui.shell.palette.pinyin import Readings

WHOLE, BEGINS, CONTAINS, SOUNDS_FROM_START, SOUNDS, OTHER_WORDS = range(6)
"""From the best to the last; a name that does not fit has none."""


def fit(query: str, name: str, words: str, readings: Readings) -> int | None:
    """`query` may have several parts, each of which has to fit; the worst of them counts."""
    ranks = [
        _part_fit(part, name.casefold(), words.casefold(), readings) for part in query.casefold().split()
    ]
    known = [rank for rank in ranks if rank is not None]
    return max(known, default=WHOLE) if len(known) == len(ranks) else None


def _part_fit(part: str, name: str, words: str, readings: Readings) -> int | None:
    if part in name:
        return WHOLE if part == name else BEGINS if name.startswith(part) else CONTAINS
    if part.isascii():
        spelt = [readings.get(letter, (letter,)) for letter in name if not letter.isspace()]
        start = _sounds_at(part, spelt)
        if start is not None:
            return SOUNDS if start else SOUNDS_FROM_START
    return OTHER_WORDS if part in words else None


def _sounds_at(part: str, spelt: Sequence[Sequence[str]]) -> int | None:
    """Return where in the name it begins to sound like that; each character by its first letter or more."""
    for start, sounds in enumerate(spelt):
        if any(sound[0] == part[0] for sound in sounds) and _is_spelt(part, spelt[start:]):
            return start
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
