"""What was written onto a PDF afterwards, and what it says of itself."""

from pathlib import Path

from fpdf import FPDF

from studio.documents.reading import read_document


def written(folder: Path, pdf: FPDF) -> Path:
    path = folder / "plan.pdf"
    pdf.output(str(path))
    return path


def one_page() -> FPDF:
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    pdf.add_page()
    pdf.cell(text="plan")
    return pdf


def test_notes_on_a_page_are_read(tmp_path: Path) -> None:
    pdf = one_page()
    pdf.text_annotation(50, 50, "值班表待核")
    pdf.free_text_annotation("机密★1年", x=10, y=10, w=50, h=10)
    blocks = read_document(written(tmp_path, pdf)).blocks

    assert [(block.text, block.place.page) for block in blocks] == [
        ("plan", 1),
        ("批注：值班表待核", 1),
        ("机密★1年", 1),
    ]


def test_a_page_with_nothing_but_a_note_is_read(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.text_annotation(50, 50, "值班表待核")

    assert read_document(written(tmp_path, pdf)).text == "批注：值班表待核"


def test_properties_are_for_the_guards_only(tmp_path: Path) -> None:
    pdf = one_page()
    pdf.set_keywords("机密★1年")
    document = read_document(written(tmp_path, pdf))

    assert "机密★1年" in document.unseen
    assert document.text == "plan"


def test_attached_files_are_warned_of(tmp_path: Path) -> None:
    pdf = one_page()
    pdf.embed_file(bytes=b"name,count", basename="list.csv")

    assert read_document(written(tmp_path, pdf)).warnings == (("objects_not_read", "1"),)
