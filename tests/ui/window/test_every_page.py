"""Every page in both languages on a small screen at 100 to 200 %: nothing untranslated, nothing cut."""

from dataclasses import dataclass, field

import pytest

from studio.core.languages import Language
from tests.ui.window.conftest import Copied
from tests.ui.window.foreign import foreign_words
from tests.ui.window.room import cut_words
from tests.ui.window.walking import PLACES, SIZES, Sight, Walk
from tests.ui.window.words_seen import words_of


@dataclass
class Notes:
    """What was seen on the way: the place, what is wrong there, each once."""

    foreign: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    seen: int = 0

    def look(self, sight: Sight, language: Language, size: tuple[int, int]) -> None:
        self.seen += 1
        self.cut.update(f"{sight.place} {size[0]}: {said}" for said in cut_words(sight.top))
        if size in (SIZES[0], SIZES[-1]):
            words = [(text, foreign_words(text, language)) for text in words_of(sight.top)]
            self.foreign.update(f"{sight.place}: {found} in {text!r}" for text, found in words if found)


def walked(walk: Walk, language: Language) -> Notes:
    notes = Notes()
    for sight in walk.places():
        for size in SIZES:
            walk.fit(size)
            notes.look(sight, language, size)
        walk.fit(SIZES[0])
    for place in PLACES:
        for sight in walk.opened(place):
            notes.look(sight, language, SIZES[0])
    return notes


@pytest.mark.parametrize("language", list(Language))
def test_no_page_speaks_the_other_language_or_cuts_its_words(copied: Copied, language: Language) -> None:
    walk = Walk(copied(language.value), language)
    try:
        notes = walked(walk, language)
    finally:
        walk.close()

    assert sorted(notes.foreign) == []
    assert sorted(notes.cut) == []
    assert notes.seen > len(PLACES) * len(SIZES)
