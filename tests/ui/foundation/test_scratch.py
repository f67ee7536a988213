"""What is typed and not sent is in the workspace a moment later, and comes back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import FolderNotWritable
from studio.ui.background import Background
from studio.ui.scratch import Scratch


def test_what_is_typed_comes_back_after_a_crash(tmp_path: Path, background: Background, qtbot: QtBot) -> None:
    file = tmp_path / "scratch.json"
    scratch = Scratch(file, background)
    for text in ("防汛", "防汛值班", "防汛值班要做什么？"):
        scratch.keep("use/flood-duty", text)

    qtbot.waitUntil(lambda: Scratch(file).text("use/flood-duty") == "防汛值班要做什么？")


def test_what_was_sent_is_forgotten(tmp_path: Path, background: Background, qtbot: QtBot) -> None:
    file = tmp_path / "scratch.json"
    scratch = Scratch(file, background)
    scratch.keep("use/flood-duty", "年休假有几天？")
    qtbot.waitUntil(file.exists)

    scratch.forget("use/flood-duty")

    qtbot.waitUntil(lambda: Scratch(file).text("use/flood-duty") == "")


def test_what_waits_still_is_written_at_the_end(tmp_path: Path, background: Background) -> None:
    file = tmp_path / "scratch.json"
    scratch = Scratch(file, background)
    scratch.keep("reviews/7", "第二题没有引用出处 \ud83d")

    scratch.close()

    assert Scratch(file).text("reviews/7") == "第二题没有引用出处 \ud83d"


@pytest.mark.parametrize("kept", ["{", "[1]", '{"a": 1}', "\x00"])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "scratch.json"
    file.write_text(kept, encoding="utf-8")

    assert Scratch(file).text("a") == ""


def test_a_folder_that_cannot_be_written_is_told_once(
    tmp_path: Path, background: Background, qtbot: QtBot
) -> None:
    (tmp_path / "closed").write_text("a file where a folder should be", encoding="utf-8")
    scratch = Scratch(tmp_path / "closed" / "scratch.json", background)
    told: list[object] = []
    scratch.not_kept.connect(told.append)

    scratch.keep("a", "甲")
    qtbot.waitUntil(lambda: bool(told))
    scratch.keep("a", "乙")
    scratch.close()

    assert len(told) == 1
    assert isinstance(told[0], FolderNotWritable | OSError)


def test_without_a_file_it_is_kept_for_the_session() -> None:
    scratch = Scratch()
    scratch.keep("a", "甲")

    assert scratch.text("a") == "甲"
    scratch.keep("a", "")
    assert scratch.text("a") == ""
