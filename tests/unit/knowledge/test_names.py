from pathlib import Path

import pytest

from studio.core.errors import NameNotAllowed
from studio.knowledge.arrivals import arrivals
from studio.knowledge.names import checked_name


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
