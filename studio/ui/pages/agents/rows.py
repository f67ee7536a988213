"""A row for an agent one edits, and one for an agent one uses."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from studio.catalogue import ReleaseState
from studio.ui.components import ElidedLabel, IconButton, ListRow, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.packages.states import state_tag
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.builder.readiness import need_text
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.theme import icon, size, space


class AgentRow(ListRow):
    """Enter opens, F2 renames, Del deletes; `used` rows are removed instead of deleted and not copied."""

    renamed = Signal()
    duplicated = Signal()
    exported = Signal()
    deleted = Signal()

    def __init__(self, line: AgentLine, *, used: bool) -> None:
        action = tr("Open") if used or line.trouble else tr("Edit")
        super().__init__(
            agent_icon(line.icon),
            line.name,
            _state(line, used=used),
            state_tag(ReleaseState(line.heard)) if line.heard else None,
            date=short_time(line.changed),
            action=action,
        )
        self.line = line
        self._own = not used and line.trouble is None
        self._readiness = QHBoxLayout()
        self._readiness.setSpacing(space("2"))
        self._holder = QWidget()
        self._holder.setLayout(self._readiness)
        self._readiness.setContentsMargins(0, 0, 0, 0)
        self._holder.setVisible(not used)
        self.extra.insertWidget(0, self._holder)
        self._more = IconButton("dots-vertical", tr("More about “{name}”", name=line.name), small=True)
        self._menu = self._made_menu(used=used)
        self._more.clicked.connect(self._open_menu)
        self.extra.addWidget(self._more)
        self.acted.connect(self.opened)
        if line.standing is not None:
            self.show_standing(line)

    def show_standing(self, line: AgentLine) -> None:
        """Show how far it is, and the first thing it still needs."""
        standing = line.standing
        if standing is None or self._readiness.count():
            return
        bar = QProgressBar(textVisible=False, maximum=len(standing.needs), value=standing.met)
        bar.setFixedWidth(size("meter"))
        bar.setAccessibleName(tr("Ready to publish"))
        bar.setProperty("tone", "success" if standing.first_missing is None else "")
        missing = standing.first_missing
        text = tr("Ready to submit") if missing is None else need_text(missing, standing)
        self._readiness.addWidget(bar)
        self._readiness.addWidget(label(f"{standing.met} / {len(standing.needs)}", "caption", "muted"))
        self._readiness.addWidget(ElidedLabel(text, "dense", "success" if missing is None else "warning"), 1)

    def fit(self, width: int) -> None:
        """Give the readiness its column where there is room."""
        wide = width >= size("room.readiness")
        self._holder.setVisible(wide and bool(self._readiness.count()))
        self._holder.setFixedWidth(size("readiness") if wide else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_F2 and self._own:
            self.renamed.emit()
        else:
            super().keyPressEvent(event)

    def _made_menu(self, *, used: bool) -> QMenu:
        menu = QMenu(self)
        if self._own:
            menu.addAction(icon("rename-box-outline"), f"{tr('Rename')}\tF2").triggered.connect(self.renamed)
            menu.addAction(icon("content-copy"), tr("Duplicate")).triggered.connect(self.duplicated)
            menu.addAction(icon("export-variant"), tr("Export…")).triggered.connect(self.exported)
        words = tr("Remove from this computer") if used else tr("Delete")
        menu.addAction(icon("trash-can-outline"), words).triggered.connect(self.deleted)
        return menu

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def _state(line: AgentLine, *, used: bool) -> str:
    if line.trouble is not None:
        return explanation_of(line.trouble).happened
    if used:
        return " · ".join(filter(None, [tr("version {version}", version=line.version), line.owner]))
    return f"{tr('draft {version}', version=line.version)} · {_tested(line)}"


def _tested(line: AgentLine) -> str:
    report = line.report
    if report is None:
        return tr("not tested yet")
    return tr(
        "last test {passed} / {total}, {time}",
        passed=report.passed,
        total=report.total,
        time=short_time(report.started),
    )
