"""A catalogue with something in it: packages of a small draft, submitted and decided by two colleagues."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from studio.catalogue import (
    CatalogueClient,
    Feedback,
    Person,
    Ratings,
    Release,
    Role,
    Submission,
    embedded_client,
)
from studio.workspace.settings import AUTHOR, REVIEWER
from tests.ui.builder.office import Office
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

THIRD = Person(id="窗口一岗", name="窗口一岗", department="示例市人社局", roles=(Role.BUILDER,))


class Shelves:
    """The embedded catalogue of an office's workspace."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office, self._folder, self._drafts = office, folder, 0

    def draft(self, **changes: Any) -> Draft:
        """Every draft has a folder of its own."""
        self._drafts += 1
        return replace(Draft(self._folder / str(self._drafts)), **changes)

    def submit(self, draft: Draft, by: Person = REVIEWER, note: str = "首版") -> Submission:
        package = replace(draft, author=by).build()
        return self.submit_package(package.content, by, note)

    def submit_package(self, package: bytes, by: Person, note: str = "") -> Submission:
        async def queue(client: CatalogueClient) -> Submission:
            return await submit(client, package, note)

        submitted: Submission = self._office.run(self.act, by, queue)
        return submitted

    def approve(self, submission: Submission, by: Person = AUTHOR) -> None:
        async def decide(client: CatalogueClient) -> Submission:
            return await client.desk.approve(submission.number, "同意上架。")

        self._office.run(self.act, by, decide)

    def release(self, **changes: Any) -> None:
        self.approve(self.submit(self.draft(**changes)))

    def recall(self, agent: str, version: str) -> None:
        async def take_back(client: CatalogueClient) -> Release:
            return await client.shelf.recall(agent, version, "引用的办法已废止")

        self._office.run(self.act, AUTHOR, take_back)

    def roll_back(self, agent: str, version: str) -> None:
        async def bring_back(client: CatalogueClient) -> Release:
            return await client.shelf.roll_back(agent, version, "新版答错")

        self._office.run(self.act, AUTHOR, bring_back)

    def feedback(self) -> list[Feedback]:
        """What its maker reads."""

        async def read(client: CatalogueClient) -> list[Feedback]:
            return await client.opinions.received()

        found: list[Feedback] = self._office.run(self.act, REVIEWER, read)
        return found

    def rate(self, agent: str, stars: int) -> None:
        async def give(client: CatalogueClient) -> Ratings:
            return await client.shelf.rate(agent, stars)

        self._office.run(self.act, THIRD, give)

    async def act(self, person: Person, act: Callable[[CatalogueClient], Awaitable[Any]]) -> Any:
        async with embedded_client(self._office.workspace.folder / "catalogue", person) as client:
            return await act(client)


def press(widget: QWidget, text: str) -> None:
    QTest.mouseClick(_buttons(widget, text)[0], Qt.MouseButton.LeftButton)


def offers(widget: QWidget, text: str) -> bool:
    """Whether there is something with that text to press."""
    return bool(_buttons(widget, text))


def _buttons(widget: QWidget, text: str) -> list[QPushButton]:
    return [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def said(widget: QWidget) -> str:
    """Everything written on what is in sight."""
    seen = (child for child in widget.findChildren(QWidget) if child.isVisible())
    return "\n".join(f"{child.property('text') or ''}\n{child.accessibleName()}" for child in seen)
