"""The order of Tab among the parts of a reel: as they stand, not as they were built."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabChain:
    """`built` are the parts that have widgets, by their number."""

    def __init__(self, built: Mapping[int, QWidget]) -> None:
        self._built = built
        self._waiting: list[int] = []
        self._joined: set[int] = set()

    @property
    def waiting(self) -> bool:
        """Whether there are parts that have no place in it yet."""
        return bool(self._waiting)

    def add(self, number: int) -> None:
        self._waiting.append(number)

    def forget(self, number: int) -> None:
        self._joined.discard(number)

    def join_next(self) -> None:
        """Give a place to the one that has waited longest."""
        number = self._waiting.pop(0)
        order = _tabbed(self._built[number]) if number in self._built else []
        earlier = [at for at in self._joined if at < number and at in self._built]
        later = [at for at in self._joined if at > number and at in self._built]
        self._joined.add(number)
        if not order:
            return
        before = _tabbed(self._built[max(earlier)])[-1:] if earlier else []
        if not before and later and (following := _tabbed(self._built[min(later)])):
            before = _before(following[0])
        for one, after in zip([*before, *order], order, strict=False):
            if one is not after:
                QWidget.setTabOrder(one, after)


def _before(widget: QWidget) -> list[QWidget]:
    """The one Tab comes from; Qt orders only what takes the focus at all."""
    earlier = widget.previousInFocusChain()
    while earlier is not None and earlier.focusPolicy() is Qt.FocusPolicy.NoFocus:
        earlier = earlier.previousInFocusChain()
    return [earlier] if earlier is not None and earlier is not widget else []


def _tabbed(part: QWidget) -> list[QWidget]:
    inside = part.findChildren(QWidget)
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
