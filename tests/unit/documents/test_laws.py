"""A whole law, in every format it is published in: each article stands where it belongs, nothing is lost."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from studio.core.documents import Document
from studio.documents.numerals import chinese
from studio.documents.reading import read_document
from tests.unit.documents.made import docx_bytes, saved

TITLE = "示例市突发事件应对条例"
PASSED = "（2026年3月1日示例市人民代表大会常务委员会第三次会议通过）"
CHAPTERS = {"第一章 总则": 12, "第二章 预防与准备": 21, "第三章 法律责任": 30}


def body() -> Iterator[tuple[str, str]]:
    """Chapters and the paragraphs of their articles, each with its article (empty for a chapter)."""
    number = 0
    for chapter, last in CHAPTERS.items():
        yield chapter, ""
        while number < last:
            number += 1
            article = f"第{chinese(number)}条"
            yield (
                f"{article}　与第{number}类事件有关的单位，应当依照本条例第三条的规定履行下列职责：",
                article,
            )
            yield f"（一）编制第{number}号预案；", article
            yield f"（二）组织第{number}次演练。", article


def expected() -> dict[str, tuple[str, ...]]:
    paths: dict[str, tuple[str, ...]] = {}
    chapter = ""
    for text, article in body():
        chapter = chapter if article else text
        if article:
            paths[dense(text)] = (TITLE, chapter, article)
    return paths


def dense(text: str) -> str:
    return re.sub(r"\s", "", text)


def as_text() -> bytes:
    lines = [f"　　{text}" if article else f"\r\n　　　　{text}\r\n" for text, article in body()]
    return "\r\n".join([TITLE, PASSED, "目　　录", *CHAPTERS, *lines]).encode("gb18030")


def as_broken_text() -> bytes:
    """Lines of thirty characters, as mail and old systems cut them."""
    lines = [TITLE]
    for text, article in body():
        whole = f"　　{text}" if article else text
        lines += [whole[start : start + 30] for start in range(0, len(whole), 30)]
    return "\n".join(lines).encode("gb18030")


def as_page() -> bytes:
    inner = "".join(
        f"<p>&emsp;&emsp;{text.replace('　', '&nbsp;&nbsp;')}</p>"
        if article
        else f"<P align=center><B>{text}</B></P>"
        for text, article in body()
    )
    contents = "".join(f"<p align=center>{chapter}</p>" for chapter in CHAPTERS)
    page = f"<tr><td>{TITLE}</td></tr><tr><td><div><p>目&nbsp;录</p>{contents}{inner}</div></td></tr>"
    head = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
    return f"<html><head>{head}</head><body><table>{page}</table></body></html>".encode("gb18030")


def as_word() -> bytes:
    document = docx.Document()
    for text in (TITLE, PASSED, "目录", *CHAPTERS, *(text for text, _ in body())):
        document.add_paragraph(text)
    return docx_bytes(document)


def as_styled_word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for text, article in body():
        if article:
            document.add_paragraph(text)
        else:
            document.add_heading(text, 1)
    return docx_bytes(document)


def as_numbered_word() -> bytes:
    """第%1条 is written by Word."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    level += '<w:lvlText w:val="第%1条"/></w:lvl>'
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    document.add_heading(TITLE, 0)
    for text, article in body():
        numbered = bool(article) and text.startswith(article)
        line = document.add_paragraph(text.partition("　")[2] if numbered else text)
        if numbered:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
            line._p.get_or_add_pPr().append(parse_xml(number))
    return docx_bytes(document)


def as_markdown() -> bytes:
    lines = [text if article else f"## {text}" for text, article in body()]
    return "\n\n".join([f"# {TITLE}", PASSED, *lines]).encode()


FORMATS: dict[str, Callable[[], bytes]] = {
    "条例.txt": as_text,
    "断行.txt": as_broken_text,
    "条例.html": as_page,
    "条例.docx": as_word,
    "样式.docx": as_styled_word,
    "编号.docx": as_numbered_word,
    "条例.md": as_markdown,
}


@pytest.fixture(params=FORMATS)
def law(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    name = str(request.param)
    return read_document(saved(tmp_path, name, FORMATS[name]()))


def test_every_paragraph_stands_under_its_chapter_and_article(law: Document) -> None:
    paths = {dense(block.text): block.place.headings for block in law.blocks}

    assert {text: paths.get(text) for text in expected()} == expected()


def test_nothing_is_lost_and_nothing_said_twice(law: Document) -> None:
    said = dense(law.text).replace(dense(PASSED), "")

    assert said == TITLE + "".join(dense(text) for text, _ in body())
