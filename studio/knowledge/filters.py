"""Which documents a search looks into: they narrow it before anything is ranked."""

import re
import unicodedata
from datetime import date

from pydantic import BaseModel, ConfigDict, field_validator

from studio.core.facts import DocumentFacts, Validity

_DATED = re.compile(r"(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?")
_BRACKETS = str.maketrans("〔［[【（〈《）］]】〕〉》", "(((((((" + ")))))))")


class SearchFilters(BaseModel):
    """What is empty narrows nothing.

    `documents` are names, `kinds` as in DocumentRow.kind; of `issuer` and `number` (文号) a part is enough.
    `dated_from` and `dated_to` are ISO 8601 days (or only years, or months) of issue, both included; a
    document whose date is not known is then left out. `in_force` keeps what holds today for certain;
    `repealed_too` lets in what is repealed or replaced, which else is not retrieved unless asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    issuer: str = ""
    number: str = ""
    dated_from: str = ""
    dated_to: str = ""
    in_force: bool = False
    repealed_too: bool = False

    @field_validator("dated_from", "dated_to")
    @classmethod
    def _as_facts_have_it(cls, told: str) -> str:
        return _iso(told.strip()) if told.strip() else ""

    @property
    def narrows(self) -> bool:
        return bool(self.model_dump(exclude_defaults=True, exclude={"repealed_too"}))

    def lost_to(self, name: str, kind: str, facts: DocumentFacts, holds: bool) -> str:
        """The filter, by its field's name, that leaves a document out; empty when none does."""
        if self.documents and name not in self.documents:
            return "documents"
        if self.kinds and kind not in self.kinds:
            return "kinds"
        if self.in_force and not (holds and _acts(facts)):
            return "in_force"
        return self._lost_to_origin(facts)

    def _lost_to_origin(self, facts: DocumentFacts) -> str:
        issued = facts.issued
        if self.issuer and _plain(self.issuer) not in _plain(facts.issuer):
            return "issuer"
        if self.number and _plain(self.number) not in _plain(facts.number):
            return "number"
        if self.dated_from and issued < self.dated_from:
            return "dated_from"
        if self.dated_to and not "" < issued[: len(self.dated_to)] <= self.dated_to:
            return "dated_to"
        return ""


def _acts(facts: DocumentFacts) -> bool:
    return facts.validity is not Validity.NOT_YET and facts.in_force_from <= date.today().isoformat()


def _plain(text: str) -> str:
    """Widths, spaces, case and the kind of brackets make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_BRACKETS)


def _iso(told: str) -> str:
    """2024年4月9日 and 2024/4/9 are 2024-04-09; raises ValueError for what is no day, month or year."""
    found = _DATED.fullmatch(told)
    if found is None:
        raise ValueError(told)
    year, *rest = (int(part) for part in found.groups() if part)
    date(year, *[*rest, 1, 1][:2])
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
