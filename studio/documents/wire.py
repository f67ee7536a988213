"""Messages between ReaderPool and its children: JSON after its length."""

import json
import os
import struct
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from studio.core.documents import Block, BlockKind, Document, DocumentKind, RecognisedLine
from studio.core.errors import StudioError, error_from_facts
from studio.core.findings import Findings
from studio.core.places import Place

HEAD = struct.Struct("!I")
Message = dict[str, Any]  # JSON: its shape is checked where it is used


def packed(message: Message) -> bytes:
    try:
        text = orjson.dumps(message)
    except TypeError:  # half a surrogate pair is no text
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HEAD.pack(len(text)) + text


def unpacked(text: bytes) -> Message:
    """Raises ValueError."""
    message: Message = orjson.loads(text)
    return message


def about(do: str, path: Path, **facts: Any) -> Message:
    """A request on a file; the facts are JSON."""
    return {"do": do, "path": path_to_wire(path), **facts}


def path_to_wire(path: Path) -> str:
    """So that a process in another folder finds it; a name goes over as bytes, which need not be text."""
    return os.fsencode(path.absolute()).decode("latin-1")


def path_from_wire(told: str) -> Path:
    return Path(os.fsdecode(told.encode("latin-1")))


def receive(stream: BinaryIO) -> Message | None:
    """The next message, or None when the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    return unpacked(stream.read(HEAD.unpack(head)[0]))


def trouble_to_wire(error: StudioError) -> Message:
    return {"error": {"name": error.name, "facts": error.facts}}


def trouble_from_wire(reply: Message) -> StudioError | None:
    told = reply.get("error")
    return error_from_facts(told["name"], told["facts"]) if told else None


def document_to_wire(document: Document) -> Message:
    places: dict[Place, int] = {}
    for block in document.blocks:
        places.setdefault(block.place, len(places))
    return {
        "name": document.name,
        "kind": document.kind.value,
        "digest": document.digest,
        "pages": document.pages,
        "places": [_place_to_wire(place) for place in places],
        "blocks": [_block_to_wire(block, places[block.place]) for block in document.blocks],
        "warnings": document.warnings,
        "unseen": document.unseen,
        "recognised": [astuple(line) for line in document.recognised],
        "findings": document.findings and document.findings.model_dump(mode="json"),
    }


def document_from_wire(message: Message) -> Document:
    places = [_place_from_wire(*place) for place in message["places"]]
    return Document(
        message["name"],
        DocumentKind(message["kind"]),
        message["digest"],
        message["pages"],
        tuple(_block_from_wire(places, *block) for block in message["blocks"]),
        tuple((code, detail) for code, detail in message["warnings"]),
        tuple(message["unseen"]),
        tuple(RecognisedLine(*line) for line in message["recognised"]),
        message["findings"] and Findings.model_validate(message["findings"]),
    )


def _block_to_wire(block: Block, place: int) -> list[Any]:
    return [place, block.text, block.kind.value, block.level, block.table_header]


def _block_from_wire(
    places: Sequence[Place], place: int, text: str, kind: str, level: int, header: str | None
) -> Block:
    return Block(text, places[place], BlockKind(kind), level, header)


def _place_to_wire(place: Place) -> list[Any]:
    return [place.page, place.sheet, place.first_row, place.last_row, place.headings]


def _place_from_wire(
    page: int | None, sheet: str | None, first_row: int | None, last_row: int | None, headings: list[str]
) -> Place:
    return Place(page=page, sheet=sheet, first_row=first_row, last_row=last_row, headings=tuple(headings))
