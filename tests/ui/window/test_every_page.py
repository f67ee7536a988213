"""Every page in both languages on a small screen at 100 to 200 %: nothing untranslated, nothing cut."""

import pytest

from studio.core.languages import Language
from tests.ui.window.conftest import NotedIn
from tests.ui.window.walking import PLACES, SIZES


@pytest.mark.parametrize("language", list(Language))
def test_no_page_speaks_the_other_language_or_cuts_its_words(noted_in: NotedIn, language: Language) -> None:
    notes = noted_in(language)

    assert sorted(notes.foreign) == []
    assert sorted(notes.cut) == []
    assert notes.seen > len(PLACES) * len(SIZES)
