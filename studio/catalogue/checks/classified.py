"""密级 marks on documents, and on files the agent's tools work with."""

from collections.abc import Iterator

from studio.catalogue.checks.looking import first_of
from studio.catalogue.checks.written import Origin, Written
from studio.catalogue.packages.contents import TOOL_FILES
from studio.catalogue.packages.readings import Reading
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import Fact
from studio.core.patterns import late
from studio.core.places import Place
from studio.documents import classification_mark

_HINT, UNREAD = "密", "unread"
_QUOTED = late(r'"([^"\n]*密[^"\n]*[★☆*][^"\n]*)"')
"""A value of JSON, or a cell: its signs are no quotation."""


class Classified:
    """A mark stops; one that only somebody's words bear, the instructions or an answer, is warned of.

    So is a file that cannot be looked through.
    """

    def __init__(self) -> None:
        self._stops: dict[str, Sighting] = {}
        self._warns: dict[str, Sighting] = {}
        self._unread: dict[str, Sighting] = {}
        self._documents = 0

    def look(self, written: Written) -> None:
        if written.unread:
            self._unread.setdefault(written.file, Sighting(where=written.file, kind=UNREAD))
        if _HINT not in written.text and _HINT not in written.file:
            return
        marked = self._stops if written.origin is Origin.TOOL_FILE else self._warns
        name = written.file.removeprefix(TOOL_FILES)
        for text in (written.text, "\n".join(_QUOTED.findall(written.text))):
            blocks = tuple(Block(line, Place()) for line in text.splitlines() if line.strip())
            if mark := classification_mark(Document(name, DocumentKind.TEXT, "", 1, blocks)):
                marked.setdefault(
                    written.file, Sighting(where=written.file, kind=mark.level, detail=written.detail)
                )

    def read(self, reading: Reading) -> None:
        self._documents += 1
        for document in _worth_a_look(reading):
            if mark := classification_mark(document):
                sighting = Sighting(where=reading.name, kind=mark.level, page=mark.page)
                if mark.page is not None or reading.name not in self._stops:
                    self._stops[reading.name] = sighting

    def check(self) -> Check:
        doubtful = self._warns or self._unread
        verdict = Verdict.STOP if self._stops else Verdict.WARN if doubtful else Verdict.PASS
        found = [*self._stops.values(), *self._warns.values()]
        facts: dict[str, Fact] = {"documents": self._documents, "found": len(found)}
        if self._unread:
            facts["unread"] = len(self._unread)
        sightings = first_of((*found, *self._unread.values()))
        return Check(name=CheckName.CLASSIFIED, verdict=verdict, facts=facts, sightings=sightings)


def _worth_a_look(reading: Reading) -> Iterator[Document]:
    """As its text has it and as its chunks have it, which know pages and sheets."""
    if any(_HINT in told for told in (reading.text, reading.name, *reading.beside, *reading.headings)):
        yield reading.as_document()
    if any(_HINT in chunk.text or _HINT in (chunk.place.sheet or "") for chunk in reading.chunks):
        yield reading.as_chunked()
