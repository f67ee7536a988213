"""What the trainer sends to everybody: a lesson to go to, or a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import Button, FormRow, Select, SideSheet, TextArea, hairline
from studio.ui.language import tr

_LONGEST = 500


class SendSheet(SideSheet):
    """`led` brings the id of a lesson, `said` a sentence."""

    led = Signal(str)
    said = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Send to all"))
        self.lesson, self.words = Select(), TextArea(tr("Five minutes more, then we look at it together"))
        self.lead, self.say = Button(tr("Send to this lesson"), "primary"), Button(tr("Send the message"))
        self._row = FormRow(
            tr("A message"), self.words, tr("It stands over every learner's page until read.")
        )
        help_text = tr("Everybody is shown a way there; nobody is taken away from what they do.")
        self.body.addWidget(FormRow(tr("A lesson"), self.lesson, help_text))
        self.body.addWidget(self.lead)
        self.body.addWidget(hairline())
        self.body.addWidget(self._row)
        self.body.addWidget(self.say)
        self.body.addStretch(1)
        self.lead.clicked.connect(self._lead)
        self.say.clicked.connect(self._say)

    def ask(self, lessons: Sequence[tuple[str, str]], lesson: str = "") -> None:
        self.lesson.set_options(lessons)
        if lesson:
            self.lesson.set_value(lesson)
        self.set_busy(False)
        self.open()
        self.lesson.setFocus()

    def set_busy(self, busy: bool) -> None:
        for button in (self.lead, self.say):
            button.set_busy(busy, tr("Sending…"))

    def clear_words(self) -> None:
        self.words.clear()

    def _lead(self) -> None:
        self.led.emit(self.lesson.value())

    def _say(self) -> None:
        words = self.words.value()
        if not words:
            self._row.set_error(tr("Write what everybody is to read."))
        elif len(words) > _LONGEST:
            self._row.set_error(tr("At most {count} {count:sign|signs}; say it shorter.", count=_LONGEST))
        else:
            self.said.emit(words)
