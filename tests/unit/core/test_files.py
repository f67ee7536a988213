"""A file is replaced as a whole or not at all, and a full or closed disk is said by its name."""

import errno
from pathlib import Path

import pytest

from studio.core.agents import Agent
from studio.core.errors import DiskFull, FileInvalid, FolderNotWritable, NotFound
from studio.core.files import write_atomically, writing_to
from studio.core.yaml import read_yaml, write_yaml


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new" / "a.txt", "水位".encode())
    assert (tmp_path / "new" / "a.txt").read_text(encoding="utf-8") == "水位"


def test_nothing_but_the_file_is_left_behind(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", b"1")
    write_atomically(tmp_path / "a.txt", b"2")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
    ],
)
def test_the_system_s_refusal_is_said_by_name(tmp_path: Path, number: int, expected: type[Exception]) -> None:
    with pytest.raises(expected), writing_to(tmp_path):
        raise OSError(number, "refused")


def test_a_full_disk_is_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(DiskFull), writing_to(tmp_path):
        Path("/dev/full").write_bytes(b"x")


def test_yaml_comes_back_as_it_was_written(tmp_path: Path) -> None:
    agent = Agent(id="flood-duty", name="防汛值班助手")
    write_yaml(tmp_path / "agent.yaml", agent)
    assert read_yaml(tmp_path / "agent.yaml", Agent) == agent
    assert "防汛值班助手" in (tmp_path / "agent.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id: flood-duty\nname: 值班\ncolour: red", "colour"),
        ("id: Flood Duty\nname: 值班", "id"),
        ("id: flood-duty\nname: [", "line 2"),
        ("- just\n- a list", "dictionary"),
    ],
)
def test_a_slip_of_the_pen_is_named_with_its_place(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "agent.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(FileInvalid, match=words):
        read_yaml(tmp_path / "agent.yaml", Agent)


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_yaml(tmp_path / "agent.yaml", Agent)
