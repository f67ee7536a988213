"""A list of names to tick; a click anywhere on a row ticks it, as the space bar does."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.pages.knowledge.name_ticks import NameTicks
from studio.ui.theme import icon, size

_Feature = QStyleOptionViewItem.ViewItemFeature
_Role = Qt.ItemDataRole


class NameList(QListView):
    def __init__(self, names: NameTicks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(names)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIconSize(QSize(size("icon"), size("icon")))
        self.clicked.connect(self._turn)

    def _turn(self, index: QModelIndex) -> None:
        ticked = index.data(_Role.CheckStateRole) is Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model().setData(index, turned, _Role.CheckStateRole)


class _Delegate(QStyledItemDelegate):
    """Our own check box: the style's cannot be seen on a dark ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list, never wider: what tells long names apart is often their end."""
        return QSize(0, super().sizeHint(option, index).height())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        ticked = index.data(_Role.CheckStateRole) is Qt.CheckState.Checked
        name, color = (
            ("checkbox-marked", "accent") if ticked else ("checkbox-blank-outline", "text.secondary")
        )
        option.icon = icon(name, color)  # type: ignore[attr-defined]  # missing in the stubs
        features = option.features  # type: ignore[attr-defined]
        shown = (features | _Feature.HasDecoration) & ~_Feature.HasCheckIndicator
        option.features = shown  # type: ignore[attr-defined]
