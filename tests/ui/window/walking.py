"""Goes through the whole window: every place, every tab, and every sheet that a button with “…” opens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from studio.core.languages import Language
from studio.ui.components import SideSheet
from studio.ui.look import Look
from studio.ui.pictures import opened_studio, rest, settle, wait_until
from studio.ui.shell.page import Page
from studio.ui.studio import Studio
from tests.ui.window.content import AGENT, BASE, RELEASED
from tests.ui.window.plan import plan_of

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


_LOOKS, _MOMENT, _PATIENCE_MILLISECONDS = 3, 3, 10_000


@dataclass(frozen=True)
class Sight:
    """What stands in the window: where one is, and what is opened over it; `sizes` where it does so."""

    place: str
    top: QWidget
    sizes: tuple[tuple[int, int], ...] = SIZES


class Walk:
    """A window on a workspace, in one language; to be closed."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.studio: Studio = opened_studio(folder, Look(language, "light"))
        self.window = self.studio.window
        self.window.resize(*SIZES[0])
        self.window.show()
        self.waits = True
        """Whether it lets the background finish before it looks."""

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

    def page(self) -> Page:
        page = self.studio.navigator.page(self.studio.navigator.here[0])
        assert page is not None, "one is always somewhere"
        return page

    def press(self, words: str) -> None:
        """A button of the page, or what the palette offers for it, as soon as it is there."""
        wait_until(lambda: self._act(words) is not None, _PATIENCE_MILLISECONDS)
        act = self._act(words)
        assert act is not None, f"nothing to press for “{words}”"
        act()
        self.calm()

    def _act(self, words: str) -> Callable[[], object] | None:
        offered = {one.title: one.act for one in self.page().offered()}
        pressed = {name: one.click for one in self._buttons() for name in _names(one)}
        return pressed.get(words) or offered.get(words)

    def fit(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        self.calm()

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
            for top in self.over():
                yield Sight(f"{'/'.join(place)} › {text}", top)
            self.put_away()

    def calm(self) -> None:
        """Nothing runs any more, and nothing moves."""
        if self.waits:
            rest(self.studio)
        stand_still(self.window)

    def _openers(self) -> list[QAbstractButton]:
        return [one for one in self._buttons() if one.text().endswith("…")]

    def _buttons(self) -> list[QAbstractButton]:
        buttons = self.window.findChildren(QAbstractButton)
        return [one for one in buttons if one.isVisible() and one.isEnabled()]

    def over(self) -> list[QWidget]:
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


def _names(button: QAbstractButton) -> tuple[str, ...]:
    return button.text(), button.accessibleName(), button.toolTip()


def stand_still(window: QWidget) -> None:
    """Let it work until it looks the same a few times running."""
    looks: list[list[str]] = []
    while len(looks) < _LOOKS or any(look != looks[-1] for look in looks[-_LOOKS:]):
        settle(_MOMENT)
        looks.append(plan_of(window))
