"""What ships of tests and attacks of submissions is what they find today, and counts for no other."""

import gzip
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studio.core.paths import courses_folder
from studio.courses.course import Course
from studio.courses.reading import read_course
from studio.courses.results import Found, Fresh, Results
from studio.courses.starting import prepare
from studio.workspace import Settings

REVIEWER = courses_folder() / "reviewer"
"""`python -m scripts.course_results` makes what ships anew."""


@dataclass(frozen=True)
class Watched(Results):
    """Notes whether what was asked for was there."""

    there: list[bool] = field(default_factory=list)

    def of(self, agent: str, knowledge: str) -> Found | None:
        found = super().of(agent, knowledge)
        self.there.append(found is not None)
        return found


def only_last(course: Course) -> Course:
    start = course.start.model_copy(update={"submissions": course.start.submissions[-1:]})
    return course.model_copy(update={"start": start})


async def begun(folder: Path, course: Course, results: Results) -> None:
    await prepare(folder, REVIEWER, course, Settings(), lambda _: None, results)


async def test_what_ships_is_what_is_found_today(tmp_path: Path) -> None:
    course = only_last(read_course(REVIEWER))
    await begun(tmp_path / "w", course, Fresh(tmp_path))
    (file,) = (tmp_path / ".results").iterdir()
    today = Found.model_validate_json(_unpacked(file))

    shipped = Results().of(today.report.agent_digest, today.report.knowledge_digest)

    assert shipped is not None
    assert shipped.attacked is not None
    assert today.attacked is not None
    assert [(one.answer, one.passed) for one in shipped.report.results] == [
        (one.answer, one.passed) for one in today.report.results
    ]
    assert sorted((one.attack, one.verdict) for one in shipped.attacked.findings) == sorted(
        (one.attack, one.verdict) for one in today.attacked.findings
    )


async def test_every_submission_that_ships_has_its_results(tmp_path: Path) -> None:
    watched = Watched()

    await begun(tmp_path / "w", read_course(REVIEWER), watched)

    assert watched.there == [True] * 7


@pytest.mark.parametrize("change", ["agent_digest", "knowledge_digest", "studio"])
def test_they_stand_for_nothing_else(tmp_path: Path, change: str) -> None:
    (shipped, *_) = sorted((courses_folder() / ".results").iterdir())
    found = Found.model_validate_json(_unpacked(shipped))
    digests = found.report.agent_digest, found.report.knowledge_digest
    other = found.report.model_copy(update={change: found.report.agent_digest[::-1]})
    kept = Results(tmp_path)
    kept.keep(found)
    assert kept.of(*digests) == found

    (file,) = (tmp_path / ".results").iterdir()
    file.write_bytes(gzip.compress(found.model_copy(update={"report": other}).model_dump_json().encode()))

    assert kept.of(*digests) is None


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes())
