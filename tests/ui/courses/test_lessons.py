"""A course as its learner takes it: steps that see for themselves, the way there and back, leaving."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.courses import CourseShelf
from studio.ui.attending.attending import rest_after
from studio.ui.attending.looking import harmless, unmarked
from studio.ui.attending.sight import LessonLine, LessonSight, Standing, StepLine
from studio.ui.components import Banner
from studio.ui.guide import CourseLine
from studio.ui.pages.courses.lesson_view import LessonView
from studio.ui.pages.knowledge import KnowledgePage
from tests.ui.courses.conftest import COURSE, Office


def states(office: Office) -> list[str]:
    return [row.line.standing.value for row in office.page.lesson.rows()]


def line(office: Office) -> CourseLine:
    return office.window.findChildren(CourseLine)[0]


def make_base(office: Office, name: str = "防汛资料") -> None:
    office.studio.background.run(office.studio.workspace.knowledge.create, name)


def search(office: Office, question: str) -> None:
    page = office.studio.navigator.page("knowledge")
    assert isinstance(page, KnowledgePage)
    page.one.search_test.panel.field.setText(question)
    office.press("检索")


def test_steps_are_met_when_they_are_done_and_a_mistake_is_explained_on_every_page(office: Office) -> None:
    office.take_course()
    assert office.place() == ("courses",)
    assert states(office) == ["now", "ahead"]
    assert office.studio.frame.practice.isVisible(), "practice is said on every page of a course"

    office.press("带我去知识库")
    assert office.place() == ("knowledge",)
    office.until(lambda: "第 1 课第 1 步" in line(office).title())
    make_base(office, "防汛")
    office.until(lambda: line(office).text() == "知识库建好了，但名称是“防汛”。改成“防汛资料”。")
    make_base(office)
    office.until(lambda: line(office).title().startswith("已完成："))
    office.press("回到课程")

    assert office.place() == ("courses",)
    assert line(office).isHidden()
    office.until(lambda: states(office) == ["done", "now"])
    assert "还差一点" not in office.seen()
    head = office.page.lesson.rows()[0].head
    assert head.accessibleName().startswith("第 1 步：新建知识库")
    assert "防汛资料" in head.accessibleName()


def test_the_next_lesson_opens_when_all_is_done_and_one_can_be_done_again(office: Office) -> None:
    office.take_course()
    assert not office.page.lesson.after.isEnabled()
    make_base(office)
    office.studio.navigator.open("knowledge", "值班资料", "search")
    office.until(lambda: line(office).title().startswith("已完成："))
    search(office, "几个人")
    office.until(lambda: line(office).text() == "你搜的是“几个人”。把“夜班”加上再试。")
    search(office, "夜班几个人")
    office.press("下一课：问智能体")
    office.until(lambda: office.page.header.note.startswith("第 2 课 / 共 2 课"))
    office.press("上一课")
    office.until(office.page.lesson.after.isEnabled)
    office.press("下一课")
    office.until(lambda: office.page.header.note.startswith("第 2 课 / 共 2 课"))
    assert states(office) == ["now"]
    office.press("上一课")
    office.until(lambda: states(office) == ["done", "done"])

    office.press("重做本课")
    office.until(lambda: states(office) == ["done", "now"])  # the base is there, the search counts anew
    office.press("撤销")

    office.until(lambda: states(office) == ["done", "done"])


def test_leaving_keeps_the_place_and_home_leads_back(office: Office) -> None:
    office.take_course()
    make_base(office)
    office.until(lambda: states(office) == ["done", "now"])

    office.leave_course()
    assert office.studio.folder == office.own
    office.studio.navigator.open("home")
    office.sees("1 / 3 步")
    office.press("继续“小课程”")

    office.until(lambda: office.studio.folder == office.own / "courses" / COURSE and office.studio.is_open)
    office.until(lambda: states(office) == ["done", "now"])


def test_a_course_is_begun_anew_with_one_click_from_within_and_taken_back(office: Office) -> None:
    office.take_course()
    make_base(office)
    office.until(lambda: states(office) == ["done", "now"])
    before = office.studio

    office.page.anew.emit()  # stands behind “⋯”
    office.until(lambda: office.studio is not before and office.studio.is_open)
    office.until(lambda: states(office) == ["now", "ahead"])
    again = office.studio
    office.press("撤销")

    office.until(lambda: office.studio is not again and office.studio.is_open)
    office.until(lambda: states(office) == ["done", "now"])


def test_in_a_narrow_window_lessons_are_a_choice_and_the_class_a_sheet(office: Office) -> None:
    office.take_course()
    view = office.page.lesson
    office.page.set_side(QLabel("40 个座位"))
    office.sees("40 个座位")

    office.window.resize(1100, 700)
    office.until(lambda: "40 个座位" not in office.seen())
    office.press("班级")
    office.sees("40 个座位")
    office.page.back()
    office.window.resize(683, 384)

    office.until(lambda: view.choice.isVisible() and not view.list.isVisible())


def test_a_course_goes_out_as_a_package_and_comes_back(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "小课程.course"
    CourseShelf(office.own).export(COURSE, file)
    office.studio.navigator.open("courses")
    office.until(lambda: any(row.line.id == COURSE for row in office.page.list.rows()))
    row = next(row for row in office.page.list.rows() if row.line.id == COURSE)

    row.removed.emit()
    office.until(lambda: all(one.line.id != COURSE for one in office.page.list.rows()))
    office.page.list.dropped.emit([file])
    office.until(lambda: any(one.line.id == COURSE for one in office.page.list.rows()))
    row = next(one for one in office.page.list.rows() if one.line.id == COURSE)
    assert row.line.standing is Standing.AHEAD

    broken = tmp_path / "坏了的.course"
    broken.write_bytes(b"PK\x03\x04 nothing")
    office.studio.navigator.open("courses", "import", str(broken))

    office.until(lambda: bool(office.studio.frame.banners()))
    assert "坏了的.course" in office.studio.frame.banners()[0].title()

    office.page.list.dropped.emit([file])
    assert office.studio.frame.banners() == [], "what went wrong with another file is past"
    office.until(lambda: not office.studio.background.busy)


def test_a_course_from_anybody_shows_its_words_and_fetches_nothing() -> None:
    told = harmless("<script>x</script> ![图](file:///etc/passwd) **粗**")

    assert told == "&lt;script>x&lt;/script> [图](file:///etc/passwd) **粗**"


def test_on_a_slow_computer_a_step_is_seen_to_be_done_within_seconds() -> None:
    assert rest_after(20) == 1_000
    assert rest_after(300) == 3_000, "looking takes a tenth of the time"
    assert rest_after(9_000) == 5_000


def test_what_is_said_in_plain_text_has_no_marks_of_bold_words() -> None:
    assert unmarked("点“⋯”里的**召回…**，再点**通过**。") == "点“⋯”里的召回…，再点通过。"
    assert unmarked("2 ** 3 与 a*b") == "2 ** 3 与 a*b"


def test_who_has_done_all_lessons_is_told_so_at_the_top(qtbot: QtBot) -> None:
    page = QWidget()
    view = LessonView(page)
    for widget in (page, view):
        qtbot.addWidget(widget)
    lessons = tuple(LessonLine(name, name, 5, Standing.DONE) for name in ("一", "二"))
    step = StepLine(id="s", number=1, title="问一句", text="", standing=Standing.DONE)

    view.show_sight(LessonSight("审核员", lessons=lessons, lesson="二", steps=(step,)))
    (banner,) = view.findChildren(Banner)
    assert banner.isVisibleTo(view)
    assert banner.title() == "课程学完了"

    ahead = (lessons[0], replace(lessons[1], standing=Standing.NOW))
    view.show_sight(LessonSight("审核员", lessons=ahead, lesson="二", steps=(step,)))
    assert not banner.isVisibleTo(view)
