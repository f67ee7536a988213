"""What the seats' colours and icons mean, with how many there are of each."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components.flow import FlowLayout
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import label
from studio.ui.components.seats.mark import FACES, SeatMark, SeatState, state_word
from studio.ui.language import tr
from studio.ui.theme import space

_TONES = {SeatState.DONE: "success", SeatState.WORKING: "accent", SeatState.HAND: "warning"}


class SeatLegend(QWidget):
    """Lost connections are named only where there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self)
        self._words = {state: label("", "caption", _TONES.get(state, "secondary")) for state in SeatState}
        self._parts = {state: self._part(state) for state in SeatState}
        for part in self._parts.values():
            line.addWidget(part)
        self.show_seats(())

    def show_seats(self, seats: Sequence[SeatMark]) -> None:
        counts = Counter(seat.state for seat in seats)
        for state, words in self._words.items():
            words.setText(tr("{state} {count}", state=state_word(state), count=counts[state]))
        self._parts[SeatState.LOST].setVisible(bool(counts[SeatState.LOST]))

    def text(self) -> str:
        return " ".join(
            self._words[state].text() for state, part in self._parts.items() if not part.isHidden()
        )

    def _part(self, state: SeatState) -> QWidget:
        part, face = QWidget(), FACES[state]
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, space("1"), 0)
        line.setSpacing(space("1"))
        line.addWidget(IconLabel(face.legend, face.ink, "icon.small"))
        line.addWidget(self._words[state])
        return part
