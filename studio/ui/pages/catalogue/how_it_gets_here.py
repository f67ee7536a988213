"""What an empty catalogue teaches: the way of an agent from a draft to the shelf."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Card, EmptyState, IconTile, label
from studio.ui.language import tr
from studio.ui.theme import space


class HowItGetsHere(QWidget):
    agents_opened = Signal()
    reviews_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        state = EmptyState(
            "storefront-outline",
            tr("Nothing is listed yet"),
            tr("Agents of all offices that passed their review stand here, ready to install."),
            tr("Make an agent"),
            tr("See reviews"),
        )
        state.primary_clicked.connect(self.agents_opened)
        state.secondary_clicked.connect(self.reviews_opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("gap"))
        layout.addWidget(state)
        layout.addWidget(_way())


def _way() -> Card:
    card = Card(tr("How an agent gets here"))
    for number, (icon, title, text) in enumerate(_steps(), 1):
        card.body.addLayout(_step(number, icon, title, text))
    return card


def _steps() -> tuple[tuple[str, str, str], ...]:
    return (
        ("robot-outline", tr("Make it"), tr("Instructions and a knowledge base, tried in the chat beside.")),
        ("format-list-checks", tr("Test it"), tr("All its test questions pass, on exactly this version.")),
        (
            "send-outline",
            tr("Submit it"),
            tr("Agent, knowledge and test report go in one package."),
        ),
        (
            "clipboard-check-outline",
            tr("A colleague approves it"),
            tr("Nobody reviews their own; the reason stays on record."),
        ),
    )


def _step(number: int, icon: str, title: str, text: str) -> QHBoxLayout:
    line, words = QHBoxLayout(), QVBoxLayout()
    line.setSpacing(space("3"))
    words.setSpacing(0)
    words.addWidget(label(f"{number}. {title}", "strong"))
    words.addWidget(label(text, "dense", "secondary", wrap=True))
    line.addWidget(IconTile(icon))
    line.addLayout(words, 1)
    return line
