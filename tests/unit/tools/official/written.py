"""An official document of a test, and what stands in its file."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document as WordFile
from lxml import etree

from studio.documents.reading import read_document

BODY = """各单位要做好防御工作。现就有关事项通知如下：
一、加强值守
（一）落实责任。严格执行24小时值班。
1.值班电话保持畅通。
（1）手机保持开机。
| 单位 | 电话 |
|---|---|
| 市应急管理局 | 0000-0000120 |
特此通知。"""
NOTICE: dict[str, Any] = {
    "kind": "通知",
    "title": "关于做好第9号台风防御工作的通知",
    "body": BODY,
    "recipients": "各县（市、区）人民政府，市直各单位",
    "number": "示应急[2026]第012号",
    "date": "二〇二六年十一月二十六日",
    "copies": "市委办公室、市政府办公室",
    "attachments": [{"title": "《值班表》", "body": "| 日期 | 姓名 |\n|--|--|\n| 1日 | 张示例 |"}],
}
HOUSE: dict[str, Any] = {"issuer": "示例市应急管理局", "code": "示应急", "printer": "示例市应急管理局办公室"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(file: Path) -> list[str]:
    return [block.text for block in read_document(file).blocks]


def nothing_in(folder: Path) -> bool:
    return not any(folder.iterdir())


def xml(file: Path, part: str) -> Any:
    with ZipFile(file) as archive:
        return etree.fromstring(archive.read(part))


def paragraphs(file: Path, text: str) -> Any:
    """The first paragraph that holds the text, and its style."""
    for each in WordFile(str(file)).paragraphs:
        if text in each.text:
            return each
    raise AssertionError(f"no paragraph with {text}")
