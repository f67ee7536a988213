"""A course that is not written as one is told with file and place, all that is wrong with it at once."""

from pathlib import Path

import pytest

from studio.core.errors import CourseInvalid
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.courses import course_problems, read_course
from studio.courses.lesson_text import lesson_text
from studio.wording import explain
from tests.unit.courses.small_course import FIXTURE, small_course, with_line


def test_a_course_is_read_with_its_lessons_and_steps() -> None:
    course = read_course(FIXTURE)

    assert course.title == "小课程"
    assert [key for key, _ in course.steps] == ["search/base", "search/search", "ask/ask"]
    assert [step.check.kind for _, step in course.steps] == ["base_exists", "searched", "agent_cites"]


def test_below_a_rule_stands_why_a_lesson_is_done() -> None:
    first, second = (lesson_text(FIXTURE, lesson) for lesson in read_course(FIXTURE).lessons)

    assert first.intro == "把资料装进知识库，再问一个问题。"
    assert first.why.startswith("**为什么先测检索？**")
    assert second.why == ""


@pytest.mark.parametrize(
    ("old", "new", "place", "problem", "value"),
    [
        ("kind: base_exists", "kind: base_exist", "lessons.1.steps.1.check", "unknown_check", "base_exist"),
        ("kind: base_exists, ", "", "lessons.1.steps.1.check", "unknown_check", ""),
        ("base: 防汛资料}", "bases: 防汛资料}", "lessons.1.steps.1.check.base", "Field required", ""),
        ("language: zh", "language: fr", "language", "Input should be 'zh' or 'en'", "fr"),
        ("id: ask\n  title: 问智", "id: search\n  title: 问智", "lessons.2.id", "id_twice", "search"),
        ("id: search\n    title", "id: base\n    title", "lessons.1.steps.2.id", "id_twice", "base"),
        ("other_name:", "another_name:", "lessons.1.steps.1.mistakes.another_name", "unknown_mistake", ""),
        ("“{name}”", "“{nam}”", "lessons.1.steps.1.mistakes.other_name", "unknown_fact", "nam"),
        ("“{name}”", "“{name”", "lessons.1.steps.1.mistakes.other_name", "unknown_fact", "{"),
        ("documents: documents", "documents: material", "documents", "missing", "material"),
        ("documents: documents", "documents: ../x", "documents", "name_leads_outside", "../x"),
        ("documents: documents", "documents: /etc", "documents", "name_leads_outside", "/etc"),
        ("documents: documents", "documents: C:\\x", "documents", "name_leads_outside", "C:\\x"),
        ("documents: documents", "documents: course.yaml", "documents", "not_a_folder", "course.yaml"),
        ("值班资料: start/documents", "值班资料: [start/x]", "start.bases.值班资料", "missing", "start/x"),
        ("- start/agents/duty", "- start/agents", "start.agents.1", "no_agent", "start/agents"),
        ("lessons/2-问智能体.md", "lessons/2.md", "lessons.2.text", "missing", "lessons/2.md"),
        ("title: 小课程", "titel: 小课程", "title", "Field required", ""),
        ("minutes: 10", "minutes: ten", "minutes", "Input should be a valid integer", "ten"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, problem: str, value: str
) -> None:
    found = course_problems(with_line(small_course(tmp_path), old, new))

    assert place in [one.place for one in found]
    first = next(one for one in found if one.place == place)
    assert first.line > 0
    assert first.problem.startswith(problem)
    assert value in first.value


def test_all_that_is_wrong_is_found_at_once(tmp_path: Path) -> None:
    course = with_line(small_course(tmp_path), "documents: documents", "documents: ..")
    with_line(course, "lessons/2-问智能体.md", "/2.md")

    with pytest.raises(CourseInvalid) as caught:
        read_course(course)

    assert caught.value.others == 1
    assert len(course_problems(course)) == 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Field required"),
        (b"- 1", "Input should be a valid dictionary"),
        (b"a: [", "expected"),
        (b"\xff\xfe", "not_utf8"),
        (b"#" * (1 << 20) + b"#", "too_large"),
        (b"a: &a [x,x]\nb: &b [*a,*a]\nid: 1", "Field required"),
    ],
)
def test_a_file_that_is_no_course_is_said(tmp_path: Path, content: bytes, problem: str) -> None:
    course = small_course(tmp_path)
    (course / "course.yaml").write_bytes(content)

    assert any(one.problem.startswith(problem) for one in course_problems(course))


def test_a_folder_without_course_yaml_is_no_course(tmp_path: Path) -> None:
    assert [one.problem for one in course_problems(tmp_path)] == ["missing"]


def test_a_lesson_without_text_and_one_that_does_not_read_are_named_by_their_files(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "lessons/1-让资料会说话.md").write_text(" \n", encoding="utf-8")
    (course / "lessons/2-问智能体.md").write_bytes(b"\xc4\xe3")

    found = [(one.file, one.problem) for one in course_problems(course)]
    assert found == [("lessons/1-让资料会说话.md", "empty"), ("lessons/2-问智能体.md", "not_utf8")]


def test_a_link_that_leads_elsewhere_is_no_part_of_a_course(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (course / "linked").symlink_to(tmp_path / "elsewhere")

    found = course_problems(with_line(course, "documents: documents", "documents: linked"))
    assert [one.problem for one in found] == ["is_a_link"]


def test_a_trainer_reads_it_in_words(tmp_path: Path) -> None:
    course = with_line(small_course(tmp_path), "kind: base_exists", "kind: base_exist")

    (error,) = course_problems(course)
    said = str(explain(error, Words(Language.ZH)))

    assert "course.yaml 第 24 行（lessons.1.steps.1.check）：没有这种核对方式：base_exist" in said


def test_thousands_of_slips_are_told_in_time(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    many = "".join(f"slip{number}: 1\n" for number in range(3_000))
    (course / "course.yaml").write_text(many, encoding="utf-8")

    assert len(course_problems(course)) == 100


def test_an_id_that_no_folder_of_windows_may_have_is_refused(tmp_path: Path) -> None:
    found = course_problems(with_line(small_course(tmp_path), "id: small-course", "id: con"))

    assert [(one.place, one.problem) for one in found] == [("id", "name_not_portable")]
