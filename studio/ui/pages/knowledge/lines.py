"""What the page shows of bases and documents, built from the core's values."""

import re
from dataclasses import dataclass
from functools import cached_property

from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.ui.chat.sources import file_icon
from studio.ui.dates import short_time
from studio.ui.documents.words import standing_word, validity_kind
from studio.ui.language import tr, words
from studio.wording import explain_trouble, joined, warning_text

_WITHOUT_TEXT = "page_without_text"
_SHEETS = {"xlsx", "xls", "csv"}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One base in the list; `agents` are the names of those that read it."""

    name: str
    documents: int = 0
    chunks: int = 0
    loaded: str = ""
    attention: int = 0
    agents: tuple[str, ...] = ()
    trouble: object = None

    @property
    def sought(self) -> str:
        """What the search field looks in."""
        return "\n".join((self.name, *self.agents)).casefold()

    @property
    def state(self) -> str:
        documents = tr("{count} {count:document|documents}", count=f"{self.documents:,}")
        chunks = tr("{count} {count:chunk|chunks}", count=f"{self.chunks:,}")
        held = [documents, chunks] if self.documents else [tr("no documents yet")]
        return " · ".join([*held, self._used()])

    def _used(self) -> str:
        if not self.agents:
            return tr("not used yet")
        if len(self.agents) == 1:
            return tr("used by {agents}", agents=self.agents[0])
        return tr("used by {agent} and {count} more", agent=self.agents[0], count=len(self.agents) - 1)


@dataclass(frozen=True)
class DocumentLine:
    """One row of the table; `kind` of its state is that of a StatusLabel.

    Its words are found once: a table that fills is painted again and again.
    """

    row: DocumentRow

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def icon(self) -> str:
        return file_icon(self.row.name)

    @property
    def ready(self) -> bool:
        return self.row.state is DocumentState.READY

    @property
    def kind(self) -> str:
        if not self.ready:
            return "refused" if self.row.state is DocumentState.REFUSED else "danger"
        return "warning" if self.row.warnings else "success"

    @cached_property
    def state(self) -> str:
        if not self.ready:
            return tr("Refused") if self.row.state is DocumentState.REFUSED else tr("Not loaded")
        missing = sum(code == _WITHOUT_TEXT for code, _ in self.row.warnings)
        if missing:
            return tr("Pages missing: {count}", count=missing)
        return tr("Partly read") if self.row.warnings else tr("Loaded")

    @property
    def needs_attention(self) -> bool:
        findings = self.row.findings
        return self.kind != "success" or bool(findings.aimed_at_model or findings.hidden)

    @property
    def number(self) -> str:
        """The 文号; a dash for a document that has none."""
        return self.row.facts.number or "—" if self.ready else ""

    @cached_property
    def validity(self) -> str:
        return standing_word(self.row.facts) if self.ready else ""

    @property
    def validity_kind(self) -> str:
        """The kind of tag it is shown in; empty for what is not known."""
        if not self.row.facts.validity_known:
            return ""
        return validity_kind(self.row.facts.validity)

    @cached_property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """Words and kind of what the guards found, shown behind the name."""
        findings, found = self.row.findings, list[tuple[str, str]]()
        if self.ready and self.row.facts.ended:
            found.append((tr("parts repealed"), "warning"))
        if findings.personal:
            count = sum(findings.personal.values())
            text = (
                tr("masked {count}", count=count)
                if findings.masked
                else tr("personal data {count}", count=count)
            )
            found.append((text, "plain"))
        if findings.aimed_at_model:
            found.append((tr("aimed at a model"), "warning"))
        if findings.hidden:
            found.append((tr("hidden text"), "warning"))
        return tuple(found)

    @cached_property
    def pages(self) -> str:
        if not self.ready:
            return ""
        count = f"{self.row.pages:,}"
        if self.row.kind not in _SHEETS:
            return count
        return tr("1 sheet") if self.row.pages == 1 else tr("{count} {count:sheet|sheets}", count=count)

    @property
    def chunks(self) -> str:
        return f"{self.row.chunks:,}" if self.ready else ""

    @property
    def loaded(self) -> str:
        return short_time(self.row.loaded)

    @cached_property
    def sought(self) -> str:
        """What the search field looks in: name, 文号, issuer, title."""
        facts = self.row.facts
        return "\n".join((self.row.name, facts.number, facts.issuer, facts.title)).casefold()

    @cached_property
    def sorted_name(self) -> str:
        """Numbers in it count as numbers: 第2号 comes before 第10号."""
        return _DIGITS.sub(_padded, self.row.name.casefold())

    @property
    def summed_up(self) -> str:
        """What the columns say, in one line."""
        number = tr("document no. {number}", number=self.row.facts.number) if self.row.facts.number else ""
        pages = self.pages if self.row.kind in _SHEETS else tr("{count} {count:page|pages}", count=self.pages)
        chunks = tr("{count} {count:chunk|chunks}", count=self.chunks)
        told = (number, self.validity.strip("—"), pages, chunks, self.loaded)
        return " · ".join(filter(None, told))

    def explained(self) -> tuple[str, str]:
        """What happened, and what it means and what to do."""
        if self.row.trouble is not None:
            said = explain_trouble(self.row.trouble, words())
            return said.happened, joined(said.meaning, said.action)
        told = [warning_text(code, detail, words()) for code, detail in self.row.warnings]
        if told:
            return tr("; ").join(told), tr("The rest was loaded and is found.")
        findings = self.row.findings
        if not findings.aimed_at_model:
            return tr(
                "People do not see all of its text: {quoted}", quoted=tr("; ").join(findings.hidden)
            ), tr("It is as pale as its ground, tiny or hidden. Look at it before you rely on the document.")
        quoted = tr("; ").join(findings.aimed_at_model)
        return tr("This document addresses a model: {quoted}", quoted=quoted), tr(
            "Agents read it as text and do not obey it. Look at it before you rely on it."
        )


def _padded(digits: re.Match[str]) -> str:
    return digits[0].zfill(12)


def refusals(rows: "list[DocumentRow]", names: tuple[str, ...]) -> list[Trouble]:
    """The troubles of the documents of these names."""
    return [row.trouble for row in rows if row.name in names and row.trouble is not None]
