"""What is no longer in force says so, as JSON and in the terminal."""

import pytest

from studio.cli.tables import passage_text, source_text
from studio.cli.wire import passage_data
from studio.core.events import Citation
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.passages import Passage
from studio.core.places import Place


def passage(repealed: bool) -> Passage:
    place = Place(page=3)
    return Passage(
        base="法规", document="预案.pdf", chunk=1, place=place, text="……", score=0.5, repealed=repealed
    )


def citation(repealed: bool) -> Citation:
    place = Place(page=3)
    return Citation(
        number=1, base="法规", document="预案.pdf", chunk=1, place=place, quote="……", repealed=repealed
    )


@pytest.mark.parametrize("repealed", [True, False])
def test_json_says_whether_a_source_is_repealed(repealed: bool) -> None:
    assert passage_data(passage(repealed), Language.ZH)["repealed"] is repealed


@pytest.mark.parametrize(("language", "said"), [(Language.ZH, "已废止"), (Language.EN, "repealed")])
def test_the_terminal_names_only_what_is_repealed(language: Language, said: str) -> None:
    say = Words(language)
    for old, new in (
        (passage_text(passage(True), say), passage_text(passage(False), say)),
        (source_text(citation(True), say), source_text(citation(False), say)),
    ):
        assert said in old
        assert said not in new
