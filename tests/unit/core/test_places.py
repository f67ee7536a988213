"""A place is named in few words, in both languages."""

import pytest

from studio.core.languages import Language
from studio.core.places import Place


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(page=12), "第 12 页", "page 12"),
        (Place(sheet="沙河", first_row=8), "沙河 · 第 8 行", "沙河 · row 8"),
        (Place(sheet="城区", first_row=6, last_row=9), "城区 · 第 6–9 行", "城区 · rows 6–9"),
        (Place(sheet="城区", first_row=6, last_row=6), "城区 · 第 6 行", "城区 · row 6"),
        (Place(page=3, headings=("四、响应", "2级")), "第 3 页 · 四、响应 › 2级", "page 3 · 四、响应 › 2级"),
        (Place(), "", ""),
    ],
)  # fmt: skip
def test_a_place_names_page_sheet_rows_and_headings(place: Place, zh: str, en: str) -> None:
    assert place.label() == zh
    assert place.label(Language.EN) == en
