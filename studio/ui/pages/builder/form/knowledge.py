"""The knowledge section: which bases an agent reads, and what it says when they hold no answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.core.agents import KnowledgeUse
from studio.ui.components import (
    Button,
    GrowingArea,
    IconButton,
    ListRow,
    NumberField,
    Select,
    StatusLabel,
    clear_layout,
    hairline,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.builder.section import Section
from studio.ui.theme import space


class BasesList(QWidget):
    """The bases in the order they are named; one that is gone from the workspace is marked."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._known: Mapping[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def value(self) -> list[str]:
        return list(self._names)

    def set_value(self, value: Sequence[str]) -> None:
        self._names = list(value)
        self._draw()

    def set_known(self, known: Mapping[str, str]) -> None:
        """`known` maps the bases of the workspace to what is in them."""
        self._known = known
        self._draw()

    def add(self, name: str) -> None:
        self._names.append(name)
        self._draw()
        self.chosen.emit(name)

    def _draw(self) -> None:
        clear_layout(self._column)
        for name in self._names:
            self._column.addWidget(self._row(name))
        if not self._names:
            text = tr("No base yet. Without documents it cannot answer with sources.")
            words = label(text, "dense", "secondary", wrap=True)
            words.setContentsMargins(space("card"), space("2"), space("card"), space("3"))
            self._column.addWidget(words)

    def _row(self, name: str) -> ListRow:
        gone = name not in self._known
        status = StatusLabel(tr("Not in this workspace"), "warning") if gone else None
        row = ListRow("bookshelf", name, self._known.get(name, ""), tag=status)
        remove = IconButton("close", tr("Remove “{name}”", name=name))
        for widget in (row, remove):
            widget.setProperty("base", name)
        remove.clicked.connect(self._remove)
        row.extra.addWidget(remove)
        row.opened.connect(self._open)
        row.set_last(name == self._names[-1])
        return row

    def _remove(self) -> None:
        name = str(self.sender().property("base"))
        self._names.remove(name)
        self._draw()
        self.chosen.emit(name)

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("base")))


class KnowledgeSection(Section):
    base_opened = Signal(str)

    def __init__(self) -> None:
        note = tr("What it relies on, and says when it finds nothing")
        super().__init__("knowledge", tr("Its knowledge"), note)
        self.bases = BasesList()
        self.bases.opened.connect(self.base_opened)
        self.bases.chosen.connect(self._offer_rest)
        self._menu = QMenu(self)
        self._known: Mapping[str, str] = {}
        self.add_button = Button(tr("Add a base"), icon="plus", small=True)
        self.add_button.clicked.connect(self._open_menu)
        self.add_header_widget(self.add_button)
        self.body.setContentsMargins(0, space("1"), 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.bases)
        self.keep(("knowledge", "bases"), self.bases)
        self.body.addWidget(hairline())
        self.column = QVBoxLayout()
        edge = space("card")
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(space("3"))
        self.body.addLayout(self.column)
        self._add_rules()

    def what_is_missing(self) -> QWidget | None:
        """A base to answer from; one that is chosen already may hold nothing yet."""
        rows = self.bases.findChildren(ListRow)
        return rows[0] if rows else self.add_button

    def offer(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.bases.set_known(known)
        self._offer_rest()

    def _offer_rest(self) -> None:
        self._menu.clear()
        for name in self._known:
            if name not in self.bases.value():
                self._menu.addAction(name).triggered.connect(self._add)
        self._menu.addSeparator()
        self._menu.addAction(tr("New base…")).triggered.connect(self._new)

    def offers(self) -> list[QAction]:
        """The bases one may add, then the way to a new one."""
        return [action for action in self._menu.actions() if not action.isSeparator()]

    def _add_rules(self) -> None:
        uses = [
            (KnowledgeUse.ALWAYS.value, tr("Before every answer")),
            (KnowledgeUse.ON_DEMAND.value, tr("When the model asks for it")),
        ]
        help_text = tr("When asked for, the model looks things up itself, as with a tool.")
        self.add(("knowledge", "use"), tr("Searched"), Select(uses), help_text)
        only = self.add_switch(
            ("knowledge", "only_from_knowledge"),
            tr("Answer from these documents only"),
            tr("Else it may also say what the model knows by itself, without a source."),
        )
        reply = GrowingArea(
            tr("The documents hold no answer to this. Call the duty office to make sure."), lines=2
        )
        help_text = tr("Said word for word when the documents hold no answer.")
        self._reply = self.add(("knowledge", "nothing_found"), tr("Fixed reply"), reply, help_text)
        only.toggled.connect(self._reply.setVisible)
        passages = NumberField(1, 20)
        self.add(
            ("knowledge", "passages"),
            tr("Passages per answer"),
            passages,
            tr("How many places it may rely on, 1 to 20."),
        )

    def _open_menu(self) -> None:
        self._offer_rest()
        self._menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _add(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.bases.add(action.text())

    def _new(self) -> None:
        self.base_opened.emit("")
