"""All that is written in a package outside its knowledge: the agent's files, evidence, tool files."""

import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO

from studio.catalogue.contents import INJECTIONS, OWN_FILES, REPORT, Contents

_PIECE = 1 << 20  # characters looked at together
_IN_MEMORY = 4 << 20
_MOST_UNPACKED = 64 << 20  # bytes of one office file's parts; more is no honest one
_OFFICE_PART = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE)
_END_OF_LINE, _TAG = re.compile(rb"</(?:w:p|a:p|si|row|text:p)>|<w:br/>"), re.compile(rb"<[^<>]*>")


class Origin(StrEnum):
    WRITTEN = "written"  # by the author of the agent
    EVIDENCE = "evidence"  # answers of a model
    TOOL_FILE = "tool_file"


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of a file; `line` is the number of its first line, 0 where lines mean nothing."""

    file: str
    origin: Origin
    text: str
    line: int = 0
    detail: str = ""


def written_in(contents: Contents) -> Iterator[Written]:
    for name in OWN_FILES:
        yield Written(name, Origin.WRITTEN, contents.text(name), 1)
    for result in _results(contents.report.raw):
        yield Written(REPORT, Origin.EVIDENCE, "\n".join(_strings(result)), detail=_question(result))
    for finding in contents.injections.findings if contents.injections else ():
        yield Written(INJECTIONS, Origin.EVIDENCE, finding.answer, detail=finding.attack)
    for name in contents.tool_files:
        yield from _in_tool_file(name, contents)


def _results(raw: str) -> list[Any]:
    told = json.loads(raw)
    return [{key: value for key, value in told.items() if key != "results"}, *told.get("results", ())]


def _question(result: dict[str, Any]) -> str:
    question = result.get("question", "")
    return question if isinstance(question, str) else ""


def _strings(value: Any) -> Iterator[str]:  # whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _in_tool_file(name: str, contents: Contents) -> Iterator[Written]:
    pieces = contents.files.pieces(name)
    first = next(pieces, b"")
    if first.startswith(b"PK\x03\x04"):
        yield from _in_office_file(name, first, pieces)
    elif b"\0" not in first:
        yield from _in_text_file(name, first, pieces)
    else:
        for _ in pieces:  # to its end, where it is known to be what it was
            pass


def _in_text_file(name: str, first: bytes, pieces: Iterator[bytes]) -> Iterator[Written]:
    """In pieces of whole lines, decoded loosely: what is looked for is written in ASCII and in Chinese."""
    encoding = _encoding(first)
    line, begun = 1, first
    for piece in pieces:
        whole, end, rest = begun.rpartition(b"\n")
        if end or len(begun) > _IN_MEMORY:
            text = ((whole if end else begun) + end).decode(encoding, "replace")
            yield Written(name, Origin.TOOL_FILE, text, line)
            line, begun = line + text.count("\n"), rest if end else b""
        begun += piece
    yield Written(name, Origin.TOOL_FILE, begun.decode(encoding, "replace"), line)


def _encoding(first: bytes) -> str:
    try:
        first[:_PIECE].decode()
    except UnicodeDecodeError as error:
        return "utf-8" if error.start > len(first[:_PIECE]) - 4 else "gb18030"
    return "utf-8"


def _in_office_file(name: str, first: bytes, pieces: Iterable[bytes]) -> Iterator[Written]:
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        file.write(first)
        file.writelines(pieces)
        try:
            with zipfile.ZipFile(file) as archive:
                yield from _parts(name, archive)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
            return  # no zip after all, or an encrypted one: nothing in it can be read


def _parts(name: str, archive: zipfile.ZipFile) -> Iterator[Written]:
    left = _MOST_UNPACKED
    for part in archive.infolist():
        if _OFFICE_PART.fullmatch(part.filename) and left > 0:
            with archive.open(part) as file:
                for text in _texts(file, left):
                    left -= len(text)
                    yield Written(name, Origin.TOOL_FILE, text)


def _texts(file: "BinaryIO | Any", most: int) -> Iterator[str]:  # zipfile's own kind of file
    """Without tags, which may cut a word in two; a piece ends where a tag does."""
    begun, read = b"", 0
    while read < most and (piece := file.read(_PIECE)):
        read += len(piece)
        whole, end, begun = (begun + piece).rpartition(b">")
        yield _without_tags(whole + end)
    yield _without_tags(begun)


def _without_tags(xml: bytes) -> str:
    return _TAG.sub(b"", _END_OF_LINE.sub(b"\n", xml)).decode("utf-8", "replace")
