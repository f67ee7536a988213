"""Lines of a page that are not written in rows across it."""

from studio.documents.readers.pdf_columns import with_columns
from studio.documents.readers.pdf_lines import Line


def line(text: str, left: float, right: float) -> Line:
    return Line(text, left, right, 60.0, 12.0, 842.0, 1)


def test_lines_written_downwards_are_read_from_the_right() -> None:
    drawn = [
        line(f"第{number}行自上而下书写。", left, left + 12.0)
        for number, left in zip("三二一", (60.0, 84.0, 108.0), strict=True)
    ]

    assert [each.text[1] for each in with_columns(drawn, 595.0)] == ["一", "二", "三"]


def test_short_lines_written_across_keep_their_order() -> None:
    drawn = [line(text, 60.0, 84.0) for text in ("甲乙", "丙丁")]

    assert with_columns(drawn, 595.0) == drawn
