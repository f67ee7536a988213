"""The table alone: ten thousand rows, one open at a time, and what excerpts mark."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.ui.pages.knowledge.documents_table import DocumentsTable
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.pages.knowledge.searching import excerpt, match_word

_EMPTY = Trouble(name="DocumentEmpty", facts={"document": "坏.pdf"})


def line(name: str, state: DocumentState = DocumentState.READY, **more: object) -> DocumentLine:
    return DocumentLine(DocumentRow.model_validate({"name": name, "kind": "pdf", "state": state, **more}))


def shown_table(qtbot: QtBot, lines: list[DocumentLine]) -> DocumentsTable:
    table = DocumentsTable()
    qtbot.addWidget(table)
    table.resize(900, 600)
    table.set_lines(lines)
    table.show()
    return table


def test_ten_thousand_rows_are_shown_without_a_widget_each(qtbot: QtBot) -> None:
    table = shown_table(qtbot, [line(f"文件{number:05}.pdf") for number in range(10_000)])
    assert table.lines.rowCount() == 10_000
    assert len(table.findChildren(QWidget)) < 30
    table.toggle_all()
    assert len(table.selected()) == 10_000


def test_a_table_that_fills_is_painted_row_by_row_to_its_end(qtbot: QtBot) -> None:
    table = shown_table(qtbot, [])
    table.slice = 0
    drawn = table._cells._kept

    table.set_lines([line(f"文件{number}.pdf") for number in range(9)])
    qtbot.waitUntil(lambda: any("文件8.pdf" in str(key) for key in drawn))

    assert all(any(f"文件{number}.pdf" in str(key) for key in drawn) for number in range(9))


def test_one_row_of_detail_is_open_at_a_time(qtbot: QtBot) -> None:
    failed = DocumentState.FAILED
    table = shown_table(
        qtbot, [line("甲.pdf", failed, trouble=_EMPTY), line("乙.pdf", failed, trouble=_EMPTY)]
    )
    table.open_detail("甲.pdf")
    table.open_detail("乙.pdf")
    assert table.lines.rowCount() == 3
    assert table.lines.line(table.lines.detail_row()).name == "乙.pdf"
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert table.lines.detail_row() == -1


def test_in_a_narrow_table_a_reason_is_read_whole_above_its_buttons(qtbot: QtBot) -> None:
    name = "坏掉的扫描件和附件材料汇编（2024年度第四季度全部来文）.pdf"
    trouble = Trouble(name="DocumentEmpty", facts={"document": name})
    table = shown_table(qtbot, [line(name, DocumentState.FAILED, trouble=trouble)])
    table.resize(580, 300)

    table.open_detail(name)

    detail = table.detail()
    assert detail is not None
    qtbot.waitUntil(lambda: detail.height() >= detail.heightForWidth(detail.width()) - 1 > 0)
    said, button = detail.findChildren(QLabel)[0], detail.findChildren(QPushButton)[0]
    assert said.height() >= said.heightForWidth(said.width())
    assert button.geometry().top() > said.geometry().bottom()


def test_pages_that_could_not_be_read_are_said_in_the_row() -> None:
    partly = line("汛情.pdf", warnings=(("page_without_text", "7"),))
    assert partly.state == "缺 1 页"
    assert partly.needs_attention
    assert "第 7 页" in partly.explained()[0]


def test_an_excerpt_begins_near_the_first_word_and_marks_all() -> None:
    found = excerpt("前言。" * 60 + "泵站停电的，启用备用电源；泵站恢复后报告。", ("泵站", "停电"))
    assert found.text.startswith("…")
    assert [found.text[start:end] for start, end in found.marks] == ["泵站停电", "泵站"]


def test_how_well_a_passage_fits_is_said_in_words() -> None:
    assert [match_word(score)[0] for score in (0.9, 0.5, 0.1)] == ["很匹配", "较匹配", "可参考"]
