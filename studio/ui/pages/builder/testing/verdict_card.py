"""The verdict of the last run: a few large figures, then on what it ran and whether that is still so."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Card, Tag, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import RunFacts
from studio.ui.theme import space


class VerdictCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self._figures, self._about = QHBoxLayout(), QHBoxLayout()
        self._figures.setSpacing(space("10"))
        self._about.setSpacing(space("2"))
        self.body.addLayout(self._figures)
        self.body.addLayout(self._about)

    def show_facts(self, facts: RunFacts) -> None:
        clear_layout(self._figures)
        all_passed = facts.passed == facts.total
        self._add(tr("Passed"), f"{facts.passed} / {facts.total}", "success" if all_passed else "warning")
        met, expected = facts.sources
        if expected:
            self._add(tr("Expected sources cited"), f"{met / expected:.0%}")
        if facts.first_text is not None:
            self._add(tr("First words (median)"), tr("{seconds} s", seconds=f"{facts.first_text:.1f}"))
        self._add(tr("Time of all answers"), tr("{seconds} s", seconds=f"{facts.seconds:.0f}"))
        self._figures.addStretch(1)

    def show_about(self, text: str, *, current: bool) -> None:
        """Say when and with what it ran, and whether that is exactly the draft of now."""
        clear_layout(self._about)
        words = label(text, "dense", "secondary", wrap=True)
        self._about.addWidget(words, 1)
        tag = (
            Tag(tr("Exactly this draft"), "success", "check")
            if current
            else Tag(tr("Changed since"), "warning", "alert-circle")
        )
        self._about.addWidget(tag)

    def _add(self, title: str, figure: str, tone: str = "") -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(title, "caption", "muted"))
        column.addWidget(label(figure, "figure", tone))
        self._figures.addWidget(part)
