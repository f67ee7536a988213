"""What few endpoints need: how patient one is, the way there, how much may be asked, how tools are called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studio.endpoints import EndpointProfile, ToolCalling
from studio.ui.asking import CERTIFICATES, ask_file
from studio.ui.components import Button, FormRow, NumberField, Select, TextField
from studio.ui.language import tr
from studio.ui.theme import space

_SECONDS = ("connect_seconds", "first_token_seconds", "idle_seconds")
_MOST_SECONDS = 3600


class MoreFields(QWidget):
    """Folded away until it is asked for; `edited` whenever one of them changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connect_seconds, self.first_token_seconds, self.idle_seconds = (
            NumberField(1, _MOST_SECONDS, tr(" s")) for _ in _SECONDS
        )
        self.per_minute, self.context_window = NumberField(0, 100_000), NumberField(1024, 1_000_000)
        self.ca_bundle, self.proxy = TextField(tr("PEM file, if your intranet has its own")), TextField()
        self.proxy.setPlaceholderText("http://…:8080")
        self.tool_calling = Select(_ways_to_call_tools())
        self._lay_out()
        for number in (*self._seconds(), self.per_minute, self.context_window):
            number.valueChanged.connect(self.edited)
        for text in (self.ca_bundle, self.proxy):
            text.textChanged.connect(self.edited)
        self.tool_calling.currentIndexChanged.connect(self.edited)

    def show_profile(self, profile: EndpointProfile) -> None:
        for name, field in zip(_SECONDS, self._seconds(), strict=True):
            field.set_value(round(getattr(profile, name)))
        self.per_minute.set_value(profile.per_minute)
        self.context_window.set_value(profile.context_window)
        self.ca_bundle.set_value(profile.ca_bundle)
        self.proxy.set_value(profile.proxy)
        self.tool_calling.set_value(profile.tool_calling)

    def values(self) -> dict[str, object]:
        return {
            **{name: float(field.value()) for name, field in zip(_SECONDS, self._seconds(), strict=True)},
            "per_minute": self.per_minute.value(),
            "context_window": self.context_window.value(),
            "ca_bundle": self.ca_bundle.value(),
            "proxy": self.proxy.value(),
            "tool_calling": self.tool_calling.value(),
        }

    def _seconds(self) -> tuple[NumberField, NumberField, NumberField]:
        return self.connect_seconds, self.first_token_seconds, self.idle_seconds

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("4"))
        grid.setVerticalSpacing(space("3"))
        slow = tr("A reasoning model on a busy server may take minutes.")
        tools = tr("The probe finds out. Step by step works with every model, and is slower.")
        rows = (
            (FormRow(tr("Wait for a connection"), self.connect_seconds), 0, 0, 1),
            (FormRow(tr("Wait for the first text"), self.first_token_seconds, slow), 0, 1, 1),
            (FormRow(tr("Wait between two pieces"), self.idle_seconds), 1, 0, 1),
            (FormRow(tr("Requests a minute"), self.per_minute, tr("0 sets no limit.")), 1, 1, 1),
            (FormRow(tr("Context window (tokens)"), self.context_window), 2, 0, 1),
            (FormRow(tr("Proxy"), self.proxy), 2, 1, 1),
            (FormRow(tr("Certificate file (PEM)"), self._with_choice()), 3, 0, 2),
            (FormRow(tr("How the model calls tools"), self.tool_calling, tools), 4, 0, 2),
        )
        for row, at, column, span in rows:
            grid.addWidget(row, at, column, 1, span)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _with_choice(self) -> QWidget:
        both, choose = QWidget(), Button(tr("Choose…"))
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self.ca_bundle, 1)
        line.addWidget(choose)
        both.setFocusProxy(self.ca_bundle)
        choose.clicked.connect(self._ask)
        return both

    def _ask(self) -> None:
        dialog = ask_file(self, tr("Certificate file (PEM)"), kinds=CERTIFICATES)
        dialog.fileSelected.connect(self.ca_bundle.set_value)


def _ways_to_call_tools() -> list[tuple[str, str]]:
    return [
        (ToolCalling.UNKNOWN, tr("Not known yet: functions are tried first")),
        (ToolCalling.FUNCTIONS, tr("Functions")),
        (ToolCalling.STEP_BY_STEP, tr("Step by step, in text (DeepSeek-R1)")),
    ]
