"""Runs tests and attacks of the submissions that ship with courses, and keeps what they find beside them.

`python -m scripts.course_results` after a change of a course's agents or documents, of the practice endpoint,
of what finds and answers, of the attacks, or of the program's version.
"""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from studio.core.paths import courses_folder
from studio.courses.files import courses_in
from studio.courses.reading import read_course
from studio.courses.results import Fresh
from studio.courses.starting import Preparing, prepare
from studio.workspace import Settings


async def make(folder: Path) -> None:
    """Blocking for some ten seconds a course."""
    shutil.rmtree(folder / ".results", ignore_errors=True)
    for source in courses_in(folder):
        course = read_course(source)
        if course.start.submissions:
            with tempfile.TemporaryDirectory() as place:
                settings = Settings(language=course.language)
                await prepare(Path(place, "w"), source, course, settings, _tell, Fresh(folder))


def _tell(preparing: Preparing) -> None:
    sys.stderr.write(f"{preparing.number} / {preparing.total}  {preparing.part}\n")


if __name__ == "__main__":
    asyncio.run(make(courses_folder()))
