"""The things last touched, as cards with the one thing to do next."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, ElidedLabel, IconTile, Tag, clear_layout, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.home.agents import missing_text
from studio.ui.pages.home.facts import HomeFacts, Missing
from studio.ui.theme import space

_MOST = 3


class Recent(QWidget):
    went = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space("gap"))

    def show_facts(self, facts: HomeFacts) -> None:
        clear_layout(self._layout)
        for card in _cards(facts)[:_MOST]:
            card.went.connect(self.went)
            self._layout.addWidget(card, 1)
        self.setVisible(self._layout.count() > 0)

    def show_works(self, works: Mapping[tuple[str, ...], str]) -> None:
        """`works` says what is running and of which place."""
        for card in self.findChildren(RecentCard):
            card.show_work(works.get(card.target, ""))


class RecentCard(Card):
    went = Signal(tuple)

    def __init__(
        self, icon: str, title: str, state: str, tag: Tag, when: str, target: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.target = target
        self._state, self._idle_state = ElidedLabel(state, "caption", "muted"), state
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title, "strong"))
        words.addWidget(self._state)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(space("3"))
        top.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        button = Button(tr("Go on"), small=True)
        button.setAccessibleName(f"{tr('Go on')} {title}")
        button.clicked.connect(self._go)
        bottom.addWidget(tag)
        bottom.addWidget(label(when, "caption", "muted"))
        bottom.addStretch(1)
        bottom.addWidget(button)
        self.body.addLayout(top)
        self.body.addLayout(bottom)

    def show_work(self, title: str) -> None:
        self._state.set_text(title or self._idle_state)

    def _go(self) -> None:
        self.went.emit(self.target)


def _cards(facts: HomeFacts) -> list[RecentCard]:
    made: list[tuple[float, RecentCard]] = []
    for agent in facts.agents:
        kind = "success" if agent.missing is Missing.NOTHING else "warning"
        untested = agent.missing is Missing.TEST_RUN and not agent.tested
        words = tr("Not tested yet") if untested else missing_text(agent.missing)
        tag, when = Tag(words, kind), _when(agent.touched)
        state = tr("Agent · draft {version}", version=agent.version)
        made.append(
            (agent.touched, RecentCard(agent.icon, agent.name, state, tag, when, ("builder", agent.id)))
        )
    for base in facts.bases:
        tag, target = Tag(tr("Documents")), ("knowledge", base.name)
        card = RecentCard("bookshelf", base.name, tr("Knowledge base"), tag, _when(base.touched), target)
        made.append((base.touched, card))
    made.sort(key=lambda entry: -entry[0])
    return [card for _, card in made]


def _when(touched: float) -> str:
    return short_time(datetime.fromtimestamp(touched).astimezone().isoformat()) if touched else ""
