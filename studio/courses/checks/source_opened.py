"""A source was opened at its place: from a search, an answer or the list of documents."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind, names_document, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class SourceOpened(CheckKind):
    """By the deed `source_opened` (base, document, place)."""

    mistakes: ClassVar = {
        "other_document": ("document", "wanted"),
        "other_place": ("document", "place", "wanted"),
    }

    kind: Literal["source_opened"]
    base: str = ""
    document: str = ""
    place: str = ""

    async def look(self, seen: Seen) -> Outcome:
        opened = [deed for deed in seen.deeds("source_opened") if self.base in ("", deed.text("base"))]
        right = [deed for deed in opened if names_document(deed.text("document"), self.document)]
        for deed in right:
            if not self.place or says(deed.text("place"), [self.place]):
                return done(document=deed.text("document"), place=deed.text("place"))
        if right:
            told = {"document": right[0].text("document"), "place": right[0].text("place")}
            return missed("other_place", **told, wanted=self.place)
        if opened:
            return missed("other_document", document=opened[0].text("document"), wanted=self.document)
        return NOT_YET
