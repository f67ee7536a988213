"""Language and theme; both take effect at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.languages import Language
from studio.ui.components import Card, FormRow, ScrollPage, Segmented, Switch
from studio.ui.language import tr


class AppearanceView(ScrollPage):
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    guide_turned = Signal(bool)
    outside_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.language = Segmented([(Language.ZH.value, "中文"), (Language.EN.value, "English")])
        self.theme = Segmented(
            [("light", tr("Light")), ("dark", tr("Dark")), ("system", tr("As the system"))]
        )
        self.guide = Switch(tr("Show the four first steps on Home"))
        self.outside = Switch(tr("Have the system say when long work ends and the window is not in front"))
        card = Card(tr("Appearance"))
        card.body.addWidget(FormRow(tr("Language"), self.language))
        card.body.addWidget(FormRow(tr("Theme"), self.theme))
        card.body.addWidget(self.guide)
        card.body.addWidget(self.outside)
        self.column.addWidget(card)
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.guide.clicked.connect(self.guide_turned)
        self.outside.clicked.connect(self.outside_turned)

    def show_choices(self, language: str, theme: str, *, guide: bool, outside: bool) -> None:
        self.language.set_value(language)
        self.theme.set_value(theme)
        self.guide.setChecked(guide)
        self.outside.setChecked(outside)
