"""Tells the person what went wrong or was done, in words, as a banner in the page or a toast."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.ui.components.banner import Banner
from studio.ui.language import tr, words
from studio.wording import Explanation, explain, explain_trouble, joined

_COPY = "copy-details"


class Notices(QObject):
    """The window listens; pages only speak. `show_error` takes an exception or a Trouble."""

    error_shown = Signal(object)
    said = Signal(str, str, object)

    def show_error(self, error: object) -> None:
        self.error_shown.emit(error)

    def say(self, text: str, kind: str = "success") -> None:
        """`kind`: success, info, warning or danger."""
        self.said.emit(text, kind, None)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.said.emit(text, "success", undo)


def explanation_of(error: object) -> Explanation:
    if isinstance(error, Trouble):
        return explain_trouble(error, words())
    known = error if isinstance(error, BaseException) else RuntimeError(str(error))
    return explain(known, words())


def error_banner(
    error: object, actions: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
) -> Banner:
    """Say what happened, what it means and what to do; the details can be copied for whoever helps."""
    said = explanation_of(error)
    text = joined(said.meaning, said.action)
    kind = "refused" if _name(error) == "DocumentClassified" else "danger"
    banner = Banner(kind, said.happened, text, [*actions, (_COPY, tr("Copy details"))], parent=parent)
    banner.setProperty("details", details_of(error))
    banner.acted.connect(_Copier(banner).copy)
    return banner


def details_of(error: object) -> str:
    """Return name and facts, for whoever looks after the computer."""
    if isinstance(error, StudioError):
        return str(error)
    return repr(error)


class _Copier(QObject):
    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner

    def copy(self, action: str) -> None:
        if action == _COPY:
            QGuiApplication.clipboard().setText(str(self._banner.property("details")))


def _name(error: object) -> str:
    return error.name if isinstance(error, StudioError | Trouble) else ""
