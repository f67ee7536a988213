"""The count on the rail is there wherever the window opens, and is that of whoever acts now."""

from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from studio.catalogue import Person, Role
from studio.core.errors import CatalogueUnreachable
from studio.ui.background import Background
from studio.ui.shell.navigator import Navigator
from studio.ui.waiting_for_me import WaitingForMe, count_waiting
from tests.ui.conftest import RecordingNotices

REVIEWER = Person(id="2001", name="李审核", roles=(Role.REVIEWER,), reviews=("*",))
BUILDER = Person(id="1001", name="欧阳建国", roles=(Role.BUILDER,))


class Settings:
    catalogue = "http://127.0.0.1:9"

    def __init__(self, person: Person) -> None:
        self.person = person

    def acting(self) -> Person:
        return self.person


class Office:
    """As much of a workspace as is asked."""

    def __init__(self, person: Person, *waiting: int) -> None:
        self.settings, self.waiting, self.there = Settings(person), waiting, True

    async def has_submissions(self) -> bool:
        return True

    @asynccontextmanager
    async def catalogue(self) -> Any:  # what is asked of a client
        if not self.there:
            raise CatalogueUnreachable(host="127.0.0.1")
        yield SimpleNamespace(desk=self)

    async def queues(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(waiting=one) for one in self.waiting]


async def test_what_waits_is_counted_for_reviewers_and_unknown_while_the_server_is_away() -> None:
    office: Any = Office(REVIEWER, 2, 3)
    assert (await count_waiting(office))[1] == 5
    office.there = False
    assert (await count_waiting(office))[1] is None
    office.settings.person = BUILDER
    assert (await count_waiting(office))[1] == 0


def test_the_count_comes_without_a_visit_and_goes_with_the_person(
    qtbot: QtBot, background: Background, notices: RecordingNotices
) -> None:
    office: Any = Office(REVIEWER, 2, 3)
    stack, parent = QStackedWidget(), QObject()
    qtbot.addWidget(stack)
    navigator = Navigator(stack, lambda _: None, notices)  # type: ignore[arg-type, return-value]  # no page is made
    badges: list[tuple[str, int]] = []
    navigator.badge_changed.connect(lambda page, count: badges.append((page, count)))
    waiting = WaitingForMe(office, background, navigator, parent, soon=0)

    office.there = False
    waiting.note_settings()
    qtbot.waitUntil(lambda: not background.busy)
    office.there = True
    waiting.note_settings()
    qtbot.waitUntil(lambda: badges[:1] == [("reviews", 5)])

    office.settings.person = BUILDER
    waiting.note_settings()
    qtbot.waitUntil(lambda: badges[-2:] == [("reviews", 0)] * 2)
    waiting.stop()
