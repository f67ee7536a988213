"""A released agent's passport in words: for a terminal, for a page to print, and for the window's cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.i18n import Words
from studio.wording.changed import changed_lines
from studio.wording.facts import validity_text
from studio.wording.labels import STATES
from studio.wording.reviews import endpoint_text, setting_label
from studio.wording.run_report.page import facts, plain_page, table, text
from studio.wording.tools.words import reach_lines, tool_words
from studio.wording.trust import vouched_rows

if TYPE_CHECKING:
    from studio.catalogue import NextVersion, PackedDocument, PackedTool, Release
    from studio.workspace import Passport

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Section:
    """Facts with their names, then plain lines, then a table; each may be empty."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def passport_sections(passport: "Passport", say: Words) -> tuple[Section, ...]:
    release = passport.release
    return (
        Section(say("Responsibility and review"), tuple(_responsible(release, say))),
        Section(say("What it does and touches"), lines=tuple(touching(release, say))),
        _documents(release, say),
        Section(say("Tested with"), tuple(_tested(release, say))),
        Section(say("Signatures"), tuple(vouched_rows(passport.vouched, say))),
        _versions(passport.versions, say),
        *_changed(passport, say),
        Section(say("Ratings and use"), tuple(_opinions(passport, say))),
    )


def _changed(passport: "Passport", say: Words) -> tuple[Section, ...]:
    """Only where it was asked for, and there was a version before."""
    if passport.changes is None or not passport.changes.since:
        return ()
    facts = {"version": passport.release.version, "since": passport.changes.since}
    title = say("What {version} changed against {since}", **facts)
    return (Section(title, lines=tuple(changed_lines(passport.changes, say))),)


def next_version_text(proposed: "NextVersion", say: Words) -> str:
    """Which version a draft should bear, and why."""
    why = {
        "major": say("what others rely on changed"),
        "minor": say("what it knows or says changed"),
        "patch": say("only corrections"),
    }[proposed.step]
    first = say(", ").join(_named(subject, say) for subject in proposed.because[:_NAMED])
    facts = {"version": proposed.version, "why": why}
    if not first:
        return say("Proposed version: {version} ({why})", **facts)
    return say("Proposed version: {version} ({why}: {what})", **facts, what=first)


def _named(subject: str, say: Words) -> str:
    return say("Instructions") if subject == "instructions" else setting_label(subject, say)


def passport_title(release: "Release", say: Words) -> str:
    return f"{release.name} {release.version} · {say(STATES[release.state])}"


def passport_text(passport: "Passport", say: Words) -> str:
    release = passport.release
    parts = (passport_title(release, say), release.purpose, *notices(release, say))
    head = "\n".join(part for part in parts if part)
    return "\n\n".join([head, *(_section_text(one, say) for one in passport_sections(passport, say))])


def passport_html(passport: "Passport", say: Words) -> str:
    """Return one file that needs nothing from elsewhere, runs no script, and prints."""
    release = passport.release
    parts = [f"<p>{text(release.purpose)}</p>"] if release.purpose else []
    parts += [f'<p><span class="odd">{text(notice)}</span></p>' for notice in notices(release, say)]
    parts += [_section_html(section) for section in passport_sections(passport, say)]
    return plain_page(f"{say('Agent passport')}: {passport_title(release, say)}", parts, say)


def notices(release: "Release", say: Words) -> Iterator[str]:
    """What whoever uses it should know before all else."""
    if release.recalled:
        yield say("Recalled, do not use it: {reason}", reason=release.recalled)
    if release.rolled_back:
        yield say("An earlier version is in use again: {reason}", reason=release.rolled_back)
    if release.deprecated:
        yield say("Deprecated: {reason}", reason=release.deprecated)
    if release.deprecated and release.instead:
        yield say("Use instead: {instead}", instead=release.instead)
    if release.state.value == "expired":
        yield say("It was valid until {day}; it is not handed out any more.", day=release.valid_until)


