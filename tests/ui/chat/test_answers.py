"""Answers as they are written: nothing jumps, code and tables stand by themselves, nothing does harm."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.chat import AnswerView
from studio.ui.chat.answer.blocks import BlockCutter, Kind, markdown_blocks
from studio.ui.chat.answer.cells import as_tabs, fitted
from studio.ui.chat.answer.code import CodeView
from studio.ui.chat.answer.half_written import mended, whole_rows
from studio.ui.chat.answer.highlighting import coloured
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.answer.rendering import is_pointed, paragraphs
from studio.ui.chat.answer.table import TableView
from studio.ui.chat.copying import as_text, for_clipboard
from studio.ui.theme import Mode, Theme, tokens
from tests.ui.chat.told import cited

TABLE = "| 时限 | 动作 |\n|---|---|\n| 10 分钟 | **报告** |\n| 1 小时 | `=1+1` |\n"
CODE = "```python\n# 计算\nx = 1\n\nprint('a')\n```\n"


@pytest.fixture
def view(qtbot: QtBot) -> AnswerView:
    made = AnswerView()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("应启动**三级", "应启动**三级**"),
        ("应启动**", "应启动"),
        ("用 `code", "用 `code`"),
        ("见[预", "见"),
        ("见[预案](http://a", "见预案"),
        ("![图](http://a", "图"),
        ("一行\n-", "一行"),
        ("一行\n## ", "一行"),
        ("一行\n1.", "一行"),
        ("一行\n``", "一行"),
        ("水位 27.5", "水位 27.5"),
    ],
)
def test_what_is_half_written_is_shown_as_it_will_most_likely_end(written: str, shown: str) -> None:
    assert mended(written) == shown


def test_rows_of_a_table_appear_when_they_have_ended() -> None:
    assert whole_rows("| 时限 | 动") == ""
    assert whole_rows("| 时限 | 动作 |\n|--") == "| 时限 | 动作 |\n|---|---|"
    assert whole_rows("| 时限 | 动作 |\n|---|---|\n| 10") == "| 时限 | 动作 |\n|---|---|"


@pytest.mark.parametrize("size", [1, 3, 7, 50])
def test_text_cut_anywhere_gives_the_same_blocks(size: int) -> None:
    text = f"# 题\n正文\n如下：\n{TABLE}\n{CODE}\n1. 甲\n\n   续\n2. 乙\n\n> 引\n\n~~~\n```\n~~~\n末"
    cutter = BlockCutter()
    for start in range(0, len(text), size):
        cutter.feed(text[start : start + size])
    cutter.end()

    assert cutter.settled == markdown_blocks(text)
    assert [block.kind for block in cutter.settled] == [
        Kind.PROSE, Kind.TABLE, Kind.CODE, Kind.PROSE, Kind.PROSE, Kind.CODE, Kind.PROSE,
    ]  # fmt: skip


def test_code_stands_by_itself_with_its_language_and_is_copied_as_it_is(view: AnswerView) -> None:
    view.set_markdown(f"如下：\n\n{CODE}\n完。")
    (code,) = view.findChildren(CodeView)

    code.copy_button.click()

    assert [type(part) for part in view.parts()] == [Prose, CodeView, Prose]
    assert code.accessibleName() == "代码：python"
    assert QApplication.clipboard().text() == "# 计算\nx = 1\n\nprint('a')"


def test_code_grows_without_its_lines_being_set_again(view: AnswerView) -> None:
    view.append("```python\nx = 1\ny")
    (code,) = view.findChildren(CodeView)
    touched: list[int] = []
    code.text.document().contentsChange.connect(lambda position, removed, added: touched.append(position))

    view.append(" = 2\nz = 3\n```\n\n完")

    assert min(touched) >= len("x = 1\ny")
    assert code.code() == "x = 1\ny = 2\nz = 3"
    assert view.findChildren(CodeView) == [code]


def test_words_of_code_are_coloured_by_their_meaning() -> None:
    places = {
        "select '站点' -- 注"[place.start : place.start + place.length]: place.color
        for place in coloured("select '站点' -- 注", "SQL")
    }

    assert places == {"select": "code.keyword", "'站点'": "code.string", "-- 注": "code.comment"}
    assert list(coloured("x = 1", "klingon")) == []


@pytest.mark.parametrize("mode", list(Mode))
def test_every_colour_of_code_is_a_token(mode: Mode) -> None:
    named = {place.color for place in coloured("def f(x): return 'a' + 1 # c\n", "python")}

    assert named == {f"code.{kind}" for kind in ("keyword", "string", "number", "name", "comment")}
    assert all(Theme(mode, tokens()).color(name).isValid() for name in named)


def test_a_table_is_copied_for_a_spreadsheet_and_its_formulas_are_text(view: AnswerView) -> None:
    view.set_markdown(TABLE)
    (table,) = view.findChildren(TableView)

    table.offer_copy().click()

    assert QApplication.clipboard().text() == "时限\t动作\n10 分钟\t报告\n1 小时\t'=1+1"


def test_rows_are_added_to_a_table_without_laying_the_others_out_again(view: AnswerView) -> None:
    view.append(TABLE)
    (table,) = view.findChildren(TableView)
    length = table.document().characterCount()
    touched: list[int] = []
    table.document().contentsChange.connect(lambda position, removed, added: touched.append(position))

    view.append("| 2 小时 | 续报 |\n\n完")

    assert touched
    assert min(touched) >= length - 2
    assert "续报" in table.whole_text()


def test_a_wide_table_scrolls_sideways_in_its_own_frame(view: AnswerView) -> None:
    columns = 12
    view.set_markdown(f"|{'甲|' * columns}\n|{'-|' * columns}\n|{'乙|' * columns}\n")
    view.resize(400, view.heightForWidth(400))
    view.show()
    (table,) = view.findChildren(TableView)

    assert table.width() <= 400
    assert table.horizontalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().value() == 0


def test_a_table_that_fits_is_scrolled_in_no_direction(view: AnswerView) -> None:
    view.set_markdown("| 事项 | 责任单位 | 时限 |\n| - | - | - |\n| 首报 | 示例市应急管理局 | 30 分钟 |\n")
    view.resize(601, view.heightForWidth(601))
    view.show()
    (table,) = view.findChildren(TableView)

    assert table.horizontalScrollBar().maximum() == table.verticalScrollBar().maximum() == 0


def test_a_row_that_broke_off_says_nothing_twice(view: AnswerView) -> None:
    view.set_markdown("| 事项 | 单位 | 时限 |\n| - | - | - |\n| 首报 | 示例市应")

    (table,) = view.findChildren(TableView)
    assert table.whole_text().count("示例市应") == 1


def test_points_of_a_list_stand_clear_of_its_words(view: AnswerView) -> None:
    view.set_markdown("- 值班电话\n- 泵站\n\n1. 首报\n")

    lines = paragraphs(view.findChildren(Prose)[0].document())
    assert [(line.text(), is_pointed(line)) for line in lines] == [
        ("值班电话", True),
        ("泵站", True),
        ("首报", False),
    ]


def test_marks_beside_chinese_punctuation_are_strong(view: AnswerView) -> None:
    view.set_markdown("应启动**Ⅲ级响应。**由**“防汛”**指挥部批准")

    assert view.whole_text() == "应启动Ⅲ级响应。由“防汛”指挥部批准"


def test_a_link_leads_nowhere_by_itself(qtbot: QtBot, view: AnswerView) -> None:
    view.set_markdown("见[预案](http://example.cn/a)")
    (prose,) = view.findChildren(Prose)

    with qtbot.waitSignal(view.led) as led:
        prose.anchorClicked.emit("http://example.cn/a")

    assert led.args == ["http://example.cn/a"]


def test_an_answer_is_copied_as_text_and_with_its_tables_for_a_word_processor() -> None:
    data = for_clipboard(f"# 题\n**粗**\n\n- 甲\n\n{TABLE}\n![p](http://a/x.png)", [cited()])

    assert data.text().startswith("题\n粗\n\n• 甲\n\n时限\t动作")
    assert "[1] 示例市防汛应急预案.docx" in data.text()
    assert "人工智能" in data.text()
    assert "<table" in data.html()
    assert "<img" not in data.html()


def test_an_ordered_list_keeps_its_numbers_as_text() -> None:
    assert as_text("3. 甲\n4. 乙\n   - 丙") == "3. 甲\n4. 乙\n  • 丙"


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 300_000, ">" * 5_000, "[" * 5_000, "`" * 5_001, "```\n" * 3_000, "a\n\n" * 5_000,
        "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|b" * 2_000, TABLE + "| a | b |\n" * 3_000,
        "\u202e\x00\x1b[31m\ud800\u2028" * 50, "<script>" * 500,
        "".join(f"{' ' * n}- x\n" for n in range(200)),
    ],
    ids=range(11),
)  # fmt: skip
def test_hostile_text_is_shown_in_part_and_copied_whole(view: AnswerView, hostile: str) -> None:
    view.append(hostile[: len(hostile) // 2])
    view.append(hostile[len(hostile) // 2 :])
    view.set_markdown(hostile)

    assert len(view.whole_text()) < 30_000
    assert view.markdown() == hostile
    assert "\u202e" not in view.whole_text()


def test_a_long_table_says_how_much_of_it_is_not_shown(view: AnswerView) -> None:
    long = TABLE + "| a | b |\n" * 300
    view.set_markdown(long)

    assert fitted(long).left > 0
    assert "没有显示" in view.whole_text()
    assert as_tabs(long).count("\n") == 302


def test_what_is_found_is_marked_in_text_and_code(view: AnswerView) -> None:
    view.set_markdown(f"水位 x = 1\n\n{CODE}")

    assert view.mark([("x = 1", "mark")]) == 2
    assert view.mark([]) == 0


def test_the_light_goes_and_the_answer_stays(view: AnswerView, qtbot: QtBot) -> None:
    view.set_markdown(f"甲\n\n{TABLE}", [1])
    view.resize(300, 300)
    view.show()
    before = view.whole_text()

    assert view.grab().toImage().pixelColor(QPoint(0, 0)).isValid()
    view._lay_out_anew()

    assert view.whole_text() == before
