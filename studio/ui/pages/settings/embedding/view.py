"""Which bases find by meaning and with what, the default for all, and where the vectors are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.ui.components import (
    Button,
    Card,
    ElidedLabel,
    FormRow,
    ListRow,
    LockedMark,
    RowList,
    Segmented,
    Select,
    Skeleton,
    StatusLabel,
    TextField,
    label,
)
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.theme import space

ENDPOINT, FOLDER, NONE = "endpoint", "folder", "none"
HERE, SERVER = "here", "server"
_GUESSED = 3


@dataclass(frozen=True)
class BaseLine:
    """How a base finds: `kind` is one of StatusLabel's, `state` its words, `how` the model in words."""

    name: str
    how: str
    kind: str
    state: str


class EmbeddingView(ReadablePage):
    default_chosen = Signal(str, str)
    folder_wanted = Signal()
    folder_checked = Signal(str)
    store_chosen = Signal(str, str)
    store_tried = Signal(str, str)
    went = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.source = Select(_sources())
        self.folder = TextField(tr("Folder with model.onnx and tokenizer.json"))
        self.store = Segmented([(HERE, tr("On this computer")), (SERVER, tr("A Chroma server"))])
        self.url, self.token = TextField("http://…:8000"), TextField(tr("If the server asks for one"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.bases = RowList(tr("Knowledge bases"), tr("what each of them uses"))
        self._told = label("", "dense", "secondary", wrap=True)
        self._folder_state, self._store_state = StatusLabel("", "muted"), StatusLabel("", "muted")
        self._use, self._check = Button(tr("Use for all that follow"), "primary"), Button(tr("Check"))
        self._try, self._keep = Button(tr("Test the connection")), Button(tr("Save"), "primary")
        self._kept_source, self._kept_folder, self._kept_url = "", "", ""
        for part in (self._default_card(), self._rerank_card(), self._store_card(), self.bases):
            self.column.addWidget(part)  # of a hundred bases the list must not stand before what can be set
        self.bases.set_rows([Skeleton(_GUESSED)])
        self._connect()

    def show_default(self, source: str, folder: str, told: str) -> None:
        """`told` says what that is just now."""
        self._kept_source, self._kept_folder = source, folder
        self.source.set_value(source)
        self.folder.set_value(folder)
        self._told.setText(told)
        self._fit()

    def show_locks(self, locks: Locks) -> None:
        self._source_row.show_lock(locks.get("embedding", ""))
        self._folder_part.setEnabled("embedding_folder" not in locks)
        self._store_mark.show_lock(locks.get("chroma_url", ""))

    def show_bases(self, lines: Sequence[BaseLine]) -> None:
        rows: list[QWidget] = []
        for line in lines:
            row = ListRow("bookshelf", line.name, line.how, StatusLabel(line.state, line.kind))
            row.setProperty("base", line.name)
            row.opened.connect(self._go)
            rows.append(row)
        nothing = label(tr("There is no knowledge base yet."), "dense", "muted")
        nothing.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        self.bases.set_rows(rows or [nothing])

    def show_folder_state(self, kind: str, text: str) -> None:
        self._folder_state.set(text, kind)
        self._folder_state.setVisible(bool(text))

    def show_store(self, url: str) -> None:
        self._kept_url = url
        self.store.set_value(SERVER if url else HERE)
        self.url.set_value(url)
        self._fit()

    def show_store_state(self, kind: str, text: str) -> None:
        self._store_state.set(text, kind)
        self._store_state.setVisible(bool(text))

    def _fit(self) -> None:
        in_folder, on_server = self.source.value() == FOLDER, self.store.value() == SERVER
        self._folder_part.setVisible(in_folder)
        changed = (self.source.value(), self.folder.value() if in_folder else "") != (
            self._kept_source,
            self._kept_folder if self._kept_source == FOLDER else "",
        )
        self._use.setEnabled(changed and (not in_folder or bool(self.folder.value())))
        self._check.setEnabled(bool(self.folder.value()))
        self._server_part.setVisible(on_server)
        self._try.setVisible(on_server)
        url = self.url.value() if on_server else ""
        self._keep.setEnabled(
            (url != self._kept_url or bool(self.token.text())) and (not on_server or bool(url))
        )
        self._try.setEnabled(bool(url))

    def _connect(self) -> None:
        self.source.chosen.connect(self._fit)
        self.store.chosen.connect(self._fit)
        for field in (self.folder, self.url, self.token):
            field.textChanged.connect(self._fit)
        self.folder.textChanged.connect(self._forget_states)
        self.url.textChanged.connect(self._forget_states)
        self._use.clicked.connect(self._tell_default)
        self._check.clicked.connect(self._tell_check)
        self._keep.clicked.connect(self._tell_store)
        self._try.clicked.connect(self._tell_trial)

    def _forget_states(self) -> None:
        self.show_folder_state("muted", "")
        self.show_store_state("muted", "")

    def _default_card(self) -> Card:
        card = Card(tr("Find by meaning"), tr("a passage in other words than the question's"))
        text = tr(
            "Words are always searched. With a model that turns texts into vectors, passages that mean the"
            " same are found too; without one the search works all the same."
        )
        card.body.addWidget(label(text, "dense", "secondary", wrap=True))
        help_text = tr("Bases that have chosen nothing of their own follow it, and make their vectors anew.")
        self._source_row = FormRow(tr("Model for all bases"), self.source, help_text)
        card.body.addWidget(self._source_row)
        self._folder_part = self._folder_row()
        card.body.addWidget(self._folder_part)
        card.body.addWidget(self._told)
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        to_endpoints = Button(tr("Open model endpoints"), kind="link")
        to_endpoints.clicked.connect(self._go_to_endpoints)
        foot.addWidget(to_endpoints)
        foot.addStretch(1)
        foot.addWidget(self._use)
        card.body.addLayout(foot)
        return card

    def _folder_row(self) -> QWidget:
        part, choose = QWidget(), Button(tr("Choose…"))
        choose.clicked.connect(self.folder_wanted)
        column, line = QVBoxLayout(part), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        line.addWidget(self._check)
        holder = QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        holder.setFocusProxy(self.folder)
        provided = tr("Your information centre provides it; it runs on this computer and needs no network.")
        column.addWidget(FormRow(tr("Folder with an ONNX model"), holder, provided))
        column.addWidget(self._folder_state)
        self._folder_state.hide()
        return part

    def _rerank_card(self) -> Card:
        card = Card(tr("Rerank and rewriting"))
        text = tr(
            "The default endpoint's rerank model puts the best passages first; its chat model can put a"
            " question into official terms. Both are switched on for each base and cost a little time."
        )
        card.body.addWidget(label(text, "dense", "secondary", wrap=True))
        self._rerank = ElidedLabel("", "body")
        card.body.addWidget(self._rerank)
        return card

    def show_rerank(self, text: str) -> None:
        self._rerank.set_text(text)

    def _store_card(self) -> Card:
        card = Card(tr("Where the vectors are kept"))
        text = tr(
            "On this computer nothing has to be set up. A Chroma server is for very many documents, or for"
            " several people who share them; the texts stay here in any case."
        )
        card.body.addWidget(label(text, "dense", "secondary", wrap=True))
        self._server_part = QWidget()
        self._store_mark = LockedMark(self.store, self._server_part)
        card.body.addLayout(self._store_mark.beside(self.store))
        fields = QVBoxLayout(self._server_part)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(space("3"))
        fields.addWidget(FormRow(tr("Address"), self.url))
        fields.addWidget(FormRow(tr("Token"), self.token, tr("Kept in the system keyring.")))
        card.body.addWidget(self._server_part)
        card.body.addWidget(self._store_state)
        self._store_state.hide()
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(label(tr("Takes effect at the next start."), "caption", "muted"), 1)
        foot.addWidget(self._try)
        foot.addWidget(self._keep)
        card.body.addLayout(foot)
        return card

    def _tell_default(self) -> None:
        self.default_chosen.emit(self.source.value(), self.folder.value())

    def _tell_check(self) -> None:
        self.folder_checked.emit(self.folder.value())

    def _tell_store(self) -> None:
        self.store_chosen.emit(self.url.value() if self.store.value() == SERVER else "", self.token.text())

    def _tell_trial(self) -> None:
        self.store_tried.emit(self.url.value(), self.token.text())

    def _go(self) -> None:
        self.went.emit(("knowledge", str(self.sender().property("base")), "settings"))

    def _go_to_endpoints(self) -> None:
        self.went.emit(("settings", "endpoints"))


def _sources() -> list[tuple[str, str]]:
    return [
        (ENDPOINT, tr("The default endpoint's embedding model, where it has one")),
        (FOLDER, tr("A model in a folder (ONNX)")),
        (NONE, tr("None: words alone")),
    ]
