"""Goes through the whole window: every place, every tab, and every sheet that a button with “…” opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from studio.core.languages import Language
from studio.ui.components import SideSheet
from studio.ui.look import Look
from studio.ui.pictures import opened_studio, rest, settle
from studio.ui.studio import Studio
from tests.ui.window.content import AGENT, BASE, RELEASED

SIZES = ((1366, 768), (1093, 614), (911, 512), (683, 384))  # a small screen at 100, 125, 150 and 200 %
PLACES: tuple[tuple[str, ...], ...] = (
    ("home",),
    ("agents", "edited"),
    ("agents", "used"),
    ("agents", "use", RELEASED),
    ("agents", "new"),
    ("builder", AGENT, "config"),
    ("builder", AGENT, "tests"),
    ("builder", AGENT, "trace"),
    ("builder", AGENT, "versions"),
    ("builder", AGENT, "release"),
    ("knowledge",),
    ("knowledge", BASE, "documents"),
    ("knowledge", BASE, "search"),
    ("knowledge", BASE, "questions"),
    ("knowledge", BASE, "chunks"),
    ("knowledge", BASE, "settings"),
    ("source", BASE, "值班规定.md", "0"),
    ("catalogue",),
    ("catalogue", RELEASED),
    ("reviews",),
    ("reviews", "2"),
    ("courses",),
    *(("settings", section) for section in ("endpoints", "appearance", "people", "privacy", "about")),
)


@dataclass(frozen=True)
class Sight:
    """What stands in the window: where one is, and what is opened over it."""

    place: str
    top: QWidget


class Walk:
    """A window on a workspace, in one language; to be closed."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.studio: Studio = opened_studio(folder, Look(language, "light"))
        self.window = self.studio.window
        self.window.resize(*SIZES[0])
        self.window.show()

    def close(self) -> None:
        rest(self.studio)
        self.studio.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def places(self) -> Iterator[Sight]:
        for place in PLACES:
            self.go(place)
            yield Sight("/".join(place), self.window)

    def go(self, place: tuple[str, ...]) -> None:
        self.studio.navigator.open(*place)
        self.calm()

    def page(self) -> QWidget:
        page = self.studio.navigator.page(self.studio.navigator.here[0])
        assert page is not None, "one is always somewhere"
        return page

    def fit(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        self.calm(60)

    def opened(self, place: tuple[str, ...]) -> Iterator[Sight]:
        """Press every button whose words end with “…”, and look at what opens."""
        self.go(place)
        words = [button.text() for button in self._openers()]
        for text in words:
            button = next((one for one in self._openers() if one.text() == text), None)
            if button is None:
                continue
            button.click()
            self.calm()
            for top in self._over():
                yield Sight(f"{'/'.join(place)} › {text}", top)
            self.put_away()

    def calm(self, milliseconds: int = 40) -> None:
        rest(self.studio)
        settle(milliseconds)

    def _openers(self) -> list[QAbstractButton]:
        buttons = self.window.findChildren(QAbstractButton)
        return [one for one in buttons if one.isVisible() and one.isEnabled() and one.text().endswith("…")]

    def _over(self) -> list[QWidget]:
        tops = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        dialogs = [one for one in tops if isinstance(one, QDialog)]
        sheets = [sheet for sheet in self.window.findChildren(SideSheet) if sheet.isVisible()]
        return [one for one in (*dialogs, *sheets) if not isinstance(one, QFileDialog)]

    def put_away(self) -> None:
        for top in (*QApplication.topLevelWidgets(), *self.window.findChildren(SideSheet)):
            if isinstance(top, QDialog):
                top.reject()
            elif isinstance(top, SideSheet):
                top.close_sheet()
        self.calm()
