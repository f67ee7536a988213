"""Courses that ship in two languages are the same course twice; their spreadsheets are those written."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from scripts.samples import subdistrict
from studio.core.paths import courses_folder
from studio.courses import Course, read_course
from studio.courses.checks.tool_called import ToolCalled

NAMES = ["reviewer", "tools-and-papers"]
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OF_THE_STANDARD = {"通知", "人工智能"}  # fixed words of GB/T 9704 and of the AI label


@pytest.mark.parametrize("name", NAMES)
def test_twins_have_the_same_lessons_steps_checks_and_mistakes(name: str) -> None:
    one, other = (read_course(courses_folder() / each) for each in (name, f"{name}-en"))

    assert (one.twin, other.twin) == (other.id, one.id)
    assert (one.language.value, other.language.value) == ("zh", "en")
    assert one.minutes == other.minutes == sum(lesson.minutes for lesson in one.lessons)
    assert _outline(one) == _outline(other)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_says_what_to_do_where_and_a_hint(name: str) -> None:
    for each in (name, f"{name}-en"):
        for key, step in read_course(courses_folder() / each).steps:
            assert step.text, key
            assert step.hint, key
            assert step.goto, key
            assert set(step.mistakes) or not step.check.mistakes or step.check.kind == "installed", key


@pytest.mark.parametrize("name", NAMES)
def test_the_english_course_holds_no_chinese_but_fixed_words_of_the_standard(name: str) -> None:
    folder = courses_folder() / f"{name}-en"
    for file in [folder / "course.yaml", *folder.rglob("*.md"), *folder.rglob("*.txt")]:
        text = file.read_text(encoding="utf-8")
        for word in _OF_THE_STANDARD:
            text = text.replace(word, "")
        assert not _CHINESE.search(text), file


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_says_what_it_is_about_and_why(name: str) -> None:
    for each in (name, f"{name}-en"):
        folder = courses_folder() / each
        for lesson in read_course(folder).lessons:
            intro, _, why = (folder / lesson.text).read_text(encoding="utf-8").partition("\n---\n")
            assert intro.strip(), lesson.id
            assert why.strip().startswith("**"), lesson.id


def test_the_spreadsheets_are_written_again_byte_for_byte(tmp_path: Path) -> None:
    subdistrict.write(tmp_path)

    made = sorted(tmp_path.rglob("*.xlsx"))
    assert len(made) == 6
    for file in made:
        assert file.read_bytes() == (courses_folder() / file.relative_to(tmp_path)).read_bytes(), file.name


@pytest.mark.parametrize("name", ["tools-and-papers", "tools-and-papers-en"])
def test_the_figures_of_the_steps_are_those_of_the_spreadsheet(name: str) -> None:
    told = _told()["zh" if name == "tools-and-papers" else "en"]["requests"]
    page = load_workbook(courses_folder() / name / "documents" / str(told["file"])).active
    assert page is not None
    rows = [row for row in page.iter_rows(min_row=3, values_only=True) if row[0]]
    (top, most), *_ = Counter(str(row[2]) for row in rows).most_common(1)
    days = {place: [float(str(row[6])) for row in rows if row[2] == place] for place in told["communities"]}
    slowest = max(days, key=lambda place: sum(days[place]) / len(days[place]))
    steps = dict(read_course(courses_folder() / name).steps).items()
    returned = {key: step.check.returned for key, step in steps if isinstance(step.check, ToolCalled)}

    assert returned["tables/most"] == (top, str(most))
    assert returned["tables/average"] == (slowest, f"{sum(days[slowest]) / len(days[slowest]):.2f}")
    assert returned["tables/month"] == (str(sum("-06-" in str(row[1]) for row in rows)),)


def _told() -> dict[str, dict[str, dict[str, list[str]]]]:
    file = Path(subdistrict.__file__).with_name("subdistrict.yaml")
    told: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return told


def _outline(course: Course) -> list[tuple[str, str, list[str]]]:
    return [(key, step.check.kind, sorted(step.mistakes)) for key, step in course.steps]
