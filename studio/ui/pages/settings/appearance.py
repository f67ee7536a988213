"""Language, theme, size of text, motion, notices; all of it takes effect at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.languages import Language
from studio.ui.components import Card, FormRow, LockedMark, Segmented, Switch, label
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.theme import space

TEXT_SIZES = (100, 125, 150, 175, 200)


class AppearanceView(ReadablePage):
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(str)
    stillness_turned = Signal(bool)
    notices_turned = Signal(bool)
    guide_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.language = Segmented([(Language.ZH.value, "中文"), (Language.EN.value, "English")])
        self.theme = Segmented(
            [("light", tr("Light")), ("dark", tr("Dark")), ("system", tr("As the system"))]
        )
        self.text_size = Segmented([(str(percent), f"{percent} %") for percent in TEXT_SIZES])
        self.still = Switch(tr("Less motion"))
        self.notices = Switch(tr("Let the system tell when long work is done"))
        self.guide = Switch(tr("Show the four first steps on Home"))
        self._rows = self._rows_of_look()
        self._marks = {"still": LockedMark(self.still), "word_outside": LockedMark(self.notices)}
        self._build()
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.text_size.chosen.connect(self.text_size_chosen)
        self.still.clicked.connect(self.stillness_turned)
        self.notices.clicked.connect(self.notices_turned)
        self.guide.clicked.connect(self.guide_turned)

    def show_choices(  # one for each setting
        self, language: str, theme: str, *, text_size: int = 100, still: bool, notices: bool, guide: bool
    ) -> None:
        self.language.set_value(language)
        self.theme.set_value(theme)
        nearest = min(TEXT_SIZES, key=lambda percent: abs(percent - text_size))
        self.text_size.set_value(str(nearest))
        for switch, on in ((self.still, still), (self.notices, notices), (self.guide, guide)):
            switch.setChecked(on)

    def show_locks(self, locks: Locks) -> None:
        for name, row in self._rows.items():
            row.show_lock(locks.get(name, ""))
        for name, mark in self._marks.items():
            mark.show_lock(locks.get(name, ""))

    def _rows_of_look(self) -> dict[str, FormRow]:
        kept = tr("Everything open is said anew at once; what you have typed stays.")
        grown = tr(
            "Of this program alone, beside what the system enlarges; grown by half, pages have one column."
        )
        return {
            "language": FormRow(tr("Language"), self.language, kept),
            "theme": FormRow(tr("Theme"), self.theme),
            "text_size": FormRow(tr("Size of text"), self.text_size, grown),
        }

    def _build(self) -> None:
        look = Card(tr("Appearance"))
        for row in self._rows.values():
            look.body.addWidget(row)
        calm = tr("Nothing turns, slides or fades; the system's own wish holds without this switch.")
        look.body.addLayout(self._explained("still", self.still, calm))
        manners = Card(tr("Notices and guide"))
        away = tr("Only while this window is not in front.")
        manners.body.addLayout(self._explained("word_outside", self.notices, away))
        manners.body.addWidget(self.guide)
        self.column.addWidget(look)
        self.column.addWidget(manners)

    def _explained(self, name: str, switch: Switch, text: str) -> QVBoxLayout:
        switch.setAccessibleDescription(text)
        whole = QVBoxLayout()
        whole.setSpacing(space("1"))
        whole.addLayout(self._marks[name].beside(switch))
        whole.addWidget(label(text, "caption", "muted", wrap=True))
        return whole
