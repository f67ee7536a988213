"""The courses that were imported into a workspace: folders people may edit, replaced whole."""

import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from studio.core.files import writing_to
from studio.courses.carrying import copy_course
from studio.courses.files import COURSE, courses_in
from studio.courses.packing import unpack

_IMPORTING, _MADE, _BEFORE = ".importing-", "made", "before"


class Library:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / ".lock", timeout=60)

    def folders(self) -> list[Path]:
        if any(self._folder.glob(f"{_IMPORTING}*")):
            self._mend()
        return courses_in(self._folder)

    def take(self, source: Path) -> Path:
        """Take a course over from a `.course` file or a folder, in place of an earlier one of its id.

        All of it is there before the earlier one goes. Raises NotFound, CourseFileInvalid, CourseFileDamaged
        or CourseInvalid; then nothing is changed.
        """
        with writing_to(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._lock:
                self._put_back()
                place = Path(tempfile.mkdtemp(prefix=_IMPORTING, dir=self._folder))
                try:
                    made = place / _MADE
                    course = copy_course(source, made) if source.is_dir() else unpack(source, made)
                    return self._put(place, course.id)
                finally:
                    shutil.rmtree(place, ignore_errors=True)

    def _put(self, place: Path, course: str) -> Path:
        target = self._folder / course
        if target.exists():
            (place / _BEFORE).mkdir()
            target.rename(place / _BEFORE / course)
        return (place / _MADE).rename(target)

    def _mend(self) -> None:
        """Put right what an import that was killed has left, unless one is going on."""
        try:
            with self._lock.acquire(timeout=0):
                self._put_back()
        except (Timeout, OSError):
            return

    def _put_back(self) -> None:
        for place in self._folder.glob(f"{_IMPORTING}*"):
            for before in courses_in(place / _BEFORE):
                if not (self._folder / before.name / COURSE).exists():
                    before.rename(self._folder / before.name)
            shutil.rmtree(place, ignore_errors=True)
