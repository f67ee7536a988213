"""One agent on the shelf: what it is for, how it was tested, and the one thing to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import ReleaseCard
from studio.ui.components import (
    Button,
    Card,
    ElidedLabel,
    IconLabel,
    IconTile,
    Link,
    StatusLabel,
    Tag,
    label,
)
from studio.ui.language import tr
from studio.ui.packages.categories import category_name
from studio.ui.packages.states import state_tag
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
        self.body.addWidget(ClampedText(agent.card.purpose or tr("No purpose given.")))
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
        card = self.agent.card
        belongs = [part for part in (card.department, category_name(card.category)) if part]
        names.addWidget(ElidedLabel(" · ".join(belongs), "caption", "muted"))
        head.addWidget(IconTile(card.icon))
        head.addLayout(names, 1)
        return head

    def _facts(self) -> QHBoxLayout:
        facts = QHBoxLayout()
        facts.setSpacing(space("3"))
        card = self.agent.card
        passed, total = card.passed, card.total
        if total:
            words = tr("Tests {passed} / {total}", passed=passed, total=total)
            facts.addWidget(StatusLabel(words, "success" if passed == total else "warning"))
        facts.addWidget(label(tr("Version {version}", version=card.version), "caption", "muted"))
        if card.ratings:
            facts.addWidget(_rating(card))
        use = ElidedLabel(_told(card), "caption", "muted")
        use.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        facts.addWidget(use, 1)
        return facts

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("3"))
        tag = _tag(self.agent)
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
        case Standing.BACK:
            return Button(tr("Go back"), icon="restore", small=True)
        case Standing.CLOSED | Standing.RECALLED:
            return None


def _rating(card: ReleaseCard) -> QWidget:
    """A star with the average: the number of ratings is told by the tooltip and to assistive technology."""
    held, line = QWidget(), QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(space("1"))
    line.addWidget(IconLabel("star", "warning", "icon.small"))
    line.addWidget(label(f"{card.rating:.1f} ({card.ratings:,})", "caption", "muted"))
    held.setLayout(line)
    said = tr(
        "{average} of 5 stars, {count} {count:rating|ratings}",
        average=f"{card.rating:.1f}",
        count=card.ratings,
    )
    held.setToolTip(said)
    held.setAccessibleName(said)
    return held


def _told(card: ReleaseCard) -> str:
    if card.month:
        return tr("{count} in 30 days", count=f"{card.month:,}")
    return tr("Installed by {count}", count=f"{card.installs:,}") if card.installs else ""


def _tag(agent: ShelfAgent) -> Tag | None:
    """How it stands in the catalogue; else how it stands here, which the button says, too."""
    if (tag := state_tag(agent.card.state)) is not None:
        return tag
    match agent.standing:
        case Standing.UPDATE:
            return Tag(tr("New version"), "accent")
        case Standing.BACK:
            return Tag(tr("Earlier version in use"), "warning")
        case Standing.INSTALLED:
            return Tag(tr("Installed"), "success", "check")
        case _:
            return None
