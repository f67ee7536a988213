"""Changed words are marked, unchanged lines folded, and lines paired with what came in their place."""

from pytestqt.qtbot import QtBot

from studio.catalogue import DiffLine
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pages.reviews.word_marks import DiffRow, Piece, Side, only_changes, rows_of, word_marks


def marked(row: DiffRow) -> list[str]:
    return [piece.text for piece in row.pieces if piece.marked]


def removed(number: int, text: str) -> DiffLine:
    return DiffLine(text=text, before=number, after=None)


def added(number: int, text: str) -> DiffLine:
    return DiffLine(text=text, before=None, after=number)


def same(number: int) -> DiffLine:
    return DiffLine(text=f"第{number}行", before=number, after=number)


def test_only_the_words_that_differ_are_marked() -> None:
    old, new = word_marks("计算补贴金额时，按标准估算。", "计算补贴金额时，调用工具。")

    assert [piece.text for piece in old if piece.marked] == ["按标准估算"]
    assert [piece.text for piece in new if piece.marked] == ["调用工具"]


def test_a_lone_equal_character_does_not_scatter_the_marks() -> None:
    old, _ = word_marks("尽量回答一次。", "说明不答范围。")

    assert [piece.text for piece in old if piece.marked] == ["尽量回答一次"]


def test_a_removed_line_stands_before_the_one_that_came_in_its_place() -> None:
    lines = [
        removed(1, "只依据文件回答。"),
        removed(2, "超出范围的，尽量回答。"),
        added(1, "只依据现行文件回答。"),
        added(2, "超出范围的，请拨打热线。"),
    ]

    rows = rows_of(lines)

    assert [row.side for row in rows] == [Side.REMOVED, Side.ADDED, Side.REMOVED, Side.ADDED]
    assert marked(rows[1]) == ["现行"]


def test_lines_with_nothing_in_common_are_not_paired() -> None:
    rows = rows_of([removed(1, "甲乙丙丁"), added(1, "ABCD")])

    assert [(row.side, marked(row)) for row in rows] == [(Side.REMOVED, []), (Side.ADDED, [])]


def test_every_line_is_kept_in_its_order() -> None:
    lines = [removed(1, "一、甲方提交"), added(1, "新的一行"), added(2, "一、甲方先提交"), added(3, "末行")]

    texts = [row.text for row in rows_of(lines) if row.side is Side.ADDED]

    assert texts == ["新的一行", "一、甲方先提交", "末行"]


def test_unchanged_lines_far_from_a_change_are_folded() -> None:
    lines = [*map(same, range(1, 8)), added(8, "新增"), *map(same, range(8, 12))]

    rows = only_changes(rows_of(lines))

    assert [(row.side, row.hidden) for row in rows if row.side is Side.GAP] == [(Side.GAP, 5), (Side.GAP, 2)]
    assert len(rows) == 7


def test_a_text_without_changes_is_one_fold() -> None:
    assert [row.hidden for row in only_changes(rows_of([same(1), same(2)]))] == [2]


def test_a_long_text_in_sight_is_laid_out_once_and_not_after_each_cell(qtbot: QtBot) -> None:
    view = DiffView()
    qtbot.addWidget(view)
    view.show()
    laid_out: list[int] = []
    view.document().contentsChange.connect(lambda *_: laid_out.append(1))

    view.show_rows([DiffRow(Side.SAME, (Piece("一行规定。"),), line, line) for line in range(1, 60)])

    assert len(laid_out) < 5
