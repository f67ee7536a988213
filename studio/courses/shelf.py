"""The courses at hand: those that ship and those imported, begun or not, each in a workspace of its own."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import CourseInvalid, CourseNotBegun, CourseNotPutAside, NotFound, StudioError
from studio.core.languages import Language
from studio.core.paths import courses_folder
from studio.core.yaml import read_yaml
from studio.courses.attendance import kept_progress
from studio.courses.course import Course
from studio.courses.files import COURSE as COURSE_FILE
from studio.courses.files import courses_in
from studio.courses.library import Library
from studio.courses.packing import pack
from studio.courses.place import LIBRARY, TAKEN, begin, finish, is_ready, made_by_one, must_be_closed
from studio.courses.problems import Telling
from studio.courses.progress import Progress
from studio.courses.reading import read_course
from studio.courses.setting_aside import bring_back, forget_aside, is_put_aside, put_aside
from studio.courses.starting import OnPreparing, prepare
from studio.workspace import Settings
from studio.workspace.deeds import COURSE

_LOOKS = ("theme", "text_size", "still", "word_outside")


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
        self._taken = workspace / TAKEN
        self._shipped = shipped or courses_folder()
        self._library = Library(workspace / LIBRARY)

    def entries(self, language: Language | None = None) -> list[CourseEntry]:
        """Return the courses in that language, those that have no twin in it or are begun, or all of them.

        One that does not read is left out: `problems` tells of it.
        """
        found = {entry.course.id: entry for entry in self._read()}
        return [
            entry
            for entry in found.values()
            if language in (None, entry.course.language)
            or entry.begun
            or not _has_twin(entry, found, language)
        ]

    def problems(self) -> list[CourseInvalid]:
        """Return what keeps courses from being read, one for each of them."""
        found, ids = [], dict[str, Path]()
        for folder in self._folders():
            try:
                course = read_course(folder).id
            except CourseInvalid as error:
                found.append(error)
                continue
            if course in ids and ids[course].parent == folder.parent:
                text = (folder / COURSE_FILE).read_text(encoding="utf-8")
                found.append(Telling(folder, text).at(["id"], "id_twice", course))
            ids[course] = folder
        return found

    def entry(self, course: str) -> CourseEntry:
        """Raises NotFound, or CourseInvalid for a folder of that name that does not read."""
        named = [folder for folder in self._folders() if course in (folder.name, folder.parent.name)]
        for folder in [*reversed(named), *reversed(self._folders())]:
            read = read_course(folder) if folder in named else _read_if_valid(folder)
            if read is not None and read.id == course:
                return self._entry(folder, read)
        raise NotFound(kind="course", missing=course)

    def workspace(self, course: str) -> Path:
        """Where that course is taken; raises NotFound, or CourseNotBegun."""
        entry = self.entry(course)
        if not entry.begun:
            raise CourseNotBegun(course=course)
        return entry.workspace

    async def start(self, course: str, on_part: OnPreparing = lambda _: None) -> Path:
        """Make the course's workspace, or return the one that was begun, as it is.

        Raises NotFound, CourseInvalid, WorkspaceNotEmpty where something else lies there, WorkspaceBusy while
        another program makes it, and whatever goes wrong with a part of it: then the next start begins anew.
        """
        entry = await asyncio.to_thread(self.entry, course)
        if not entry.begun:
            async with made_by_one(entry.workspace):
                await self._make(entry, on_part)
        return entry.workspace

    async def reset(self, course: str, on_part: OnPreparing = lambda _: None) -> Path:
        """Begin anew; what was done in the course's workspace is put aside, and nothing else is touched.

        Raises CourseNotBegun, WorkspaceBusy while it is open, and what goes wrong with a part of it: then all
        is as it was.
        """
        entry = await asyncio.to_thread(self.entry, course)
        if not entry.begun:
            raise CourseNotBegun(course=course)
        await asyncio.to_thread(must_be_closed, entry.workspace)
        async with made_by_one(entry.workspace):
            aside = await asyncio.to_thread(put_aside, entry.workspace)
            own_copy = entry.folder == entry.workspace / COURSE
            try:
                await self._make(replace(entry, folder=aside / COURSE) if own_copy else entry, on_part)
            except BaseException:
                await asyncio.to_thread(bring_back, entry.workspace)
                raise
        return entry.workspace

    async def take_back(self, course: str) -> Path:
        """As if it had not been begun anew: what was put aside is there again, what was done since is gone.

        Raises NotFound, CourseNotPutAside, WorkspaceBusy while it is open.
        """
        workspace = (await asyncio.to_thread(self.entry, course)).workspace
        if not is_put_aside(workspace):
            raise CourseNotPutAside(course=course)
        if is_ready(workspace):
            await asyncio.to_thread(must_be_closed, workspace)
        async with made_by_one(workspace):
            await asyncio.to_thread(bring_back, workspace)
        return workspace

    def export(self, course: str, file: Path) -> str:
        """Write the course as a `.course` file and return its digest; the same course gives the same bytes.

        Raises NotFound, CourseInvalid, CourseFileInvalid when it is too large, DiskFull, FolderNotWritable.
        """
        return pack(self.entry(course).folder, file)

    def import_(self, source: Path) -> CourseEntry:
        """Take a course over from a file or a folder, in place of an earlier one of its id.

        Raises NotFound, CourseFileInvalid, CourseFileDamaged or CourseInvalid; then nothing is changed.
        """
        return self.entry(self._library.take(source).name)

    async def _make(self, entry: CourseEntry, on_part: OnPreparing) -> None:
        if is_ready(entry.workspace):  # another program was quicker
            return
        await asyncio.to_thread(forget_aside, self._workspace)
        await asyncio.to_thread(begin, entry.workspace)
        settings = await asyncio.to_thread(self._settings, entry.course)
        await prepare(entry.workspace, entry.folder, entry.course, settings, on_part)
        await asyncio.to_thread(finish, entry.workspace)

    def _read(self) -> Iterator[CourseEntry]:
        for folder in self._folders():
            if course := _read_if_valid(folder):
                yield self._entry(folder, course)

    def _folders(self) -> list[Path]:
        """Imported courses come last and so go before those that ship; one that is being taken stays known
        when both have gone."""
        taken = [file.parent for file in sorted(self._taken.glob(f"[!.]*/{COURSE}/{COURSE_FILE}"))]
        return [*taken, *courses_in(self._shipped), *self._library.folders()]

    def _entry(self, folder: Path, course: Course) -> CourseEntry:
        workspace = self._taken / course.id
        begun = kept_progress(workspace) or Progress(course=course.id)
        imported = folder.parent != self._shipped
        return CourseEntry(course, folder, workspace, imported, begun if is_ready(workspace) else None)

    def _settings(self, course: Course) -> Settings:
        """The looks of the person's own workspace and the language of the course, nothing else."""
        try:
            own = read_yaml(self._workspace / "settings.yaml", Settings)
        except (StudioError, OSError):
            own = Settings()
        looks = {name: getattr(own, name) for name in _LOOKS}
        settings = Settings(language=course.language, guide_closed=True, share_usage=False, **looks)
        if course.start.learner is None:
            return settings
        people = (course.start.learner, *course.start.colleagues)
        return settings.with_people([(person.name, person.department) for person in people])


def _read_if_valid(folder: Path) -> Course | None:
    try:
        return read_course(folder)
    except CourseInvalid:
        return None


def _has_twin(entry: CourseEntry, found: dict[str, CourseEntry], language: Language | None) -> bool:
    twin = found.get(entry.course.twin or "")
    return twin is not None and twin.course.language is language
