"""The course flood-duty-basics as it lies there: twins alike, files a script makes, nothing real."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from scripts.samples.flood_course.__main__ import texts, write_office_files
from studio.core.paths import courses_folder
from studio.courses import Course, read_course
from studio.courses.lesson_text import lesson_text

FOLDERS = (courses_folder() / "flood-duty-basics", courses_folder() / "flood-duty-basics-en")
MATERIAL = (FOLDERS[0] / "documents" / "防汛资料", FOLDERS[1] / "documents" / "Flood documents")
KINDS = {".csv", ".docx", ".html", ".md", ".pdf", ".txt", ".xlsx"}
REAL = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|\d{3,4}-\d{7,8})(?!\d)")
ZH, EN = map(read_course, FOLDERS)


def said(course: Course) -> Iterator[str]:
    for _, step in course.steps:
        yield from (step.title, step.text, step.hint, *step.mistakes.values())


def text_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in {".csv", ".html", ".md", ".txt", ".yaml"}]


def plain_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def pdf_text(path: Path, password: str) -> str:
    pdf = pypdfium2.PdfDocument(path, password=password or None)
    try:
        return "".join(str(page.get_textpage().get_text_range()) for page in pdf)
    finally:
        pdf.close()


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_five_lessons_fill_the_time_in_either_language() -> None:
    for course in (ZH, EN):
        assert [lesson.minutes for lesson in course.lessons] == [10, 20, 20, 25, 15]
        assert sum(lesson.minutes for lesson in course.lessons) == course.minutes
    assert (ZH.twin, EN.twin) == (EN.id, ZH.id)


def test_the_twins_have_the_same_steps_checked_alike_with_the_same_mistakes_explained() -> None:
    for (key, one), (other_key, other) in zip(ZH.steps, EN.steps, strict=True):
        assert key == other_key
        assert one.check.model_dump().keys() == other.check.model_dump().keys()
        assert type(one.check) is type(other.check)
        assert one.mistakes.keys() == other.mistakes.keys()


def test_each_step_says_what_to_do_helps_and_leads_there() -> None:
    for course in (ZH, EN):
        for key, step in course.steps:
            assert step.text, key
            assert step.hint, key
            assert step.goto, key
            assert step.mistakes or not step.check.mistakes, key


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_lesson_has_an_introduction_and_says_why(folder: Path) -> None:
    for lesson in read_course(folder).lessons:
        text = lesson_text(folder, lesson)
        assert text.intro
        assert text.why.startswith("**")


def test_nothing_is_shouted_and_nobody_is_begged() -> None:
    assert not [
        text for course in (ZH, EN) for text in said(course) if re.search(r"[!！]|您|[Pp]lease|请你", text)
    ]


@pytest.mark.parametrize("folder", MATERIAL, ids=lambda folder: folder.name)
def test_the_material_is_fourteen_files_of_every_kind_one_of_them_locked(folder: Path) -> None:
    files = list(folder.iterdir())
    assert len(files) == 14
    assert {path.suffix for path in files} == KINDS
    assert [path.suffix for path in files if b"/Encrypt" in path.read_bytes()] == [".pdf"]


def test_papers_and_sheets_are_what_the_script_writes(tmp_path: Path) -> None:
    for course, said in texts():
        write_office_files(tmp_path / course, said)

    made = [path for path in tmp_path.rglob("*.*") if path.is_file()]
    assert len(made) == 14
    for path in made:
        assert path.read_bytes() == (courses_folder() / path.relative_to(tmp_path)).read_bytes(), path.name


def test_a_pdf_says_what_the_script_writes() -> None:
    """Its bytes depend on the fonts of the computer."""
    for course, said in texts():
        for told in said["pdfs"]:
            file = courses_folder() / course / "documents" / f"{told['file']}.pdf"
            text = pdf_text(file, told.get("password", ""))
            assert letters(text) == letters(told["title"] + told["lines"]), file.name


def test_no_number_is_a_real_one() -> None:
    scripts = Path(__file__).parents[3] / "scripts" / "samples" / "flood_course"
    for path in [file for folder in (*FOLDERS, scripts) for file in text_files(folder)]:
        numbers = REAL.findall(plain_text(path))
        assert [number for number in numbers if not number.startswith("0000-0000")] == [], path.name
