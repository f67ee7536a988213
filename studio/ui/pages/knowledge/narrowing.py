"""Which documents the table shows: words, a segment, and filters by kind, issuer, year and finding."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.facts import DocumentFacts, Validity
from studio.ui.pages.knowledge.lines import DocumentLine

ALL, IN_FORCE, REPEALED, ATTENTION = "all", "in_force", "repealed", "attention"
SEGMENTS = (ALL, IN_FORCE, REPEALED, ATTENTION)
PERSONAL, AIMED, UNSURE, MASKED = "personal", "aimed", "unsure", "masked"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Empty fields narrow nothing; `only`, when given, are the names of the documents to show."""

    words: str = ""
    segment: str = ALL
    kind: str = ""
    issuer: str = ""
    year: str = ""
    marks: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    @property
    def filters(self) -> int:
        """How many filters beside words and segment are set."""
        return sum(map(bool, (self.kind, self.issuer, self.year))) + len(self.marks)

    def takes(self, line: DocumentLine) -> bool:
        return (
            (self.only is None or line.name in self.only)
            and in_segment(line, self.segment)
            and self._fits(line)
            and (not self.words or self.words.casefold() in line.sought)
        )

    def _fits(self, line: DocumentLine) -> bool:
        facts = line.row.facts
        return (
            self.kind in ("", line.row.kind)
            and self.issuer in ("", facts.issuer)
            and facts.issued.startswith(self.year)
            and all(_marked(line, mark) for mark in self.marks)
        )


def in_segment(line: DocumentLine, segment: str) -> bool:
    if segment == IN_FORCE:
        return line.ready and _in_force(line.row.facts)
    if segment == REPEALED:
        return line.ready and not line.row.facts.holds
    return segment != ATTENTION or line.needs_attention


def _in_force(facts: DocumentFacts) -> bool:
    return facts.holds and facts.validity_known and facts.validity is not Validity.NOT_YET


@dataclass(frozen=True, slots=True)
class Offered:
    """What the documents of a base can be filtered by."""

    kinds: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def offered(lines: Iterable[DocumentLine]) -> Offered:
    rows = list(lines)
    facts = [line.row.facts for line in rows]
    return Offered(
        tuple(sorted({line.row.kind for line in rows if line.row.kind})),
        tuple(sorted({one.issuer for one in facts if one.issuer})),
        tuple(sorted({one.issued[:4] for one in facts if one.issued}, reverse=True)),
        tuple(
            mark for mark in (PERSONAL, MASKED, AIMED, UNSURE) if any(_marked(line, mark) for line in rows)
        ),
    )


def _marked(line: DocumentLine, mark: str) -> bool:
    findings = line.row.findings
    if mark == UNSURE:
        return line.ready and line.row.facts.validity is Validity.UNSURE
    if mark == AIMED:
        return bool(findings.aimed_at_model)
    return bool(findings.personal) and (mark != MASKED or findings.masked)
