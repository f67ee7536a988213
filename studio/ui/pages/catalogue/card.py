"""One agent on the shelf: what it is for, how it was tested, and the one thing to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from studio.ui.components import Button, Card, ElidedLabel, IconTile, Link, StatusLabel, Tag, label
from studio.ui.language import tr
from studio.ui.pages.catalogue.categories import category_name
from studio.ui.pages.catalogue.clamped import ClampedText
from studio.ui.pages.catalogue.shelf import ShelfAgent, Standing
from studio.ui.theme import space


class AgentCard(Card):
    """Signals bring the agent's id; a click on the card opens its passport."""

    passport_opened = Signal(str)
    install_chosen = Signal(str)
    use_chosen = Signal(str)

    def __init__(self, agent: ShelfAgent) -> None:
        super().__init__()
        self.agent = agent
        self.setProperty("clickable", True)
        self.setAccessibleName(agent.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.action = _action(agent.standing)
        self.passport = Link(tr("Passport"))
        self.passport.setAccessibleName(tr("Passport of {name}", name=agent.name))
        self.body.addLayout(self._head())
        self.body.addWidget(ClampedText(agent.purpose or tr("No purpose given.")))
        self.body.addLayout(self._facts())
        self.body.addLayout(self._foot())
        self.passport.clicked.connect(self._open_passport)
        if self.action is not None:
            self.action.clicked.connect(self._act)

    def set_busy(self, busy: bool) -> None:
        if self.action is not None:
            self.action.set_busy(busy, tr("Installing…"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open_passport()

    def _head(self) -> QHBoxLayout:
        head, names = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(space("3"))
        names.setSpacing(0)
        names.addWidget(ElidedLabel(self.agent.name, "strong"))
        belongs = [part for part in (self.agent.department, category_name(self.agent.category)) if part]
        names.addWidget(ElidedLabel(" · ".join(belongs), "caption", "muted"))
        head.addWidget(IconTile(self.agent.icon))
        head.addLayout(names, 1)
        return head

    def _facts(self) -> QHBoxLayout:
        facts = QHBoxLayout()
        facts.setSpacing(space("3"))
        passed, total = self.agent.passed, self.agent.total
        if total:
            words = tr("Tests {passed} / {total}", passed=passed, total=total)
            facts.addWidget(StatusLabel(words, "success" if passed == total else "warning"))
        facts.addWidget(label(tr("Version {version}", version=self.agent.version), "caption", "muted"))
        facts.addStretch(1)
        if self.agent.installs:
            count = f"{self.agent.installs:,}"
            facts.addWidget(label(tr("Installed by {count}", count=count), "caption", "muted"))
        return facts

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("3"))
        tag = _tag(self.agent.standing)
        if tag is not None:
            foot.addWidget(tag)
        foot.addWidget(self.passport)
        foot.addStretch(1)
        if self.action is not None:
            foot.addWidget(self.action)
        else:
            foot.addSpacing(1)
        return foot

    def _open_passport(self) -> None:
        self.passport_opened.emit(self.agent.id)

    def _act(self) -> None:
        here = self.agent.standing is Standing.INSTALLED
        (self.use_chosen if here else self.install_chosen).emit(self.agent.id)


def _action(standing: Standing) -> Button | None:
    match standing:
        case Standing.NEW:
            return Button(tr("Install"), icon="download", small=True)
        case Standing.UPDATE:
            return Button(tr("Update"), icon="update", small=True)
        case Standing.INSTALLED:
            return Button(tr("Open"), small=True)
        case Standing.RECALLED:
            return None


def _tag(standing: Standing) -> Tag | None:
    match standing:
        case Standing.UPDATE:
            return Tag(tr("New version"), "accent")
        case Standing.INSTALLED:
            return Tag(tr("Installed"), "success", "check")
        case Standing.RECALLED:
            return Tag(tr("recalled"), "danger")
        case Standing.NEW:
            return None
