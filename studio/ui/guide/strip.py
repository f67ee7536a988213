"""The band the lines over the pages are written on: an icon, words and buttons in a row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import IconLabel, restyle
from studio.ui.theme import space


class Strip(QFrame):
    """`icons` are name and colour for each kind of thing that is told, first the usual one.

    `low` is one that takes as little of the page's height as it can.
    """

    def __init__(
        self,
        icons: Mapping[str, tuple[str, str]],
        words: Sequence[QWidget],
        buttons: Sequence[QWidget],
        *,
        low: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._icons = icons
        self._icon = IconLabel(*next(iter(icons.values())))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in words:
            lines.addWidget(line)
        layout = QHBoxLayout(self)
        above, right = (space("1"), space("2")) if low else (space("2"), space("3"))
        layout.setContentsMargins(space("4"), above, right, above)
        layout.setSpacing(space("3"))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter if low else Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        for button in buttons:
            layout.addWidget(button)

    def tell(self, kind: str, title: str, text: str) -> None:
        """Look like that kind, and be named so for assistive technology."""
        self.setProperty("kind", kind)
        restyle(self)
        self._icon.set_icon(*self._icons[kind])
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
