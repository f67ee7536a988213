"""The courses at hand: those that ship and those imported, begun or not, each in a workspace of its own."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import (
    CourseInvalid,
    NotFound,
    StudioError,
    WorkspaceNotEmpty,
)
from studio.core.files import writing_to
from studio.core.languages import Language
from studio.core.paths import courses_folder
from studio.core.yaml import read_yaml
from studio.courses.attendance import kept_progress
from studio.courses.course import Course
from studio.courses.files import COURSE as COURSE_FILE
from studio.courses.packing import pack, unpack
from studio.courses.progress import Progress
from studio.courses.reading import read_course
from studio.courses.starting import OnPreparing, prepare
from studio.workspace import Settings
from studio.workspace.deeds import COURSE
from studio.workspace.lock import WorkspaceLock

TAKEN, LIBRARY = "courses", "course-library"
"""Where courses are taken, and where those that were imported lie."""
_STARTING = ".starting"
"""In a workspace that is not made to the end: its content is made anew."""


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """`folder` is the course as it was published, `workspace` where it is taken. `progress` is None until it
    is begun."""

    course: Course
    folder: Path
    workspace: Path
    imported: bool = False
    progress: Progress | None = None

    @property
    def begun(self) -> bool:
        return self.progress is not None


class CourseShelf:
    """Of one workspace's folder, which may be open elsewhere: nothing in it is opened but the courses."""

    def __init__(self, workspace: Path, shipped: Path | None = None) -> None:
        self._workspace = workspace
        self._shipped = shipped or courses_folder()

    def entries(self, language: Language | None = None) -> list[CourseEntry]:
        """Return the courses in that language, and those that have no twin in it; or all of them.

        One that does not read is left out: `problems` tells of it.
        """
        found = {entry.course.id: entry for entry in self._read()}
        return [
            entry
            for entry in found.values()
            if language in (None, entry.course.language) or not _has_twin(entry, found, language)
        ]

    def problems(self) -> list[CourseInvalid]:
        """Return what keeps courses from being read, one for each of them."""
        found = []
        for folder in self._folders().values():
            try:
                read_course(folder)
            except CourseInvalid as error:
                found.append(error)
        return found

    def entry(self, course: str) -> CourseEntry:
        """Raises NotFound, or CourseInvalid."""
        folder = self._folders().get(course)
        if folder is None:
            raise NotFound(kind="course", missing=course)
        return self._entry(folder, read_course(folder))

    def workspace(self, course: str) -> Path:
        """Where that course is taken; raises NotFound until it is begun."""
        folder = self._workspace / TAKEN / course
        if course not in self._folders() or not _is_ready(folder):
            raise NotFound(kind="course", missing=course)
        return folder

    async def start(self, course: str, on_part: OnPreparing = lambda _: None) -> Path:
        """Make the course's workspace, or return the one that was begun, as it is.

        Raises NotFound, CourseInvalid, WorkspaceNotEmpty where something else lies there, and what goes wrong
        with a part of it; then nothing of it stays.
        """
        entry = await asyncio.to_thread(self.entry, course)
        if _is_ready(entry.workspace):
            return entry.workspace
        await asyncio.to_thread(_begin, entry.workspace)
        settings = await asyncio.to_thread(self._settings, entry.course)
        await prepare(entry.workspace, entry.folder, entry.course, settings, on_part)
        await asyncio.to_thread((entry.workspace / _STARTING).unlink)
        return entry.workspace

    async def reset(self, course: str, on_part: OnPreparing = lambda _: None) -> Path:
        """Begin anew: what was done in the course's workspace goes, and nothing else.

        Raises NotFound until it is begun, and WorkspaceBusy while it is open.
        """
        await asyncio.to_thread(_set_to_start, self.workspace(course))
        return await self.start(course, on_part)

    def export(self, course: str, file: Path) -> str:
        """Write the course as a `.course` file and return its digest; the same course gives the same bytes.

        Raises NotFound, CourseInvalid, DiskFull or FolderNotWritable.
        """
        return pack(self.entry(course).folder, file)

    def import_(self, file: Path) -> CourseEntry:
        """Take a course over from a file, in place of an earlier one of its id.

        Raises CourseFileInvalid, CourseFileDamaged or CourseInvalid; then nothing is changed.
        """
        library = self._workspace / LIBRARY
        with writing_to(library):
            library.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".importing-", dir=library) as temporary:
                course = unpack(file, Path(temporary) / "course")
                _put(Path(temporary) / "course", library / course.id, Path(temporary) / "before")
        return self.entry(course.id)

    def _read(self) -> Iterator[CourseEntry]:
        for folder in self._folders().values():
            try:
                yield self._entry(folder, read_course(folder))
            except CourseInvalid:
                continue

    def _folders(self) -> dict[str, Path]:
        """By their names; an imported course goes before the one that ships."""
        found = [*_courses_in(self._shipped), *_courses_in(self._workspace / LIBRARY)]
        return {folder.name: folder for folder in found}

    def _entry(self, folder: Path, course: Course) -> CourseEntry:
        taken = self._workspace / TAKEN / course.id
        progress = (kept_progress(taken) or Progress(course=course.id)) if _is_ready(taken) else None
        return CourseEntry(course, folder, taken, folder.parent != self._shipped, progress)

    def _settings(self, course: Course) -> Settings:
        """The looks of the person's own workspace, the language of the course, nothing else."""
        try:
            own = read_yaml(self._workspace / "settings.yaml", Settings)
        except (StudioError, OSError):
            own = Settings()
        look = {name: getattr(own, name) for name in ("theme", "text_size", "still", "word_outside")}
        settings = Settings(language=course.language, guide_closed=True, share_usage=False, **look)
        if course.start.learner is None:
            return settings
        people = (course.start.learner, *course.start.colleagues)
        return settings.with_people([(person.name, person.department) for person in people])


def _courses_in(folder: Path) -> list[Path]:
    return [file.parent for file in sorted(folder.glob(f"[!.]*/{COURSE_FILE}"))]


def _has_twin(entry: CourseEntry, found: dict[str, CourseEntry], language: Language | None) -> bool:
    twin = found.get(entry.course.twin or "")
    return twin is not None and twin.course.language is language


def _is_ready(workspace: Path) -> bool:
    return (workspace / COURSE / COURSE_FILE).is_file() and not (workspace / _STARTING).exists()


def _begin(workspace: Path) -> None:
    """Make the folder empty and marked as not ready; what is not of a course is never touched."""
    with writing_to(workspace):
        workspace.mkdir(parents=True, exist_ok=True)
        if any(workspace.iterdir()) and not (workspace / _STARTING).exists():
            raise WorkspaceNotEmpty(folder=str(workspace))
        (workspace / _STARTING).touch()
        for path in workspace.iterdir():
            if path.name != _STARTING:
                _remove(path)


def _set_to_start(workspace: Path) -> None:
    """Only what nobody has open; killed afterwards, the next start goes on with it."""
    lock = WorkspaceLock(workspace, patience=0.5)
    lock.acquire()
    try:
        (workspace / _STARTING).touch()
    finally:
        lock.release()


def _remove(path: Path) -> None:
    """A link goes, and never what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _put(made: Path, place: Path, aside: Path) -> None:
    if place.exists():
        place.rename(aside)
    made.rename(place)