def touching(release: "Release", say: Words) -> Iterator[str]:
    """What it reads, writes and sends, tool by tool, and what keeps it in bounds."""
    for base in release.knowledge:
        yield say(
            "Reads “{base}”, {count} {count:document|documents}", base=base.name, count=len(base.documents)
        )
    for tool in release.tools:
        reads, writes, sends = reach_lines(tool.reach, say)
        told = {"name": tool_name(tool, say), "reads": reads, "writes": writes, "sends": sends}
        yield say("{name}: reads {reads}; writes {writes}; sends to {sends}", **told)
    if release.only_from_knowledge and release.knowledge:
        yield say("Answers from its documents only, and says so when they hold no answer")
    if release.declines:
        yield say("Declines: {topics}", topics=say(", ").join(release.declines))
    if release.masks_personal_data:
        yield say("Masks personal data before anything is sent")
    if release.ai_label:
        yield say("Labels what it writes as AI-generated")


def tool_name(tool: "PackedTool", say: Words) -> str:
    """A kind of tool this program does not have keeps its own name."""
    try:
        name = say(tool_words(tool.kind).name)
    except ModuleNotFoundError:
        return tool.name
    return name if tool.name == tool.kind else f"{name} · {tool.name}"


def _responsible(release: "Release", say: Words) -> Iterator[tuple[str, str]]:
    author, reviewer = release.author, release.reviewer
    yield say("Owner"), release.owner
    yield say("Author"), f"{author.department} {author.name}".strip()
    yield say("Release note"), release.note
    yield say("Reviewer"), f"{reviewer.department} {reviewer.name}".strip()
    yield say("Reason"), release.comment
    yield say("Approved"), release.released[:10]
    yield say("Valid until"), release.valid_until
    yield say("Re-review by"), release.review_due
    yield say("Digest"), release.digest


def _tested(release: "Release", say: Words) -> Iterator[tuple[str, str]]:
    yield say("Tests"), say("{passed} of {total} passed", passed=release.passed, total=release.total)
    yield say("Endpoint"), endpoint_text(release.endpoint, say)
    yield say("Model"), release.model
    yield say("Tested"), release.tested[:10]
    yield say("Size"), _size(release.size)


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} KB"


def _opinions(passport: "Passport", say: Words) -> Iterator[tuple[str, str]]:
    ratings, usage = passport.ratings, passport.usage
    if ratings.count:
        facts = {"average": f"{ratings.average:.1f}", "count": ratings.count}
        yield say("Ratings"), say("{average} of 5 stars, {count} {count:rating|ratings}", **facts)
    month = {"answers": f"{usage.answers:,}", "people": f"{usage.people:,}"}
    yield (
        say("Use"),
        say("Last 30 days: {answers} {answers:answer|answers}, {people} {people:person|people}", **month),
    )
    yield say("Installed by"), say("{count} {count:person|people}", count=f"{passport.release.installs:,}")


def _documents(release: "Release", say: Words) -> Section:
    found = [document for base in release.knowledge for document in base.documents]
    heads = (say("Document"), say("Document number"), say("Issued on"), say("Validity"))
    rows = tuple(_document_row(document, say) for document in found)
    return Section(say("Documents it answers from"), heads=heads, rows=rows)


def _document_row(document: "PackedDocument", say: Words) -> tuple[str, ...]:
    state = validity_text(document.validity, document.replaced_by, say)
    return document.title or document.name, document.number or "—", document.issued or "—", state


def _versions(versions: Sequence["Release"], say: Words) -> Section:
    heads = (say("Version"), say("Date"), say("State"), say("Release note"))
    rows = tuple(
        (row.version, row.released[:10], version_state(row, say), row.note or row.comment) for row in versions
    )
    return Section(say("Versions"), heads=heads, rows=rows)


def version_state(row: "Release", say: Words) -> str:
    if row.state.value != "listed":
        return say(STATES[row.state])
    return say("in use") if row.current else ""


def _section_text(section: Section, say: Words) -> str:
    rows = ["  ".join(cell for cell in row if cell) for row in section.rows]
    told = [say("{label}: {value}", label=name, value=value) for name, value in section.facts if value]
    return "\n".join([section.title, *(f"  {line}" for line in (*told, *section.lines, *rows))])


def _section_html(section: Section) -> str:
    parts = [f"<h2>{text(section.title)}</h2>"]
    if section.facts:
        parts.append(facts([fact for fact in section.facts if fact[1]]))
    parts += [f"<p>{text(line)}</p>" for line in section.lines]
    if section.rows:
        parts.append(table(section.heads, [[text(cell) for cell in row] for row in section.rows]))
    return f"<section>{''.join(parts)}</section>"
