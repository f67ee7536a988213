"""Where a base's vectors come from, how they stand, and the change to another model."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from studio.knowledge.settings import EmbeddingChoice
from studio.ui.components import Button, Card, FormRow, Select, StatusLabel, TextField, label, show_done
from studio.ui.language import tr
from studio.ui.theme import space


class EmbeddingCard(Card):
    """`wanted` brings the EmbeddingChoice to change to, `folder_wanted` asks for a model's folder."""

    wanted = Signal(object)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Search by meaning"), tr("finds a passage in other words than the question's"))
        self._kept = EmbeddingChoice()
        self.source = Select(_sources())
        self.endpoint, self.folder = Select(), TextField(tr("Folder with model.onnx and tokenizer.json"))
        self._browse = Button(tr("Choose…"))
        self.change, self.again = Button(tr("Use this model"), "primary"), Button(tr("Try again"), small=True)
        self._status, self._bar = StatusLabel("", "muted"), QProgressBar(textVisible=False)
        self._told = label("", "caption", "muted", wrap=True)
        self._endpoint_row = FormRow(tr("Endpoint"), self.endpoint)
        self._folder_row = FormRow(tr("Folder"), self._with_browse())
        self._lay_out()
        self._connect()

    def show_endpoints(self, options: Sequence[tuple[str, str]]) -> None:
        """Pairs of id and name of those that have an embedding model."""
        self.endpoint.set_options(options)

    def show_choice(self, choice: EmbeddingChoice) -> None:
        self._kept = choice
        self.source.set_value(choice.source)
        self.endpoint.set_value(choice.endpoint)
        self.folder.set_value(choice.folder)
        self._fit()

    def choice(self) -> EmbeddingChoice:
        source = self.source.value()
        endpoint = self.endpoint.value() if source == "endpoint" else ""
        return EmbeddingChoice(
            source=source, endpoint=endpoint, folder=self.folder.value() if source == "folder" else ""
        )

    def show_status(self, kind: str, text: str, told: str = "", done: int = 0, total: int = 0) -> None:
        """`kind` is one of StatusLabel's; with a total the bar shows how far the change has come."""
        self._status.set(text, kind)
        self.again.hide()
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._bar.setVisible(total > 0)
        show_done(self._bar, done, max(total, 1))

    def set_busy(self, busy: bool) -> None:
        self.change.set_busy(busy, tr("Changing…"))
        if not busy:
            self._fit()

    def set_folder(self, folder: str) -> None:
        self.folder.set_value(folder)

    def _fit(self) -> None:
        source = self.source.value()
        self._endpoint_row.setVisible(source == "endpoint")
        self._folder_row.setVisible(source == "folder")
        complete = (source != "endpoint" or self.endpoint.value()) and (
            source != "folder" or self.folder.value()
        )
        self.change.setEnabled(bool(complete) and self.choice() != self._kept)

    def _change(self) -> None:
        self.wanted.emit(self.choice())

    def _connect(self) -> None:
        self.source.chosen.connect(self._fit)
        self.endpoint.chosen.connect(self._fit)
        self.folder.textChanged.connect(self._fit)
        self._browse.clicked.connect(self.folder_wanted)
        self.change.clicked.connect(self._change)

    def _with_browse(self) -> QWidget:
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(self.folder, 1)
        layout.addWidget(self._browse)
        both.setFocusProxy(self.folder)
        return both

    def _lay_out(self) -> None:
        help_text = tr(
            "A change makes the new vectors beside the old ones; the old ones answer until it is done."
        )
        self.body.addWidget(FormRow(tr("Model"), self.source, help_text))
        self.body.addWidget(self._endpoint_row)
        self.body.addWidget(self._folder_row)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self._status)
        row.addWidget(self.again)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._told)
        self._bar.hide()
        self.again.hide()


def _sources() -> list[tuple[str, str]]:
    return [
        ("default", tr("As the workspace: its default endpoint, where that has an embedding model")),
        ("endpoint", tr("A chosen endpoint")),
        ("folder", tr("A model in a folder (ONNX)")),
        ("none", tr("None: words alone")),
    ]
