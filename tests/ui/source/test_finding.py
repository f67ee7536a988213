"""Where words stand in a text, and on which page."""

from studio.ui.pages.source.finding import Hit, PageStart, hits

_TEXT = "第一页说防汛。第二页也说防汛，还说FXB。"
_PAGES = (PageStart(0, 1), PageStart(7, 2))


def test_every_place_is_found_with_its_page() -> None:
    assert hits(_TEXT, "防汛", _PAGES) == [Hit(4, 6, 1), Hit(12, 14, 2)]


def test_the_case_of_letters_makes_no_difference() -> None:
    assert [hit.page for hit in hits(_TEXT, "fxb", _PAGES)] == [2]


def test_without_pages_or_words_nothing_is_claimed() -> None:
    assert hits(_TEXT, "防汛", ()) == [Hit(4, 6, None), Hit(12, 14, None)]
    assert hits(_TEXT, "  ", _PAGES) == []
