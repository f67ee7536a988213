"""Long work in one card: how far, how fast, how long still, and a way to stop it."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from studio.core.i18n import mark
from studio.ui.components.buttons import Button, IconButton, Link, Spinner
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import ElidedLabel, label, restyle
from studio.ui.components.surfaces import Card, clear_layout
from studio.ui.language import tr
from studio.ui.theme import space

_SPEAK_AFTER = 3.0
_QUIET_AFTER = 5


def show_done(bar: QProgressBar, done: int, total: int) -> None:
    """Painted in its turn: Qt would at once paint all of the window that waits for it."""
    bar.setUpdatesEnabled(False)
    bar.setRange(0, total)
    bar.setValue(done)
    bar.setUpdatesEnabled(True)


class ProgressCard(Card):
    """`set_progress` as often as one likes; speed and time left appear after three seconds.

    `begin_part` when something else is counted from now on: its `pace` is a text with {speed} a second.
    `count_in` when it is no files that are counted, or what is waited for can be named.

    `part_chosen` tells the id of the count that was clicked.
    """

    cancelled = Signal()
    part_chosen = Signal(str)

    def __init__(
        self, title: str, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent=parent)
        self._clock, self._start, self._before = clock, clock(), 0
        self._quiet, self._tick = QElapsedTimer(), QTimer(self, interval=1000)
        self._tick.timeout.connect(self._say_quiet)
        self._quiet.start()
        self._tick.start()
        self._pace_of = mark("{speed} files a second")
        self._quiet_of = mark("nothing new for {seconds} s")
        self.closed = False
        self._spinner, self._mark = Spinner(), IconLabel("check-circle", "success", "icon.small")
        self._what, self._count = label(title, "strong"), label("", "dense", "secondary")
        self._pace = label("", "dense", "secondary")
        self._parts, self._right = QHBoxLayout(), ElidedLabel("", "caption", "muted", middle=True)
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._part_widgets: list[QLabel | Link] = []
        self._told: tuple[tuple[str, str], ...] = ()
        self._bar = QProgressBar(textVisible=False)
        self._cancel = Button(tr("Cancel"), small=True)
        self._cancel.clicked.connect(self.cancelled)
        self._close = IconButton("close", tr("Close"), small=True)
        self._close.clicked.connect(self._put_away)
        self._close.hide()
        self._mark.hide()
        self._build()
        self.set_progress(0, 0)

    def set_progress(self, done: int, total: int, note: str = "") -> None:
        if (done, total) != (self._bar.value(), self._bar.maximum()):
            self._quiet.start()
        show_done(self._bar, done, total)
        self._count.setText(f"{done:,} / {total:,}" if total else "")
        self._right.set_text(note)
        self._pace.setText(self._paced(done, total))
        self._say_quiet()

    def count_in(self, pace: str, quiet: str) -> None:
        """Texts with {speed} a second, and with {seconds} since anything came."""
        self._pace_of, self._quiet_of = pace, quiet

    def begin_part(self, pace: str, done: int) -> None:
        """So much of it was done before."""
        if pace != self._pace_of:
            self._pace_of, self._start, self._before = pace, self._clock(), done

    def set_counts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Say what became of those done, as pairs of id and words; what has an id can be clicked."""
        if [name for name, _ in parts] != [name for name, _ in self._told]:
            self._build_parts(parts)
        self._told = tuple(parts)
        for part, (_, text) in zip(self._part_widgets, parts, strict=True):
            part.set_text(text) if isinstance(part, Link) else part.setText(text)

    def counts(self) -> str:
        return " · ".join(text for _, text in self._told)

    def finish(self, text: str, kind: str = "success") -> None:
        """`kind` is success or warning."""
        self._tick.stop()
        self._spinner.hide()
        self._mark.set_icon("check-circle" if kind == "success" else "alert-circle", kind)
        self._mark.show()
        self._cancel.hide()
        self._close.show()
        self._what.setText(text)
        self._count.setText("")
        self._pace.setText("")
        self._right.set_text("")
        show_done(self._bar, 1, 1)
        self._bar.setProperty("tone", kind)
        restyle(self._bar)

    def title(self) -> str:
        return self._what.text()

    def _say_quiet(self) -> None:
        """That nothing comes is told in place of a speed that was."""
        seconds = self._quiet.elapsed() // 1000
        if seconds >= _QUIET_AFTER:
            self._pace.setText(tr(self._quiet_of, seconds=seconds))

    def _put_away(self) -> None:
        """Closed once it is over: it does not come back."""
        self.closed = True
        self.hide()

    def _build_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._parts)
        self._part_widgets = []
        for name, _ in parts:
            if self._part_widgets:
                self._parts.addWidget(label("·", "caption", "muted"))
            part = self._link(name) if name else label("", "caption", "secondary")
            self._part_widgets.append(part)
            self._parts.addWidget(part)
        self._parts.addStretch(1)

    def _link(self, name: str) -> Link:
        link = Link("")
        link.setProperty("small", True)
        link.setProperty("part", name)
        link.clicked.connect(self._choose_part)
        return link

    def _choose_part(self) -> None:
        self.part_chosen.emit(str(self.sender().property("part")))

    def _paced(self, done: int, total: int) -> str:
        passed = self._clock() - self._start
        if passed < _SPEAK_AFTER or not self._before < done < total:
            return ""
        speed = (done - self._before) / passed
        left = tr("about {seconds} s left", seconds=f"{(total - done) / speed:,.0f}")
        pace = tr(self._pace_of, speed=f"{speed:.1f}")
        return f"{pace} · {left}"

    def _build(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for part in (self._spinner, self._mark, self._what, self._count):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self._pace)
        top.addWidget(self._cancel)
        top.addWidget(self._close)
        self._parts.setSpacing(space("1"))
        bottom.addLayout(self._parts, 1)
        bottom.addWidget(self._right, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._bar)
        self.body.addLayout(bottom)
