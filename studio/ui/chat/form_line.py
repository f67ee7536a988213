"""A form in the conversation: how far it is, and the way to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.core.forms import FilledForm
from studio.ui.components import ClickableRow, ElidedLabel, IconLabel, label
from studio.ui.language import tr
from studio.ui.theme import space


class FormLine(ClickableRow):
    """`shown` brings the form as it stood then."""

    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._form = FilledForm(tool="", title="")
        self._title, self._count = ElidedLabel("", "body"), label("", "caption", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(space("2"), space("1"), space("2"), space("1"))
        line.setSpacing(space("2"))
        line.addWidget(IconLabel("form-select", "text.secondary", "icon.small"))
        line.addWidget(self._title, 1)
        line.addWidget(self._count)
        self.opened.connect(self._show)

    def show_form(self, form: FilledForm) -> None:
        self._form = form
        fresh = sum(field.fresh for field in form.fields)
        filled = sum(bool(field.value) for field in form.fields)
        told = tr("Form: {filled} of {total} {total:field|fields}", filled=filled, total=len(form.fields))
        self._title.set_text(form.title)
        self._count.setText(f"{told} · {tr('{count} new', count=fresh)}" if fresh else told)
        self.setAccessibleName(f"{form.title} {self._count.text()}")

    def _show(self) -> None:
        self.shown.emit(self._form)
