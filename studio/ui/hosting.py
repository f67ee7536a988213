"""The class this computer holds, as the window knows it: found at the start, followed, begun and ended."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.ui.background import Background, Job
from studio.ui.notices import Notices

if TYPE_CHECKING:
    from studio.classroom import ClassNews, Held, Noted
    from studio.endpoints import Endpoints
    from studio.workspace import Workspace

_TAKEN, _CLASSES = "courses", "classes"
_MISSES = 3
"""So often it does not answer before it counts as broken off."""


@dataclass(frozen=True, slots=True)
class ClassWish:
    """`endpoint` is the id of a profile that all seats share; empty for the practice endpoint alone."""

    course: str
    seats: int
    endpoint: str = ""


@dataclass(frozen=True, slots=True)
class OpenAt:
    """Where a class is opened, and on which port it is found; None is what the class takes by itself."""

    host: str | None = None
    port: int | None = None
    discovery: int | None = None


class Hosting(QObject):
    """`changed` when it was begun, told something, was broken off, or has ended."""

    changed = Signal()

    def __init__(self, workspace: "Workspace", background: Background, notices: Notices) -> None:
        super().__init__(background)
        self._workspace, self._background, self._notices = workspace, background, notices
        self.home, self.open_at = home_of(workspace.folder), OpenAt()
        self._held: Held | None = None
        self._news: ClassNews | None = None
        self._following: Job | None = None
        self.connected, self._missed = False, 0
        if (self.home / _CLASSES).is_dir():  # most windows never hold a class: nothing of it is imported
            self.look()

    @property
    def noted(self) -> "Noted | None":
        """The class that is open on this computer; None where none is."""
        return self._held.noted if self._held is not None and self._held.answers else None

    @property
    def broken(self) -> "Noted | None":
        """A class that was broken off and can go on."""
        return self._held.noted if self._held is not None and not self._held.answers else None

    @property
    def news(self) -> "ClassNews | None":
        """As it was told last."""
        return self._news

    @property
    def endpoints(self) -> "Endpoints":
        """The trainer's own: a course's workspace has none that could be shared."""
        if self.home == self._workspace.folder:
            return self._workspace.endpoints
        from studio.endpoints import Endpoints

        return Endpoints(self.home / "endpoints.yaml", self._workspace.keys, self._workspace.policy.given)

    @property
    def online(self) -> int:
        """How many learners' computers are connected."""
        figures = self._news.figures if self._news is not None else None
        return figures.taken - figures.away if figures is not None else 0

    def look(self) -> None:
        """Find a class that is open, or was broken off."""
        job = self._background.run(_found, self.home)
        job.done.connect(self._take_up)
        job.failed.connect(self._notices.show_error)

    def start(self, wish: ClassWish) -> Job:
        """The job brings the folder of the course's workspace, where the class is taught."""
        job = self._background.run(_started, self.endpoints, self.home, wish, self.open_at)
        job.done.connect(self.look)
        return job

    def go_on(self) -> Job | None:
        """Open the class that was broken off, as it was."""
        broken = self.broken
        if broken is None:
            return None
        job = self.start(ClassWish(broken.course, broken.opened.seats, broken.endpoint))
        job.failed.connect(self._notices.show_error)
        return job

    def end(self, _: str = "") -> Job | None:
        """End the class; of one that was broken off, only that it is known is given up."""
        if self._held is None:
            return None
        job = self._background.run(_ended, self._held)
        job.done.connect(self._forget)
        job.failed.connect(self._notices.show_error)
        return job

    def _take_up(self, held: "Held | None") -> None:
        self._stop_following()
        self._held, self._missed = held, 0
        if held is not None:
            self._follow(held.noted)
        self.changed.emit()

    def _follow(self, noted: "Noted") -> None:
        """One that was broken off, too: it may only have been held up."""
        from studio.classroom import class_news

        self._following = news = self._background.run(class_news, noted)
        news.standing = True
        news.progressed.connect(self._take)
        news.failed.connect(self._lose)

    def _take(self, news: "ClassNews | None") -> None:
        """None while it does not answer: what was told last stays in sight."""
        self.connected = news is not None
        self._missed = 0 if news is not None else self._missed + 1
        self._news = news or self._news
        if news is not None and self._held is not None:
            self._held = replace(self._held, answers=True)
        self.changed.emit()
        if self._missed == _MISSES and self.noted is not None:
            self.look()

    def _lose(self, error: object) -> None:
        """Another has begun in its place; one that was broken off can go on all the same."""
        if self.broken is not None:
            return
        self._forget()
        self._notices.show_error(error)

    def _forget(self) -> None:
        self._stop_following()
        self._held = self._news = None
        self.connected = False
        self.changed.emit()

    def _stop_following(self) -> None:
        if self._following is not None:
            self._following.cancel()
            self._following = None


def home_of(folder: Path) -> Path:
    """The workspace from which classes are held: in a course's own, the one it was begun from."""
    return folder.parent.parent if folder.parent.name == _TAKEN else folder


async def _found(home: Path) -> "Held | None":
    from studio.classroom import held_class

    return await held_class(home)


async def _started(endpoints: "Endpoints", home: Path, wish: ClassWish, at: OpenAt) -> Path:
    """The course as it is published is what learners are given; the trainer has it in a workspace, too."""
    from studio.classroom import RoomSettings, begin_class, class_folder
    from studio.core.errors import PortTaken
    from studio.courses import CourseShelf

    shelf = CourseShelf(home)
    place = await shelf.start(wish.course)
    endpoint = endpoints.get(wish.endpoint) if wish.endpoint else None
    settings = RoomSettings(
        folder=class_folder(home, wish.course),
        course=shelf.entry(wish.course).folder,
        seats=wish.seats,
        endpoint=endpoint,
        key=endpoints.key(wish.endpoint) if wish.endpoint else "",
        **{name: value for name, value in asdict(at).items() if value is not None},
    )
    try:
        await begin_class(settings)
    except PortTaken:  # learners find it by its code wherever it is
        await begin_class(replace(settings, port=0))
    return place


async def _ended(held: "Held") -> None:
    from studio.classroom import end_class, forget_class

    runs = held.answers or held.stands_still
    await (end_class(held.noted) if runs else forget_class(held.noted))
