"""What a class is to the whole window: a line in the status bar, the strip over the pages, the last word."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.classroom.parting import Parting
from studio.ui.classroom.sitting import Sitting
from studio.ui.classroom.strip import ClassStrip
from studio.ui.closing import Closing
from studio.ui.language import tr
from studio.ui.shell.frame import Frame
from studio.ui.shell.navigator import Navigator

if TYPE_CHECKING:
    from studio.ui.shell import Services


class ClassInWindow(QObject):
    def __init__(self, frame: Frame, services: "Services", navigator: Navigator, closing: Closing) -> None:
        super().__init__(frame)
        self._status, self._navigator = frame.status, navigator
        self._hosting, self._sitting = services.hosting, None
        self._strip: ClassStrip | None = None
        if self._hosting is not None:
            closing.last_word = Parting(frame.window(), self._hosting).may_close
            self._hosting.changed.connect(self.show)
        if services.attending is not None:
            self._strip = ClassStrip()
            frame.above_page.addWidget(self._strip)
            self._sitting = Sitting(self._strip, services, services.attending)
            self._sitting.changed.connect(self.show)
            navigator.arrived.connect(self._place_strip)
            navigator.moved.connect(self._place_strip)
        frame.status.class_opened.connect(self._open)
        frame.language_changed.connect(self._say_anew)
        self.show()

    def _say_anew(self) -> None:
        if self._sitting is not None:
            self._sitting.say_anew()
        self.show()

    def show(self) -> None:
        hosting, sitting = self._hosting, self._sitting
        if hosting is not None and hosting.noted is not None:
            text = tr("Class network: {count} online", count=hosting.online)
            self._status.set_class(text, tr("To the class"), connected=hosting.connected)
        elif hosting is not None and hosting.broken is not None:
            self._status.set_class(tr("Class broken off"), tr("Go on with it in Courses"), connected=False)
        elif sitting is not None and sitting.seat:
            text = (
                tr("Class: seat {number}, disconnected", number=sitting.seat)
                if sitting.lost
                else tr("Class: seat {number}", number=sitting.seat)
            )
            self._status.set_class(text, tr("Raise a hand, in the lesson"), connected=sitting.connected)
        else:
            self._status.set_class("")
        self._place_strip()

    def _place_strip(self) -> None:
        """The line is the lesson's; what was sent to all is shown wherever one is."""
        if self._strip is not None and self._sitting is not None:
            seated = bool(self._sitting.seat)
            self._strip.setVisible(seated or bool(self._strip.order()))
            self._strip.line.setVisible(seated and self._navigator.place == ("courses",))

    def _open(self) -> None:
        in_list = self._hosting is not None and self._hosting.broken is not None
        self._navigator.open("courses", *(("list",) if in_list else ()))
        if self._strip is not None and self._sitting is not None and self._sitting.connected:
            self._strip.ask()
