"""What was recalled is said in the window: at the opening, and when the catalogue is looked at later."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.core.errors import ReleaseRecalled, StudioError
from studio.ui.background import Background
from studio.ui.contacting import Contacting
from tests.ui.conftest import RecordingNotices

RECALLED = ReleaseRecalled(agent="flood-duty", version="1.0.0", reason="预案已修订")


class Contacts:
    def __init__(self) -> None:
        self.asked = 0

    async def news(self) -> list[StudioError]:
        self.asked += 1
        return [RECALLED] if self.asked == 1 else []


def workspace(contacts: Contacts, installed: list[str]) -> Any:  # as much of one as is asked
    ids: Callable[[], list[str]] = lambda: installed  # noqa: E731
    return SimpleNamespace(
        contacts=contacts, installed=SimpleNamespace(ids=ids), settings=SimpleNamespace(contact_hours=4)
    )


def test_a_recall_is_said_once_the_window_is_open(
    qtbot: QtBot, background: Background, notices: RecordingNotices
) -> None:
    contacts, parent = Contacts(), QObject()
    contacting = Contacting(workspace(contacts, ["flood-duty"]), background, notices, parent)
    qtbot.waitUntil(lambda: notices.shown == [RECALLED])

    contacting.note_place("catalogue")
    contacting.note_place("home")
    assert contacts.asked == 1, "it was asked just now"


def test_the_catalogue_says_itself_what_was_recalled(
    qtbot: QtBot, background: Background, notices: RecordingNotices
) -> None:
    contacts, parent = Contacts(), QObject()
    contacting = Contacting(workspace(contacts, ["flood-duty"]), background, notices, parent)
    contacting.note_place("catalogue")
    qtbot.waitUntil(lambda: contacts.asked == 1 and not background.busy)

    assert notices.shown == []


def test_where_nothing_is_installed_nobody_is_asked(
    qtbot: QtBot, background: Background, notices: RecordingNotices
) -> None:
    contacts, parent = Contacts(), QObject()
    Contacting(workspace(contacts, []), background, notices, parent).note_place("catalogue")
    assert not background.busy
    assert contacts.asked == 0
