"""One endpoint profile as a form; Enter never saves it by accident."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.endpoints import EndpointProfile, ToolCalling
from studio.ui.components import (
    Card,
    EditableSelect,
    FormRow,
    Link,
    LockedMark,
    NumberField,
    Select,
    TextField,
)
from studio.ui.language import tr
from studio.ui.pages.settings.endpoints.key_row import KeyRow
from studio.ui.pages.settings.endpoints.more import MoreFields
from studio.ui.pages.settings.endpoints.words import services
from studio.ui.theme import space

_TEXTS = ("name", "base_url", "chat_model", "embedding_model", "rerank_model")
_MOST_AT_ONCE, _LONGEST_NAME = 64, 60


class EndpointForm(Card):
    """`edited` whenever something was changed, by hand or not; the key is a matter of its own."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._profile: EndpointProfile | None = None
        self.name, self.base_url = TextField(), TextField("https://…/v1")
        self.name.setMaxLength(_LONGEST_NAME)
        self.service = Select()
        self.chat_model, self.embedding_model, self.rerank_model = (EditableSelect() for _ in range(3))
        self.concurrency = NumberField(1, _MOST_AT_ONCE)
        self.key, self.more = KeyRow(), MoreFields()
        self._unfold = Link(tr("More: time-outs, proxy, certificate, requests a minute"))
        self._unfold.set_icon("chevron-right")
        self._unfold.setProperty("findable", True)
        self._rows: dict[str, FormRow] = {}
        for model in (self.embedding_model, self.rerank_model):
            line = model.lineEdit()
            assert line is not None
            line.setPlaceholderText(tr("Not used"))
        self._build()
        self._connect()

    @property
    def tool_calling(self) -> Select:
        return self.more.tool_calling

    def show_profile(self, profile: EndpointProfile) -> None:
        self._profile = profile
        self.service.set_options(services(profile.recognised))
        self.service.set_value(profile.service or "")
        for name in _TEXTS:
            getattr(self, name).set_value(getattr(profile, name))
        for text in (self.name, self.base_url):
            text.setCursorPosition(0)
        for model in (self.chat_model, self.embedding_model, self.rerank_model):
            model.show_start()
        self.concurrency.set_value(profile.concurrency)
        self.more.show_profile(profile)
        for row in self._rows.values():
            row.clear_error()

    def show_lock(self, whom: str, most: int | None = None) -> None:
        """Of a profile that is given by an administrator only the key is a person's own matter."""
        self._mark.show_lock(whom)
        self.concurrency.setMaximum(most or _MOST_AT_ONCE)

    def suggest_models(self, names: Sequence[str]) -> None:
        self.chat_model.suggest(names)
        for field in (self.embedding_model, self.rerank_model):
            field.suggest(["", *names])

    def show_dimension(self, dimension: int) -> None:
        """Of the embedding model's vectors, 0 where it is not known."""
        known = tr("{dimension} {dimension:dimension|dimensions}", dimension=str(dimension))
        self._rows["embedding_model"].set_help(known if dimension else tr("Empty: full text ranks alone"))

    def values(self) -> dict[str, object]:
        """What the form says now, complete or not."""
        return {
            **{name: getattr(self, name).value() for name in _TEXTS},
            "service": self.service.value() or None,
            "concurrency": self.concurrency.value(),
            **self.more.values(),
        }

    def profile(self) -> EndpointProfile | None:
        """Return what the form says; None, with the errors shown, when something is missing."""
        return self._made(self.values()) if self._complete() else None

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Put back what was typed before and not saved; raises ValueError for what does not fit any more."""
        saved = self._profile
        assert saved is not None
        known = {name: value for name, value in values.items() if name in EndpointProfile.model_fields}
        name = str(known.pop("name", ""))
        self.show_profile(self._made(known))
        self.name.set_value(name)
        self._profile = saved

    def is_changed(self) -> bool:
        if self._profile is None:
            return False
        said = self.values()
        return any(_plain(getattr(self._profile, name)) != _plain(value) for name, value in said.items())

    def show_url_error(self, text: str) -> None:
        self._rows["base_url"].set_error(text)

    def is_folded(self, widget: QWidget) -> bool:
        """Whether it is, or leads to, what is folded away now."""
        return self.more.isHidden() and (widget is self._unfold or self.more.isAncestorOf(widget))

    def unfold(self) -> None:
        self.more.setVisible(self.more.isHidden())
        self._unfold.set_icon("chevron-right" if self.more.isHidden() else "chevron-down")

    def _made(self, values: Mapping[str, object]) -> EndpointProfile:
        assert self._profile is not None
        return EndpointProfile.model_validate({**self._profile.model_dump(), **values})

    def _complete(self) -> bool:
        for name, field in (("name", self.name), ("base_url", self.base_url)):
            if not field.value():
                self._rows[name].set_error(tr("Fill this in"))
        return bool(self.name.value() and self.base_url.value())

    def _connect(self) -> None:
        for text in (self.name, self.base_url):
            text.textChanged.connect(self.edited)
        for model in (self.chat_model, self.embedding_model, self.rerank_model):
            model.editTextChanged.connect(self.edited)
        self.service.currentIndexChanged.connect(self.edited)
        self.concurrency.valueChanged.connect(self.edited)
        self.more.edited.connect(self.edited)
        self._unfold.clicked.connect(self.unfold)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space("4"))
        grid.setVerticalSpacing(space("3"))
        self.more.hide()
        url = tr("Up to /v1. The information centre gives you the address.")
        self._rows = {
            "name": FormRow(tr("Name"), self.name),
            "service": FormRow(tr("Kind of service"), self.service),
            "base_url": FormRow(tr("Address"), self.base_url, url),
            "key": FormRow(tr("Key"), self.key),
            "chat_model": FormRow(tr("Chat model"), self.chat_model),
            "embedding_model": FormRow(
                tr("Embedding model"), self.embedding_model, tr("Empty: full text ranks alone")
            ),
            "rerank_model": FormRow(tr("Rerank model"), self.rerank_model, tr("Empty: no rerank")),
            "concurrency": FormRow(
                tr("Requests at a time"), self.concurrency, tr("As many as the information centre agreed to.")
            ),
        }
        places = ((0, 0, 1), (0, 1, 1), (1, 0, 2), (2, 0, 2), (3, 0, 1), (3, 1, 1), (4, 0, 1), (4, 1, 1))
        for row, (at, column, span) in zip(self._rows.values(), places, strict=True):
            grid.addWidget(row, at, column, 1, span)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        controls = [row.control for name, row in self._rows.items() if name != "key"]
        self._mark = LockedMark(*controls, self.more)
        self.body.addWidget(self._mark)
        self.body.addLayout(grid)
        self.body.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.more)


def _plain(value: object) -> object:
    return value.value if isinstance(value, ToolCalling) else value or None
