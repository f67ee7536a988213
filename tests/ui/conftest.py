"""A dressed application, the bridge, and stand-ins that record what a person would have been told."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.languages import Language
from studio.ui.application import dress
from studio.ui.background import Background
from studio.ui.language import language
from studio.ui.look import Look
from studio.ui.notices import Notices

_PATIENCE_MILLISECONDS = 30_000  # nothing is asserted about time: a busy computer needs more than Qt's five


class PatientBot(QtBot):
    def waitUntil(  # noqa: N802  # pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MILLISECONDS
    ) -> None:
        super().waitUntil(callback, timeout=max(timeout, _PATIENCE_MILLISECONDS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so whenever a window has a least size; no other Qt message passes."""
    for item in items:
        if "tests/ui/" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session", autouse=True)
def _clipboard_is_empty_at_the_end(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform lets go of what was copied only when Python is no longer there to end it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _dressed_and_tidy(qapp: QApplication) -> Iterator[None]:
    """Every test starts in Chinese and light, and leaves no window behind."""
    if qapp.property("studioThemeMode") != "light" or language() is not Language.ZH:
        dress(qapp, Look(Language.ZH, "light"))
    before = set(map(id, qapp.topLevelWidgets()))
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if id(widget) not in before and widget.isVisible()]
    assert not left, f"the test left windows open: {left}"


@pytest.fixture(autouse=True)
def _widgets_end_on_this_thread(_dressed_and_tidy: None) -> Iterator[None]:
    """Python searches for garbage on any thread; what is not garbage now is left out of later searches."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    bridge = Background()
    yield bridge
    bridge.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class RecordingNotices(Notices):
    """`shown` are the errors, `said_texts` the toasts."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []
        self.said_texts: list[str] = []
        self.undo: list[Callable[[], object]] = []
        self.error_shown.connect(self._keep_error)
        self.said.connect(self._keep)

    def _keep_error(self, error: object) -> None:
        self.shown.append(error)

    def _keep(self, text: str, kind: str, undo: object) -> None:
        self.said_texts.append(text)
        if callable(undo):
            self.undo.append(undo)


@pytest.fixture
def notices(qapp: QApplication) -> RecordingNotices:
    return RecordingNotices()


@dataclass
class RecordingNavigator:
    """`went` are the places that were opened."""

    went: list[tuple[str, ...]] = field(default_factory=list)
    badges: dict[str, int] = field(default_factory=dict)

    def open(self, page: str, *path: str) -> None:
        self.went.append((page, *path))

    def back(self) -> None:
        self.went.append(("back",))

    def set_badge(self, page: str, count: int) -> None:
        self.badges[page] = count


@pytest.fixture
def navigator() -> RecordingNavigator:
    return RecordingNavigator()
