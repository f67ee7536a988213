"""A passage found again among the lines that OCR read on a page."""

import pytest

from studio.core.documents import RecognisedLine
from studio.documents.line_marks import marks_on

LINES = [
    RecognisedLine(1, "第一条 值班人员应当在岗，", 0.1, 0.10, 0.8, 0.02),
    RecognisedLine(1, "不得离岗。", 0.1, 0.14, 0.3, 0.02),
    RecognisedLine(1, "第二条 带班领导应当在岗。", 0.1, 0.18, 0.8, 0.02),
]


def test_the_lines_of_the_passage_are_marked() -> None:
    marks = marks_on(LINES, "第一条　值班人员应当在岗，不得离岗。")

    assert [mark[1] for mark in marks] == [0.10, 0.14]
    assert marks[0] == pytest.approx((0.1, 0.10, 0.8, 0.02))


def test_of_a_line_only_the_part_that_belongs_to_it_is_marked() -> None:
    ((left, top, width, _),) = marks_on(LINES, "带班领导应当在岗。")

    assert top == 0.18
    assert left == pytest.approx(0.1 + 0.8 * 4 / 13)
    assert left + width == pytest.approx(0.9)


def test_nothing_is_marked_for_what_is_not_there() -> None:
    assert marks_on(LINES, "防汛物资") == ()
    assert marks_on([], "值班人员") == ()
