"""What nobody caught reaches the person and the log, and the window lives on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import NotFound
from studio.ui.unexpected import LOG, Unexpected
from tests.ui.conftest import RecordingNotices


@pytest.fixture
def watching(tmp_path: Path, notices: RecordingNotices) -> Iterator[Unexpected]:
    unexpected = Unexpected(tmp_path, notices)
    unexpected.watch()
    yield unexpected
    unexpected.rest()


def _hand_over(error: Exception) -> None:
    """As Qt does with what a slot raises."""
    sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.usefixtures("watching")
def test_a_mistake_in_a_slot_is_shown_and_recorded(tmp_path: Path, notices: RecordingNotices) -> None:
    _hand_over(RuntimeError("no such widget"))

    assert [str(error) for error in notices.shown] == ["no such widget"]
    assert "RuntimeError: no such widget" in (tmp_path / LOG).read_text(encoding="utf-8")


@pytest.mark.usefixtures("watching")
def test_the_same_mistake_in_every_repaint_is_told_once(notices: RecordingNotices) -> None:
    for _ in range(50):
        _hand_over(ValueError("brush"))
    _hand_over(ValueError("pen"))

    assert [str(error) for error in notices.shown] == ["brush", "pen"]


@pytest.mark.usefixtures("watching")
def test_a_mistake_in_another_thread_is_shown_too(qtbot: QtBot, notices: RecordingNotices) -> None:
    def fail() -> None:
        raise OSError("disk gone")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: [str(error) for error in notices.shown] == ["disk gone"])


@pytest.mark.usefixtures("watching")
def test_what_has_words_of_its_own_is_not_recorded(tmp_path: Path, notices: RecordingNotices) -> None:
    notices.show_error(NotFound(kind="agent", missing="x"))

    assert not (tmp_path / LOG).exists()


def test_a_folder_that_cannot_be_written_keeps_nothing_back(
    tmp_path: Path, notices: RecordingNotices
) -> None:
    unexpected = Unexpected(tmp_path / "gone", notices)
    unexpected.watch()

    _hand_over(RuntimeError("boom"))

    unexpected.rest()
    assert len(notices.shown) == 1


def test_afterwards_python_has_its_own_hooks_again(tmp_path: Path, notices: RecordingNotices) -> None:
    before = sys.excepthook
    unexpected = Unexpected(tmp_path, notices)
    unexpected.watch()
    unexpected.rest()

    assert sys.excepthook is before
