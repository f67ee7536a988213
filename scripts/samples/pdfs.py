"""Writes a text as a PDF, with a password where one is given: the same text makes the same file."""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from scripts.samples.same_again import MADE

_FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
_SIMPLIFIED = 2  # the face of the collection
_BODY, _TITLE, _LINE = 12, 18, 8
_MARGIN = 25  # millimetres


def write_pdf(file: Path, title: str, text: str, password: str = "") -> None:
    """The title on top, then a paragraph a line."""
    pdf = FPDF()
    pdf.set_creation_date(datetime(*MADE, tzinfo=UTC))
    pdf.set_title(title)
    pdf.set_margin(_MARGIN)
    pdf.add_font("Noto", fname=_FONT, collection_font_number=_SIMPLIFIED)
    if password:
        pdf.set_encryption(owner_password=f"{password}-owner", user_password=password)
    pdf.add_page()
    pdf.set_font("Noto", size=_TITLE)
    pdf.multi_cell(0, 2 * _LINE, title, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Noto", size=_BODY)
    for line in text.splitlines():
        pdf.multi_cell(0, _LINE, line, align="L", new_x="LMARGIN", new_y="NEXT")
    file.parent.mkdir(parents=True, exist_ok=True)
    pdf.output(str(file))
