"""Tells the person what went wrong or was done, in words, as a banner in the page or a toast."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.ui.components.banner import Banner
from studio.ui.language import tr, words
from studio.ui.remedies import remedy_for
from studio.wording import Explanation, explain, explain_trouble, joined

_COPY, _GO, _ACT = "copy-details", "go-there", "act-"

Act = tuple[str, Callable[[], object]]
"""Words of a button and what it does."""


class Notices(QObject):
    """The window listens; pages only speak."""

    error_shown = Signal(object, object, str)
    tried_again = Signal(str)
    said = Signal(str, str, object)

    def show_error(self, error: object, *acts: Act, of: str = "") -> None:
        """Takes an exception or a Trouble, and what the page can do about it: (“Try again”, again).

        `of` names what was tried.
        """
        self.error_shown.emit(error, acts, of)

    def try_again(self, what: str) -> None:
        """What went wrong with it before is past."""
        self.tried_again.emit(what)

    def say(self, text: str, kind: str = "success", undo: Callable[[], object] | None = None) -> None:
        """`kind`: success, info, warning or danger."""
        self.said.emit(text, kind, undo)

    def wrote(self, file: Path) -> None:
        """A file that was asked for can be opened from where one is told of it."""
        told = tr("Wrote “{file}”.", file=file.name)
        self.said.emit(told, "success", (tr("Open"), partial(self._open, file)))

    def _open(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.say(tr("No program is set up for this kind of file."), "warning")

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.said.emit(text, "success", undo)


@runtime_checkable
class LeadsOn(Protocol):
    """The window: it goes to a place that a banner names."""

    def lead_to(self, page: str, *path: str) -> None: ...


def explanation_of(error: object) -> Explanation:
    if isinstance(error, Trouble):
        return explain_trouble(error, words())
    known = error if isinstance(error, BaseException) else RuntimeError(str(error))
    return explain(known, words())


def error_banner(
    error: object,
    actions: Sequence[tuple[str, str]] = (),
    parent: QWidget | None = None,
    *,
    acts: Sequence[Act] = (),
    remedy: bool = True,
    closable: bool = True,
) -> Banner:
    """Say what happened, what it means and what to do; the details can be copied for whoever helps.

    `actions` come back by the banner's `acted`, `acts` are done. The button that leads to where it is mended
    stands there by itself, but for a page that is that place and wants no `remedy`.
    """
    said = explanation_of(error)
    text = joined(said.meaning, said.action)
    kind = "refused" if _name(error) == "DocumentClassified" else "danger"
    found = remedy_for(error) if remedy else None
    own = [*actions, *((f"{_ACT}{number}", act[0]) for number, act in enumerate(acts))]
    if found is not None and found.words not in {words for _, words in own}:
        own.append((_GO, found.words))
    own.append((_COPY, tr("Copy details")))
    banner = Banner(kind, said.happened, text, own, closable=closable, parent=parent)
    answering = _Answering(banner, details_of(error), tuple(acts), found.place if found else ())
    banner.acted.connect(answering.act)
    return banner


def leading_banner(title: str, text: str, error: object, actions: Sequence[tuple[str, str]] = ()) -> Banner:
    """Say in the page's own words what the error has led to, and lead to where it is mended."""
    found = remedy_for(error)
    led = [(_GO, found.words)] if found else []
    banner = Banner("warning", title, text, [*actions, *led, (_COPY, tr("Copy details"))], closable=False)
    banner.acted.connect(_Answering(banner, details_of(error), (), found.place if found else ()).act)
    return banner


def details_of(error: object) -> str:
    """Return name and facts, for whoever looks after the computer."""
    if isinstance(error, StudioError):
        return str(error)
    return repr(error)


class _Answering(QObject):
    """Does what a banner offers by itself; what its page does about it is the page's."""

    def __init__(self, banner: Banner, details: str, acts: tuple[Act, ...], place: tuple[str, ...]) -> None:
        super().__init__(banner)
        self._banner, self._details, self._acts, self._place = banner, details, acts, place

    def act(self, action: str) -> None:
        if action == _COPY:
            QGuiApplication.clipboard().setText(self._details)
        elif action == _GO:
            self._lead_on()
        elif action.startswith(_ACT):
            self._banner.close_banner()
            self._acts[int(action.removeprefix(_ACT))][1]()

    def _lead_on(self) -> None:
        around = self._banner.parentWidget()
        while around is not None and not isinstance(around, LeadsOn):
            around = around.parentWidget()
        if around is not None:
            around.lead_to(*self._place)


def _name(error: object) -> str:
    return error.name if isinstance(error, StudioError | Trouble) else ""
