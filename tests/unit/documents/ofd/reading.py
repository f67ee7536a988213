"""An OFD file of a test, read."""

from pathlib import Path

from studio.core.documents import Document
from studio.documents.reading import read_document
from tests.unit.documents.made import saved
from tests.unit.documents.made_ofd import text

NOTICE = (
    "关于做好汛期值班工作的通知",
    "入汛以来，我市连续出现强降雨过程，多处水位逼近警戒线，防汛形势",
    "十分严峻。为做好今年汛期值班工作，各区防汛指挥部和市有关单位要",
    "安排专人值守，遇有险情立即报告，现将有关事项通知如下。",
)
BODY = "".join(NOTICE[1:])


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "通知.ofd", content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def notice() -> list[str]:
    title, first, *rest = NOTICE
    lines = [text(28, 64 + 9 * at, 4.5, each) for at, each in enumerate(rest)]
    return [text(50, 40, 6.5, title), text(37, 55, 4.5, first), *lines]
