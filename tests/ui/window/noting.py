"""What is noted on one way through every page in one language, at all sizes; several tests look at it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.languages import Language
from studio.ui.pictures import settle
from tests.ui.window.foreign import foreign_words
from tests.ui.window.heard import amiss_for_the_blind
from tests.ui.window.layouts import kept_plans
from tests.ui.window.plan import moved_in, plan_of
from tests.ui.window.room import cut_words
from tests.ui.window.standing import amiss
from tests.ui.window.states import awaited, empty, failed, forbidden, over_pages
from tests.ui.window.walking import PLACES, SIZES, Sight, Walk
from tests.ui.window.words_seen import words_of

LARGE = (1440, 900)
PLANNED = (LARGE, SIZES[0], SIZES[-1])

_LATER_MILLISECONDS = 400


@dataclass
class Notes:
    """What was seen on the way: the place, what is wrong there, each once; `plans` by place and size."""

    language: Language
    foreign: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    amiss: set[str] = field(default_factory=set)
    plans: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    unheard: set[str] = field(default_factory=set)
    seen: int = 0

    def look(self, sight: Sight, size: tuple[int, int]) -> None:
        self.seen += 1
        cut = list(cut_words(sight.top))
        if cut:  # where the computer is busy a page is still on its way to its size
            settle(_LATER_MILLISECONDS)
            cut = list(cut_words(sight.top))
        self.cut.update(f"{sight.place} {size[0]}: {said}" for said in cut)
        if size == SIZES[0]:
            self.unheard.update(f"{sight.place}: {said}" for said in amiss_for_the_blind(sight.top))
        if size in (SIZES[0], SIZES[-1]):
            words = [(text, foreign_words(text, self.language)) for text in words_of(sight.top)]
            self.foreign.update(f"{sight.place}: {found} in {text!r}" for text, found in words if found)

    def measure(self, sight: Sight, walk: Walk, size: tuple[int, int]) -> None:
        head = f"{self.language.value} {size[0]} × {size[1]}"
        kept = kept_plans(sight.place).get(head, [])
        if any(amiss(sight.top, walk.studio.frame)) or (kept and moved_in(kept, plan_of(sight.top))):
            settle(_LATER_MILLISECONDS)
        self.amiss.update(f"{sight.place} {size[0]}: {said}" for said in amiss(sight.top, walk.studio.frame))
        if size in PLANNED:
            self.plans[sight.place][head] = plan_of(sight.top)


def noted_full(folder: Path, language: Language) -> Notes:
    """Go through every page of the workspace of that folder."""
    notes = Notes(language)
    with _walking(folder, language) as walk:
        _note_places(notes, walk)
    return notes


def noted_otherwise(folder: Path, language: Language) -> Notes:
    """Go through all other states, those of a new workspace in a folder beside it."""
    notes = Notes(language)
    with _walking(folder, language) as walk:
        for seen in (over_pages, awaited, failed, forbidden):
            _note_states(notes, walk, seen(walk))
    with _walking(folder.with_name(f"{folder.name}-new"), language) as walk:
        _note_states(notes, walk, empty(walk))
    return notes


@contextmanager
def _walking(folder: Path, language: Language) -> Iterator[Walk]:
    walk = Walk(folder, language)
    try:
        yield walk
    finally:
        walk.close()


def _note_places(notes: Notes, walk: Walk) -> None:
    for sight in walk.places():
        for size in (LARGE, *SIZES):
            walk.fit(size)
            notes.measure(sight, walk, size)
            if size != LARGE:
                notes.look(sight, size)
        walk.fit(SIZES[0])
    for place in PLACES:
        for sight in walk.opened(place):
            notes.look(sight, SIZES[0])


def _note_states(notes: Notes, walk: Walk, sights: Iterable[Sight]) -> None:
    """In Chinese at both ends of the sizes; English, whose words need more room, at the smallest."""
    sizes = (SIZES[0], SIZES[-1]) if notes.language is Language.ZH else (SIZES[-1],)
    for sight in sights:
        for size in (size for size in sizes if size in sight.sizes):
            walk.fit(size)
            notes.measure(sight, walk, size)
            notes.look(sight, size)
