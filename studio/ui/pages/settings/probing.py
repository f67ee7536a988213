"""What an endpoint can do, line by line as it is found out, each with its time and its consequence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.endpoints import ProbeResult
from studio.ui.components import Button, Card, StatusLabel, clear_layout, hairline, label
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.theme import size, space

CAPABILITIES = ("address", "models", "chat", "streaming", "tools", "embeddings", "rerank")


def capability_text(name: str) -> str:
    return {
        "address": tr("Address and certificate"),
        "models": tr("Key and models"),
        "chat": tr("Chat"),
        "streaming": tr("Writes as it thinks"),
        "tools": tr("Calls tools"),
        "embeddings": tr("Embeddings"),
        "rerank": tr("Rerank"),
    }[name]


def result_text(result: ProbeResult) -> str:
    """Say what was measured, or why not and what follows from it."""
    if result.ok is None:
        return tr("No model chosen, skipped")
    if not result.ok:
        said = explanation_of(result.trouble) if result.trouble else None
        return (
            " ".join(part for part in (said.happened, said.action) if part) if said else tr("Does not work")
        )
    detail = result.detail
    return {
        "address": tr("Reached, its certificate is valid") if detail.get("encrypted") else tr("Reached"),
        "models": _models_text(detail),
        "chat": tr("Answers"),
        "streaming": tr("First text after {seconds} s", seconds=detail.get("first_token_seconds", 0)),
        "tools": tr("Works"),
        "embeddings": tr(
            "{dimension} {dimension:dimension|dimensions}", dimension=detail.get("dimension", 0)
        ),
        "rerank": tr("Works"),
    }[result.name]


def _models_text(detail: dict[str, str | int | float]) -> str:
    count, chosen, known = (detail.get(name, 0) for name in ("count", "chosen", "known"))
    if not chosen:
        return tr("{count} {count:model|models} found", count=count)
    return tr(
        "{count} {count:model|models} found, {known} of the {chosen} chosen",
        count=count,
        known=known,
        chosen=chosen,
    )


class ProbeCard(Card):
    started = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Probe"), tr("What works, and how fast"), padded=False, parent=parent)
        self._lines: dict[str, _Line] = {}
        self._run = Button(tr("Probe now"), small=True)
        self._stop = Button(tr("Stop"), small=True)
        self._run.clicked.connect(self.started)
        self._stop.clicked.connect(self.stopped)
        self.add_header_widget(self._run)
        self.add_header_widget(self._stop)
        self.reset()

    def reset(self) -> None:
        self._fill("muted", tr("Not tried yet"))
        self._set_running(False)

    def begin(self) -> None:
        self._fill("waiting", tr("Waiting"))
        self._lines[CAPABILITIES[0]].set("working", tr("Trying…"), "")
        self._set_running(True)

    def add(self, result: ProbeResult) -> None:
        kind = {True: "success", False: "warning", None: "muted"}[result.ok]
        seconds = tr("{seconds} s", seconds=f"{result.seconds:.2f}")
        self._lines[result.name].set(kind, result_text(result), "" if result.ok is None else seconds)
        rest = CAPABILITIES[CAPABILITIES.index(result.name) + 1 :]
        if rest:
            self._lines[rest[0]].set("working", tr("Trying…"), "")

    def end(self) -> None:
        for line in self._lines.values():
            line.settle()
        self._set_running(False)

    def text_of(self, name: str) -> str:
        return self._lines[name].text()

    def _fill(self, kind: str, text: str) -> None:
        clear_layout(self.body)
        self._lines = {name: _Line(capability_text(name)) for name in CAPABILITIES}
        for line in self._lines.values():
            line.set(kind, text, "")
            self.body.addWidget(line)
            self.body.addWidget(hairline())

    def _set_running(self, running: bool) -> None:
        self._run.setVisible(not running)
        self._stop.setVisible(running)


class _Line(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = StatusLabel(name, "muted")
        self._name.setFixedWidth(size("section.list") - space("10"))
        self._kind = "muted"
        self._text, self._time = label("", "dense", "secondary", wrap=True), label("", "caption", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("2"))
        layout.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)

    def set(self, kind: str, text: str, time: str) -> None:
        self._kind = kind
        self._name.set(self._name.text(), kind)
        self._text.setText(text)
        self._time.setText(time)

    def settle(self) -> None:
        """A line that was never reached says so."""
        if self._kind in {"working", "waiting"}:
            self.set("muted", tr("Not tried"), "")

    def text(self) -> str:
        return self._text.text()
