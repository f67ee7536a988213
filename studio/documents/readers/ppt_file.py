"""Which records of a PowerPoint 97 file are in force: the newest of each [MS-PPT] 2.1.2."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from studio.documents.compound import CompoundFile
from studio.documents.readers.ppt_records import Kind, Record, record_at, text_of
from studio.documents.readers.ppt_shapes import Written

_ENCRYPTED = 0xF3D1C4DF
_ENCRYPTED_EDIT = 32  # bytes of an edit that names the key of an encrypted file
_EDIT = struct.pack("<HHI", 0, Kind.USER_EDIT, 28)
_SLIDES, _MASTERS, _NOTES = 0, 1, 2


class Encrypted(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Listed:
    """A slide as the document lists it, with the texts it keeps for it; `slide` is None when it is lost."""

    identity: int
    slide: Record | None
    texts: tuple[Written, ...]


class PowerPointFile:
    """Raises struct.error, KeyError or Encrypted when it is made."""

    def __init__(self, file: CompoundFile) -> None:
        self._data = file.stream("powerpoint document") or b""
        self._places: dict[int, int] = {}
        document = self._read_edits(file.stream("current user") or b"")
        self.document, _ = record_at(self._data, self._places[document])
        if self.document.kind != Kind.DOCUMENT:
            raise ValueError

    def slides(self) -> list[Listed]:
        return list(self._listed(_SLIDES))

    def masters(self) -> list[Record]:
        return [listed.slide for listed in self._listed(_MASTERS) if listed.slide]

    def notes(self) -> dict[int, Record]:
        """By the identity of the slide they belong to."""
        found: dict[int, Record] = {}
        for listed in self._listed(_NOTES):
            atom = listed.slide.first(Kind.NOTES_ATOM) if listed.slide else None
            if listed.slide and atom:
                found[atom.number(0)] = listed.slide
        return found

    def _listed(self, instance: int) -> Iterator[Listed]:
        lists = (each for each in self.document.children() if each.kind == Kind.SLIDE_LIST)
        for list_ in lists:
            if list_.instance == instance:
                yield from self._entries(list_)

    def _entries(self, list_: Record) -> Iterator[Listed]:
        entries: list[list[Record]] = []
        for each in list_.children():
            if each.kind == Kind.SLIDE_PERSIST:
                entries.append([each])
            elif entries:
                entries[-1].append(each)
        for head, *rest in entries:
            texts = tuple(_written(rest))
            yield Listed(head.number(12), self._record(head.number(0)), texts)

    def _record(self, reference: int) -> Record | None:
        place = self._places.get(reference)
        return None if place is None or place + 8 > len(self._data) else record_at(self._data, place)[0]

    def _read_edits(self, user: bytes) -> int:
        """Fills in the places, where the newest edit is right; returns the document's number."""
        place = self._newest_edit(user)
        document: int | None = None
        seen: set[int] = set()
        while place and place not in seen:
            seen.add(place)
            edit, _ = record_at(self._data, place)
            if edit.kind != Kind.USER_EDIT:
                raise ValueError
            if len(edit.content) >= _ENCRYPTED_EDIT:
                raise Encrypted
            document = edit.number(16) if document is None else document
            self._read_places(edit.number(12))
            place = edit.number(8)
        return -1 if document is None else document

    def _newest_edit(self, user: bytes) -> int:
        """Where the head says, or else the last that is found."""
        token, place = struct.unpack("<II", user[12:20].ljust(8, b"\x00"))
        if token == _ENCRYPTED:
            raise Encrypted
        named = self._data[place : place + 4] == _EDIT[:4]
        return place if named and place else max(0, self._data.rfind(_EDIT))

    def _read_places(self, at: int) -> None:
        directory, _ = record_at(self._data, at)
        words = struct.unpack_from(f"<{len(directory.content) // 4}I", directory.content)
        index = 0
        while index < len(words):
            first, count = words[index] & 0xFFFFF, words[index] >> 20
            for offset, place in enumerate(words[index + 1 : index + 1 + count]):
                self._places.setdefault(first + offset, place)
            index += 1 + count


def _written(records: list[Record]) -> Iterator[Written]:
    """A placeholder without text has a header alone, and keeps its number."""
    headers = [index for index, each in enumerate(records) if each.kind == Kind.TEXT_HEADER]
    for start, end in pairwise([*headers, len(records)]):
        texts = (text for each in records[start + 1 : end] if (text := text_of(each)) is not None)
        yield Written(records[start].number(0), next(texts, ""))
