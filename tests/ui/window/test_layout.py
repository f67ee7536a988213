"""Every page in all its states, gone through once in each language: layout, words, and what is cut.

The plans it is compared with are in tests/ui/layout.
"""

import pytest

from studio.core.languages import Language
from tests.ui.window.conftest import FULL, OTHERWISE, NotedIn
from tests.ui.window.layouts import kept_plans
from tests.ui.window.plan import moved_in
from tests.ui.window.walking import PLACES

each_walk = pytest.mark.parametrize(
    ("language", "state"), [(language, state) for state in (FULL, OTHERWISE) for language in Language]
)


@each_walk
def test_every_page_is_laid_out_as_its_plan_says(noted_in: NotedIn, language: Language, state: str) -> None:
    """Where it is meant to be otherwise: `python -m tests.ui.window.layouts`, and look at the difference."""
    moved = list[str]()
    for place, plans in noted_in(language, state).plans.items():
        kept = kept_plans(place)
        for head, now in plans.items():
            moved += [f"{place} {head}: {line}" for line in moved_in(kept.get(head, []), now)]

    assert not moved, "\n".join(moved)


@each_walk
def test_nothing_lies_over_another_or_outside_and_the_frame_keeps_its_sizes(
    noted_in: NotedIn, language: Language, state: str
) -> None:
    assert sorted(noted_in(language, state).amiss) == []


@each_walk
def test_no_page_speaks_the_other_language_or_cuts_its_words(
    noted_in: NotedIn, language: Language, state: str
) -> None:
    notes = noted_in(language, state)

    assert sorted(notes.foreign) == []
    assert sorted(notes.cut) == []
    assert notes.seen > len(PLACES)


@each_walk
def test_everything_is_named_in_every_state_and_in_what_opens_over_a_page(
    noted_in: NotedIn, language: Language, state: str
) -> None:
    assert sorted(noted_in(language, state).unheard) == []


def test_a_plan_is_the_same_when_a_font_moves_it_a_little_and_another_when_a_part_is_moved_or_gone() -> None:
    kept = ["Page  72 0  1368 × 872", "  Card  104 80  640 × 200"]

    assert not moved_in(kept, ["Page  72 0  1368 × 872", "  Card  104 88  640 × 216"])
    assert moved_in(kept, ["Page  72 0  1368 × 872", "  Card  160 80  640 × 200"])
    assert moved_in(kept, ["Page  72 0  1368 × 872", "Card  104 80  640 × 200"])
    assert moved_in(kept, kept[:1])
