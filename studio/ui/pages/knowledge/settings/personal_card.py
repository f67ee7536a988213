"""What a base does with personal data: kept, masked or refused, with what each means."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from studio.core.findings import PersonalDataPolicy
from studio.ui.components import Card, Radio, label
from studio.ui.language import tr


class PersonalCard(Card):
    def __init__(self) -> None:
        super().__init__(tr("Personal data"), tr("ID numbers, mobile numbers, bank cards, credit codes"))
        self._group = QButtonGroup(self)
        self.choices: dict[PersonalDataPolicy, Radio] = {}
        for policy, text, meaning in _choices():
            button = Radio(text)
            button.setAccessibleDescription(meaning)
            self._group.addButton(button)
            self.choices[policy] = button
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(button)
            both.addWidget(label(meaning, "caption", "muted", wrap=True))
            self.body.addLayout(both)
        later = tr(
            "Stricter holds at once, also for what is there; looser holds for a file when it is loaded again."
        )
        self.body.addWidget(label(later, "caption", "muted", wrap=True))

    def value(self) -> PersonalDataPolicy:
        chosen = (policy for policy, button in self.choices.items() if button.isChecked())
        return next(chosen, PersonalDataPolicy.KEEP)

    def set_value(self, policy: PersonalDataPolicy) -> None:
        self.choices[policy].setChecked(True)


def _choices() -> tuple[tuple[PersonalDataPolicy, str, str], ...]:
    return (
        (
            PersonalDataPolicy.KEEP,
            tr("Keep"),
            tr("Counted and shown on the document; the text stays as it is."),
        ),
        (
            PersonalDataPolicy.MASK,
            tr("Mask"),
            tr("Digits become ＊ before anything is stored or sent; no copy of the original is kept."),
        ),
        (PersonalDataPolicy.REFUSE, tr("Refuse"), tr("A file that holds any is not loaded, and says so.")),
    )
