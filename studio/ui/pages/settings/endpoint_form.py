"""One endpoint profile as a form; Enter never saves it by accident."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.endpoints import EndpointProfile, ToolCalling
from studio.ui.components import (
    Button,
    Card,
    EditableSelect,
    FormRow,
    Link,
    NumberField,
    Select,
    StatusLabel,
    TextField,
)
from studio.ui.language import tr
from studio.ui.theme import space


class EndpointForm(Card):
    """`key` is what was typed just now; a kept key is never shown again."""

    key_saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._profile: EndpointProfile | None = None
        self.name, self.base_url = TextField(), TextField("https://…/v1")
        self.chat_model, self.embedding_model, self.rerank_model = (EditableSelect() for _ in range(3))
        self.concurrency, self.context_window = NumberField(1, 64), NumberField(1024, 1_000_000)
        self.ca_bundle, self.proxy = TextField(), TextField()
        self.tool_calling = Select(_ways_to_call_tools())
        self.key = TextField(tr("Paste the key"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self._key_state = StatusLabel("", "muted")
        self._save_key = Button(tr("Keep key"), small=True)
        self._more = Link(tr("More: context, tools, certificate, proxy"))
        self._extra = QWidget()
        self._rows: dict[str, FormRow] = {}
        self._build()
        self._save_key.clicked.connect(self._tell_key)
        self.key.textChanged.connect(self._check_key)
        self._more.clicked.connect(self._unfold)
        self._check_key()

    def show_profile(self, profile: EndpointProfile, *, has_key: bool, session_only: bool) -> None:
        self._profile = profile
        for field in (self.name, self.base_url, self.chat_model, self.embedding_model, self.rerank_model):
            field.set_value(getattr(profile, self._field_name(field)))
        self.ca_bundle.set_value(profile.ca_bundle)
        self.proxy.set_value(profile.proxy)
        self.concurrency.set_value(profile.concurrency)
        self.context_window.set_value(profile.context_window)
        self.tool_calling.set_value(profile.tool_calling)
        self.key.clear()
        self.show_key_state(has_key=has_key, session_only=session_only)
        for row in self._rows.values():
            row.clear_error()

    def show_key_state(self, *, has_key: bool, session_only: bool) -> None:
        self.key.clear()
        if session_only:
            self._key_state.set(tr("Kept until the program closes"), "warning")
        elif has_key:
            self._key_state.set(tr("In the system keyring"), "success")
        else:
            self._key_state.set(tr("No key kept"), "muted")

    def suggest_models(self, names: Sequence[str]) -> None:
        for field in (self.chat_model, self.embedding_model, self.rerank_model):
            field.suggest(["", *names])

    def profile(self) -> EndpointProfile | None:
        """Return what the form says now; None, with the errors shown, when something is missing."""
        if self._profile is None or not self._complete():
            return None
        return self._profile.model_copy(
            update={
                "name": self.name.value(),
                "base_url": self.base_url.value(),
                "chat_model": self.chat_model.value(),
                "embedding_model": self.embedding_model.value(),
                "rerank_model": self.rerank_model.value(),
                "concurrency": self.concurrency.value(),
                "context_window": self.context_window.value(),
                "ca_bundle": self.ca_bundle.value(),
                "proxy": self.proxy.value(),
                "tool_calling": ToolCalling(self.tool_calling.value()),
            }
        )

    def show_url_error(self, text: str) -> None:
        self._rows["base_url"].set_error(text)

    def _complete(self) -> bool:
        for name, field in (("name", self.name), ("base_url", self.base_url)):
            if not field.value():
                self._rows[name].set_error(tr("Fill this in"))
        return bool(self.name.value() and self.base_url.value())

    def _field_name(self, field: QWidget) -> str:
        return next(name for name, value in vars(self).items() if value is field)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space("4"))
        grid.setVerticalSpacing(space("3"))
        url_help = tr("Up to /v1. The information centre gives you the address.")
        embedding_help = tr("Empty: full text ranks alone")
        rerank_help = tr("Empty: no rerank")
        self._put(grid, "name", tr("Name"), self.name, (0, 0, 1, 2))
        self._put(grid, "base_url", tr("Address"), self.base_url, (1, 0, 1, 2), url_help)
        grid.addWidget(FormRow(tr("Key"), self._key_line()), 2, 0, 1, 2)
        self._put(grid, "chat_model", tr("Chat model"), self.chat_model, (3, 0, 1, 1))
        self._put(
            grid, "embedding_model", tr("Embedding model"), self.embedding_model, (3, 1, 1, 1), embedding_help
        )
        self._put(grid, "rerank_model", tr("Rerank model"), self.rerank_model, (4, 0, 1, 1), rerank_help)
        self._put(grid, "concurrency", tr("Requests at a time"), self.concurrency, (4, 1, 1, 1))
        self.body.addLayout(grid)
        self.body.addWidget(self._more)
        extra = QVBoxLayout(self._extra)
        extra.setContentsMargins(0, 0, 0, 0)
        extra.addWidget(FormRow(tr("Context window (tokens)"), self.context_window))
        tools_help = tr("The probe finds out. Step by step works with every model, and is slower.")
        extra.addWidget(FormRow(tr("How the model calls tools"), self.tool_calling, tools_help))
        extra.addWidget(FormRow(tr("Certificate file (PEM)"), self.ca_bundle))
        extra.addWidget(FormRow(tr("Proxy"), self.proxy))
        self._extra.hide()
        self.body.addWidget(self._extra)

    def _put(
        self,
        grid: QGridLayout,
        name: str,
        text: str,
        field: QWidget,
        place: tuple[int, int, int, int],
        help_text: str = "",
    ) -> None:
        self._rows[name] = FormRow(text, field, help_text)
        grid.addWidget(self._rows[name], *place)

    def _key_line(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self.key, 1)
        line.addWidget(self._save_key)
        line.addWidget(self._key_state)
        return holder

    def _tell_key(self) -> None:
        self.key_saved.emit(self.key.text())

    def _check_key(self) -> None:
        self._save_key.setEnabled(bool(self.key.text().strip()))

    def _unfold(self) -> None:
        self._extra.setVisible(self._extra.isHidden())


def _ways_to_call_tools() -> list[tuple[str, str]]:
    return [
        (ToolCalling.UNKNOWN, tr("Not known yet: functions are tried first")),
        (ToolCalling.FUNCTIONS, tr("Functions")),
        (ToolCalling.STEP_BY_STEP, tr("Step by step, in text (DeepSeek-R1)")),
    ]
