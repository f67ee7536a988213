"""Gaps between the characters of a PDF page are those of their boxes, however the page is turned."""

import pypdfium2
import pytest

from studio.documents.readers.pdf_characters import Rooms
from studio.documents.readers.pdf_page import upright
from tests.unit.documents.made import pdf_bytes


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_gaps_are_those_between_boxes(turn: int) -> None:
    document = pypdfium2.PdfDocument(
        pdf_bytes([[(60.0, 100.0, 12.0, "值班 电话 88"), (200.0, 100.0, 12.0, "组")]])
    )
    document[0].set_rotation(turn)
    with upright(document, 0, Rooms()) as (_, text):
        befores, afters = range(len(text.text) - 1), range(1, len(text.text))
        found = text.gaps(befores, afters)
        expected = [text.box(at + 1)[0] - text.box(at)[2] for at in befores]
    document.close()
    assert found == pytest.approx(expected)
    assert any(gap > 0 for gap in found)
