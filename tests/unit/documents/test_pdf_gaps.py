"""Where the characters of a PDF page stand, and the gaps between them."""

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


def test_what_is_asked_of_thousands_of_characters_is_what_is_asked_of_each() -> None:
    lines = [(60.0, 20.0 + 9.0 * line, 6.0, "值班" * 30) for line in range(80)]
    document = pypdfium2.PdfDocument(pdf_bytes([lines]))
    with upright(document, 0, Rooms()) as (_, text):
        places = range(len(text.text))
        found, sizes = text.boxes(places), text.sizes(places)
        alone = [(text.boxes([at])[0], text.size(at)) for at in places[::7]]
    document.close()
    assert len(places) > 4096
    assert list(zip(found, sizes, strict=True))[::7] == alone


def test_the_numbers_of_one_page_are_not_taken_for_those_of_the_next() -> None:
    document = pypdfium2.PdfDocument(
        pdf_bytes([[(60.0, 100.0, 12.0, "值班电话")], [(90.0, 200.0, 9.0, "组")]])
    )
    rooms = Rooms()
    for index, size in enumerate((12.0, 9.0)):
        with upright(document, index, rooms) as (_, text):
            assert text.size(0) == pytest.approx(size)
            past = len(text.text) + 5
            assert text.sizes([past]) == [0.0]
            assert text.boxes([past]) == [(0.0, 0.0, 0.0, 0.0)]
    document.close()
