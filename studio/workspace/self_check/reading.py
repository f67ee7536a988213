"""Reading documents in children, and recognising text in a picture."""

import tempfile
from pathlib import Path

from studio.documents import ReaderPool
from studio.workspace.self_check.findings import Finding, Part, State

_TEXT = "第一条 为了做好防汛工作，制定本办法。"
_NUMBER = "2745"
_SIZE, _LETTERS = (900, 240), 120


async def try_readers() -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "办法.txt"
        file.write_text(_TEXT, encoding="gb18030")
        read = await _read(file)
    return Finding(part=Part.READERS, state=State.WORKS if _TEXT in read else State.FAILS)


async def try_recognition() -> Finding:
    """A picture with a number in it, which every computer can draw."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "number.png"
        _draw(file)
        read = await _read(file)
    return Finding(part=Part.RECOGNITION, state=State.WORKS if _NUMBER in read else State.FAILS)


async def _read(file: Path) -> str:
    pool = ReaderPool(workers=1)
    try:
        return (await pool.read(file)).text
    finally:
        await pool.aclose()


def _draw(file: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", _SIZE, "white")
    font = ImageFont.load_default(_LETTERS)
    ImageDraw.Draw(picture).text((_LETTERS, _LETTERS // 2), _NUMBER, fill="black", font=font)
    picture.save(file)
