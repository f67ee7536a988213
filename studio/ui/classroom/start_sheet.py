"""How a class is begun: how many seats there are, and which endpoint answers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import Banner, Button, FlowLayout, FormRow, NumberField, Select, SideSheet, label
from studio.ui.hosting import ClassWish
from studio.ui.language import tr
from studio.ui.notices import error_banner

MOST_SEATS = 200
_USUAL_SEATS = 40


class StartSheet(SideSheet):
    """`started` brings the ClassWish."""

    started = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Start a class"))
        self._course = ""
        self._trouble: Banner | None = None
        self._about = label("", "body", "secondary", wrap=True)
        self.seats, self.endpoint = NumberField(1, MOST_SEATS), Select()
        self.seats.set_value(_USUAL_SEATS)
        self.start, leave = Button(tr("Start the class"), "primary"), Button(tr("Cancel"))
        buttons = QWidget()
        line = FlowLayout(buttons)
        for button in (self.start, leave):
            line.addWidget(button)
        self.body.addWidget(self._about)
        self.body.addWidget(FormRow(tr("Number of seats"), self.seats, tr("Late joiners take what is free.")))
        self.body.addWidget(FormRow(tr("Who answers"), self.endpoint, _endpoint_help()))
        self.body.addWidget(buttons)
        self.body.addStretch(1)
        self.start.clicked.connect(self._start)
        leave.clicked.connect(self.close_sheet)

    def ask(self, course: str, title: str, endpoints: Sequence[tuple[str, str]]) -> None:
        """`endpoints` are pairs of id and name of what can be shared."""
        self._course = course
        self._about.setText(_about(title))
        self.endpoint.set_options([("", tr("Practice endpoint (no model)")), *endpoints])
        self.set_busy(False)
        self._clear_trouble()
        self.open()
        self.seats.setFocus()
        self.seats.selectAll()

    def set_busy(self, busy: bool) -> None:
        self.start.set_busy(busy, tr("Starting…"))

    def show_trouble(self, error: object) -> None:
        self.set_busy(False)
        self._clear_trouble()
        self._trouble = error_banner(error)
        self.body.insertWidget(0, self._trouble)

    def _clear_trouble(self) -> None:
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None

    def _start(self) -> None:
        self._clear_trouble()
        self.started.emit(ClassWish(self._course, self.seats.value(), self.endpoint.value()))


def _about(title: str) -> str:
    return tr(
        "This computer becomes the trainer's: it hands out “{title}”, answers as practice endpoint and"
        " catalogue, and shows how far everybody is. Learners join with a code. No other network is needed.",
        title=title,
    )


def _endpoint_help() -> str:
    return tr("A shared model is divided fairly among the seats; its key stays on this computer.")
