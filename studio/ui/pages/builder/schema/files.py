"""A file of the agent: chosen among those it has, or dropped or fetched from the computer and copied in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.authoring.filling import Value
from studio.authoring.tools import is_address
from studio.ui.asking import ask_file
from studio.ui.components import Button, DropZone, IconButton, Select, TextField, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.builder.schema.place import FormPlace
from studio.ui.theme import space


class FileField(DropZone):
    """`chosen` when another file, or another content of it, is there."""

    chosen = Signal(str)

    def __init__(self, place: FormPlace, *, many: bool = False, address: bool = False) -> None:
        super().__init__()
        self._place, self._value, self._many = place, "", many
        self._select = Select()
        self._select.setAccessibleName(tr("File"))
        self._fetch = Button(tr("Choose a file…"), icon="folder-open-outline", small=True)
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(self._select, 1)
        line.addWidget(self._fetch)
        self.body.addLayout(line)
        self.address = TextField(tr("or its address: https://…"))
        self.address.setAccessibleName(tr("Address"))
        self.address.setVisible(address)
        if address:
            self.body.addWidget(self.address)
        self.setFocusProxy(self._select)
        self.address.textEdited.connect(self._write_address)
        self._select.chosen.connect(self._choose)
        self._fetch.clicked.connect(self._ask)
        self.dropped.connect(self._bring_dropped)
        self.set_value("")

    def value(self) -> Value:
        return self._value

    def set_value(self, value: Value) -> None:
        self._value = value if isinstance(value, str) else ""
        known = list(self._place.files())
        options = [("", tr("No file yet")), *((name, shown_name(name)) for name in known)]
        if self._value and self._value not in known:
            missing = tr("{name} (not in this agent)", name=shown_name(self._value))
            options.append((self._value, missing))
        elsewhere = is_address(self._value)
        self._select.set_options(options[: len(known) + 1] if elsewhere else options)
        self._select.set_value("" if elsewhere else self._value)
        self.address.setText(self._value if elsewhere else "")

    def bring(self, file: Path) -> None:
        self._fetch.set_busy(True, tr("Copying…"))
        self._place.bring(file, self._take)

    def _take(self, name: str) -> None:
        """An empty name: it could not be copied, which has been said."""
        self._fetch.set_busy(False)
        if name:
            self.set_value(name)
            self.chosen.emit(name)

    def _write_address(self, text: str) -> None:
        """A file and an address exclude each other."""
        self._value = text.strip()
        self._select.set_value("")
        self.chosen.emit(self._value)

    def _choose(self, name: str) -> None:
        self._value = name
        self.address.clear()
        self.chosen.emit(name)

    def _ask(self) -> None:
        ask_file(self, tr("Choose a file")).fileSelected.connect(self._bring_chosen)

    def _bring_chosen(self, file: str) -> None:
        self.bring(Path(file))

    def _bring_dropped(self, files: Sequence[Path]) -> None:
        """A field for one file takes the first of them."""
        for file in [file for file in files if file.is_file()][: None if self._many else 1]:
            self.bring(file)


class FilesField(QWidget):
    """Several files, one under another."""

    chosen = Signal(str)

    def __init__(self, place: FormPlace) -> None:
        super().__init__()
        self._place, self._names = place, list[str]()
        self._list, self._add = QVBoxLayout(), FileField(place, many=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("2"))
        column.addLayout(self._list)
        column.addWidget(self._add)
        self.setFocusProxy(self._add)
        self._add.chosen.connect(self._append)

    def value(self) -> Value:
        return list(self._names)

    def set_value(self, value: Value) -> None:
        self._names = [str(one) for one in value] if isinstance(value, list) else []
        self._draw()

    def _append(self, name: str) -> None:
        if name and name not in self._names:
            self._names.append(name)
        self._add.set_value("")
        self._draw()
        self.chosen.emit(name)

    def _draw(self) -> None:
        clear_layout(self._list)
        for name in self._names:
            self._list.addWidget(self._row(name))

    def _row(self, name: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        remove = IconButton("close", tr("Remove “{name}”", name=shown_name(name)), small=True)
        remove.setProperty("file", name)
        remove.clicked.connect(self._remove)
        line.addWidget(label(shown_name(name), "body", wrap=True), 1)
        line.addWidget(remove)
        return row

    def _remove(self) -> None:
        self._names.remove(str(self.sender().property("file")))
        self._draw()
        self.chosen.emit("")


def shown_name(name: str) -> str:
    return name.removeprefix("files/")
