"""The tab 配置: section list, form and live chat side by side, or less of it in a narrow window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.components import (
    Banner,
    NavList,
    Select,
    SidePlace,
    SideSheet,
)
from studio.ui.language import tr
from studio.ui.pages.builder.form.form import AgentForm
from studio.ui.pages.builder.readiness import Need
from studio.ui.pages.builder.readiness_card import ReadinessCard
from studio.ui.theme import size, space

_SECTION_OF = {
    Need.NAMED.value: "identity",
    Need.INSTRUCTED.value: "instructions",
    Need.KNOWLEDGE.value: "knowledge",
    Need.TOOLS.value: "tools",
}


class ConfigView(QWidget):
    """`need_chosen` is sent for a line of the readiness list that another tab sees to."""

    need_chosen = Signal(str)
    withdrawn = Signal(int)
    contest_settled = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.form, self.readiness = AgentForm(), ReadinessCard()
        self.above_form = QVBoxLayout()
        self._locked: Banner | None = None
        self._contest: Banner | None = None
        self.chat = ChatPanel(tr("Try it"), tr("The released version is not touched"), tr("draft"))
        self.sections, self.section_choice = NavList(), Select()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._nav = QScrollArea(widgetResizable=True)
        self._nav.setFrameShape(QFrame.Shape.NoFrame)
        self._nav.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nav.setWidget(self.sections)
        self._row.addWidget(self._nav)
        self._middle_stack = QStackedWidget()
        self._middle_stack.addWidget(self._middle())
        self._row.addWidget(self._middle_stack, 1)
        self.making, self.making_sheet = MakingPanel(), SideSheet(page, tr("Form and document"), width=560)
        self.making_sheet.body.setContentsMargins(0, 0, 0, 0)
        self.making_sheet.body.addWidget(self.making)
        self.chat_place = SidePlace(page, self._row, self.chat, tr("Try it"), head=self.chat.head)
        self._name_sections()
        self._connect()

    def show_locked(self, number: int) -> None:
        """What waits for a reviewer is not changed under their eyes; 0 when nothing waits."""
        self.form.widget().setEnabled(not number)
        self._drop(self._locked)
        self._locked = None
        if number:
            text = tr("Number {number} waits for a reviewer. Withdraw it to go on editing.", number=number)
            actions = [("withdraw", tr("Withdraw"))]
            banner = Banner("info", tr("Locked during review"), text, actions, closable=False)
            banner.setProperty("number", number)
            banner.acted.connect(self._withdraw)
            self._locked = self._put(banner)

    def show_contest(self, *, shown: bool) -> None:
        """Another program has written the files while something was written here."""
        self._drop(self._contest)
        self._contest = None
        if shown:
            actions = [("theirs", tr("Take what the file says")), ("mine", tr("Keep what I wrote"))]
            text = tr(
                "Nothing is saved until you choose. What gives way can be had back by undo or under Versions."
            )
            title = tr("The agent's files were changed by another program")
            banner = Banner("warning", title, text, actions, closable=False)
            banner.acted.connect(self.contest_settled)
            self._contest = self._put(banner)

    def _put(self, banner: Banner) -> Banner:
        edge = space("page")
        self.above_form.setContentsMargins(edge, space("3"), edge, 0)
        self.above_form.addWidget(banner)
        return banner

    def _drop(self, banner: Banner | None) -> None:
        if banner is not None:
            self.above_form.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        if not self.above_form.count():
            self.above_form.setContentsMargins(0, 0, 0, 0)

    def _withdraw(self) -> None:
        if self._locked is not None:
            self.withdrawn.emit(int(self._locked.property("number")))

    def show_states(self, states: Mapping[str, str]) -> None:
        for name, state in states.items():
            self.sections.set_state(name, state)
            self.section_choice.set_state(name, state)

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        narrow = width < size("breakpoints.narrow")
        self.sections.setFixedWidth(size("section.list.narrow" if narrow else "section.list"))
        self.chat_place.dock(
            width >= size("breakpoints.panel.as.sheet"), size("chat.narrow" if narrow else "chat")
        )
        as_list = width >= size("breakpoints.compact.rail")
        self._nav.setFixedWidth(self.sections.width())
        self._nav.setVisible(as_list)
        self._choice_line.setVisible(not as_list)

    def jump(self, section: str) -> None:
        self.show_source(False)
        self.sections.set_current(section)
        self.section_choice.set_value(section)
        self.form.jump(section)

    def add_source(self, source: QWidget) -> None:
        """Where sources are seen beside the chat: in the place of the form."""
        self._middle_stack.addWidget(source)

    def show_source(self, shown: bool) -> None:
        self._middle_stack.setCurrentIndex(int(shown))

    @property
    def source_shown(self) -> bool:
        return self._middle_stack.currentIndex() > 0

    def _middle(self) -> QWidget:
        whole = QWidget()
        middle = QVBoxLayout(whole)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._choice_line = QWidget()
        line = QHBoxLayout(self._choice_line)
        line.setContentsMargins(space("page"), space("2"), space("page"), space("2"))
        line.addWidget(self.section_choice)
        middle.addWidget(self._choice_line)
        middle.addLayout(self.above_form)
        middle.addWidget(self.form, 1)
        return whole

    def _name_sections(self) -> None:
        names = {
            "identity": tr("Identity"), "instructions": tr("Instructions"), "knowledge": tr("Its knowledge"),
            "tools": tr("Tools"), "opening": tr("Opening"), "model": tr("Model"),
            "guardrails": tr("Guardrails"),
        }  # fmt: skip
        for section in self.form.sections:
            self.sections.add(section.name, names[section.name])
        self.section_choice.set_options(list(names.items()))
        self.section_choice.setAccessibleName(tr("Section"))
        self.sections.set_current("identity")
        self.sections.add_below(self.readiness)

    def _connect(self) -> None:
        self.sections.chosen.connect(self.jump)
        self.section_choice.chosen.connect(self.jump)
        self.form.reached.connect(self.sections.set_current)
        self.form.reached.connect(self.section_choice.set_value)
        self.readiness.chosen.connect(self.see_to)

    def see_to(self, need: str) -> None:
        """Lead to where a missing thing is put right."""
        self.show_source(False)
        if need in _SECTION_OF:
            self.sections.set_current(_SECTION_OF[need])
            self.section_choice.set_value(_SECTION_OF[need])
            self.form.lead_to(_SECTION_OF[need])
        self.need_chosen.emit(need)
