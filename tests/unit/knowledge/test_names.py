from pathlib import Path

import pytest

from studio.core.errors import NameNotAllowed
from studio.core.places import Place
from studio.knowledge.arrivals import arrivals
from studio.knowledge.names import checked_name
from studio.knowledge.plain_names import names_place, same_document


@pytest.mark.parametrize("name", ["防汛 预案", "a", "2024年", "x" * 60])
def test_ordinary_names_are_allowed(name: str) -> None:
    assert checked_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "  ", "a/b", "a\\b", "..", ".x", "CON", "lpt1.txt", "x" * 61, "a\nb", "a:b"]
)
def test_names_a_folder_cannot_bear_are_refused(name: str) -> None:
    with pytest.raises(NameNotAllowed) as refused:
        checked_name(name)
    assert refused.value.rejected == name


def test_spaces_around_a_name_are_dropped() -> None:
    assert checked_name(" 防汛 ") == "防汛"


def test_a_document_is_called_like_its_file() -> None:
    assert [one.name for one in arrivals([Path("/甲/通知.txt")])] == ["通知.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    found = arrivals([Path("/甲/通知.txt"), Path("/乙/通知.txt"), Path("/乙/别的.txt")])
    assert [one.name for one in found] == ["甲/通知.txt", "乙/通知.txt", "别的.txt"]


def test_a_file_given_twice_arrives_once() -> None:
    assert len(arrivals([Path("/甲/通知.txt"), Path("/甲/通知.txt")])) == 1


@pytest.mark.parametrize(
    "wanted", ["", "第32条", "第三十二条", "第 三十二 条", "第二编", "第二编 › 第一章", "第3页", "page 3"]
)
def test_a_place_is_named_by_its_label_or_any_of_its_headings(wanted: str) -> None:
    assert names_place(Place(page=3, headings=("办法", "第二编", "第一章", "第一节", "第三十二条")), wanted)


@pytest.mark.parametrize("wanted", ["第三十二条", "第2条", "第二节"])
def test_a_like_number_names_another_place(wanted: str) -> None:
    assert not names_place(Place(headings=("第二章", "第三十二条之一")), wanted)


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ("第 4 行", True),
        ("台账 · 第4行", True),
        ("第9–20行", True),
        ("第10行", False),
        ("名册 · 第4行", False),
    ],
)
def test_a_row_is_named_by_its_number_among_the_rows_of_a_place(wanted: str, named: bool) -> None:
    assert names_place(Place(sheet="台账", first_row=2, last_row=9), wanted) is named


@pytest.mark.parametrize("wanted", ["养犬条例.docx", "养犬条例", "城管/养犬条例.docx"])
def test_a_document_is_named_by_path_or_file_name_with_or_without_its_ending(wanted: str) -> None:
    assert same_document("城管/养犬条例.docx", wanted)
    assert not same_document("城管/养犬条例解读.docx", wanted)
