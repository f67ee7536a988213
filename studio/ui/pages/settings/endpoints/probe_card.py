"""What an endpoint can do, line by line as it is found out, each with its time and its consequence."""

from collections.abc import Iterable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.endpoints import ProbeResult
from studio.ui.components import Button, Card, IconLabel, Spinner, hairline, label, set_tone
from studio.ui.language import tr
from studio.ui.pages.settings.endpoints.words import CAPABILITIES, capability_text, is_gone, result_text
from studio.ui.theme import size, space

_ICONS = {
    "success": ("check-circle", "success"),
    "warning": ("alert-circle", "warning"),
    "danger": ("close-circle", "danger"),
    "muted": ("circle-outline", "text.muted"),
    "waiting": ("circle-outline", "text.muted"),
}
_QUIET_SECONDS = 3
_TONES = {"success": "secondary", "warning": "warning", "danger": "danger"}


class ProbeCard(Card):
    started = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Probe"), tr("What works, and how fast"), padded=False, parent=parent)
        self._lines = {name: _Line(capability_text(name)) for name in CAPABILITIES}
        self._done = 0
        self._told: list[ProbeResult] = []
        self._clock, self._tick = QElapsedTimer(), QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        self._run, self._stop = Button(tr("Probe now"), small=True), Button(tr("Stop"), small=True)
        self._run.clicked.connect(self.started)
        self._stop.clicked.connect(self.stopped)
        for button in (self._run, self._stop):
            self.add_header_widget(button)
        for name, line in self._lines.items():
            self.body.addWidget(line)
            if name != CAPABILITIES[-1]:
                self.body.addWidget(hairline())
        self.reset()

    def reset(self) -> None:
        self._told = []
        for line in self._lines.values():
            line.set("muted", tr("Not tried yet"), "")
        self.set_note(tr("What works, and how fast"))
        self._set_running(False)

    def show_results(self, results: Iterable[ProbeResult]) -> None:
        """Of a probe that is over."""
        self.reset()
        for result in results:
            self._show(result)

    def begin(self) -> None:
        self._done, self._told = 0, []
        for line in self._lines.values():
            line.set("waiting", tr("Waiting"), "")
        self._work_on(0)
        self._set_running(True)

    def add(self, result: ProbeResult) -> None:
        self._show(result)
        self._done = CAPABILITIES.index(result.name) + 1
        self._work_on(self._done)

    def end(self) -> None:
        for line in self._lines.values():
            line.settle()
        self.set_note(tr("What works, and how fast"))
        self._set_running(False)

    def text_of(self, name: str) -> str:
        return self._lines[name].text()

    def _show(self, result: ProbeResult) -> None:
        """After the server itself was not there, one line tells why and the others only that."""
        seconds = tr("{seconds} s", seconds=f"{result.seconds:.2f}")
        told, text = result.ok is None or result.seconds == 0, result_text(result, self._told)
        self._told.append(result)
        kind = {True: "success", False: "warning", None: "muted"}[result.ok]
        if is_gone(result):
            kind, text = ("danger", text) if result.seconds else ("muted", tr("Not tried: it is not there"))
        elif result.ok is False and result.name == "chat":
            kind = "danger"
        self._lines[result.name].set(kind, text, "" if told else seconds)

    def _work_on(self, index: int) -> None:
        self._clock.start()
        if index < len(CAPABILITIES):
            self._lines[CAPABILITIES[index]].set("working", tr("Trying…"), "")
            self.set_note(tr("Trying {done} / {total}", done=index + 1, total=len(CAPABILITIES)))

    def _count(self) -> None:
        """That it takes long is told as long as it does."""
        seconds = self._clock.elapsed() // 1000
        if seconds >= _QUIET_SECONDS and self._done < len(CAPABILITIES):
            self._lines[CAPABILITIES[self._done]].count(tr("{seconds} s", seconds=seconds))

    def _set_running(self, running: bool) -> None:
        (self._tick.start if running else self._tick.stop)()
        had_focus = self._run.hasFocus() or self._stop.hasFocus()
        self._run.setVisible(not running)
        self._stop.setVisible(running)
        if had_focus:
            (self._stop if running else self._run).setFocus()


class _Line(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._told, self._kind = name, "muted"
        self._icon, self._spinner = IconLabel("circle-outline", "text.muted"), Spinner()
        self._name = label(name, "label")
        self._name.setFixedWidth(size("form.label") - space("4"))
        self._name.setWordWrap(True)
        self._text, self._time = label("", "dense", "secondary", wrap=True), label("", "caption", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("3"))
        top = Qt.AlignmentFlag.AlignTop
        self._icon.stand_by("label")
        for part, stretch in (
            (self._icon, 0),
            (self._spinner, 0),
            (self._name, 0),
            (self._text, 1),
            (self._time, 0),
        ):
            layout.addWidget(part, stretch, top)

    def set(self, kind: str, text: str, time: str) -> None:
        self._kind = kind
        working = kind == "working"
        self._spinner.setVisible(working)
        self._icon.setVisible(not working)
        if not working:
            self._icon.set_icon(*_ICONS[kind])
        self._text.setText(text)
        set_tone(self._text, _TONES.get(kind, "muted"))
        self._time.setText(time)
        self.setAccessibleName(" ".join(part for part in (self._told, text, time) if part))

    def count(self, time: str) -> None:
        self._time.setText(time)

    def settle(self) -> None:
        """A line that was never reached says so."""
        if self._kind in {"working", "waiting"}:
            self.set("muted", tr("Not tried"), "")

    def text(self) -> str:
        return self._text.text()
