"""Files with text have their turn before those that must be recognised."""

from pathlib import Path

from studio.knowledge.arrivals import arrivals
from studio.knowledge.scans_last import scans_last

_SCAN = b"%PDF-1.4\n1 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode>>stream\n" + bytes(200_000)
_TEXT = b"%PDF-1.4\n1 0 obj<</Type/XObject/Subtype/Image>>endobj 2 0 obj<</Type/Font>>endobj"


async def test_scans_at_the_head_of_a_folder_wait_for_what_holds_text(tmp_path: Path) -> None:
    made = {"01扫描.pdf": _SCAN, "02照片.JPG": b"", "03预案.pdf": _TEXT, "04办法.txt": b"", "05.docx": b""}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)

    coming = await scans_last(arrivals([tmp_path / name for name in made]))

    assert [one.name for one in coming] == ["03预案.pdf", "04办法.txt", "05.docx", "01扫描.pdf", "02照片.JPG"]


async def test_what_cannot_be_looked_at_keeps_its_place(tmp_path: Path) -> None:
    coming = arrivals([tmp_path / "不在.pdf", tmp_path / "办法.txt"])
    assert await scans_last(coming) == coming
