"""What a submission changes against the released version, as a reviewer reads it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from studio.catalogue.packages.manifest import PackedDocument
from studio.catalogue.packages.package import Package
from studio.catalogue.packages.tool_changes import ReachChange, reach_change
from studio.catalogue.people import Value
from studio.core.agents import Agent, TestCase, TestSuite, ToolUse
from studio.core.yaml import to_yaml

_STATED = {"title", "issuer", "number", "issued", "validity", "replaced_by"}
"""What a document says of itself."""


class Part(StrEnum):
    SETTINGS = "settings"
    KNOWLEDGE = "knowledge"
    TESTS = "tests"


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(Value):
    """`subject` is a setting's path, “base/document”, “files/name” or a test's question.

    Of a document `before` and `after` are its facts as a JSON object.
    """

    part: Part
    how: How
    subject: str
    before: str = ""
    after: str = ""


class DiffLine(Value):
    """A line of the instructions; its number on the side where it stands not is None."""

    text: str
    before: int | None
    after: int | None


class Changes(Value):
    """`since` is the released version compared with; empty when there is none yet.

    `digest` and `since_digest` are those of the two packages, empty where there is no package.
    """

    since: str = ""
    digest: str = ""
    since_digest: str = ""
    reach: ReachChange = ReachChange()
    instructions: tuple[DiffLine, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Written:
    """An agent as it was written at one time; `knowledge` and `files` tell contents by their digests.

    `documents` are the facts of the knowledge, empty where they are not known.
    """

    agent: Agent
    instructions: str
    tests: TestSuite
    knowledge: Mapping[str, str] = field(default_factory=dict)  # by “base/document”
    files: Mapping[str, str] = field(default_factory=dict)  # by “files/name”
    documents: Mapping[str, PackedDocument] = field(default_factory=dict)  # by “base/document”


def changes_between(released: Package | None, submitted: Package) -> Changes:
    since = released.manifest.version if released else ""
    before = written_of(released) if released else None
    after = written_of(submitted)
    between = {
        "digest": submitted.digest,
        "since_digest": released.digest if released else "",
        "reach": reach_change(before.agent if before else None, after.agent),
    }
    return changes_of(before, after, since=since).model_copy(update=between)


def changes_of(before: Written | None, after: Written, *, since: str) -> Changes:
    told = _tells(after) and (before is None or _tells(before))
    old = _parts(before, told=told) if before else {part: {} for part in Part}
    new = _parts(after, told=told)
    text = before.instructions if before else ""
    return Changes(
        since=since,
        instructions=tuple(_diff(text.splitlines(), after.instructions.splitlines())),
        changes=tuple(change for part in Part for change in _compare(part, old[part], new[part])),
    )


def parts_of(package: Package) -> dict[Part, dict[str, tuple[str, str]]]:
    """Return per part what there is: subject → (what tells a change, what to show of it)."""
    return _parts(written_of(package), told=True)


def written_of(package: Package) -> Written:
    contents = package.contents
    documents = {
        f"{base.name}/{document.name}": document
        for base in package.manifest.knowledge
        for document in base.documents
    }
    files = {name: contents.files.hashes[name] for name in contents.tool_files}
    digests = {name: document.digest for name, document in documents.items()}
    return Written(contents.agent, contents.instructions, contents.tests, digests, files, documents)


def _parts(written: Written, *, told: bool) -> dict[Part, dict[str, tuple[str, str]]]:
    """With `told`, what is known of a document tells a change as well as its file does."""
    contents = {name: (digest, "") for name, digest in {**written.knowledge, **written.files}.items()}
    documents = {name: _document(one, told=told) for name, one in written.documents.items()}
    return {
        Part.SETTINGS: dict(_settings(written.agent.model_dump(mode="json", exclude={"tools"})))
        | {path: shown for tool in written.agent.tools for path, shown in _tool(tool)},
        Part.KNOWLEDGE: contents | documents,
        Part.TESTS: {case.question: (_case(case), _case(case)) for case in written.tests.cases},
    }


def _document(document: PackedDocument, *, told: bool) -> tuple[str, str]:
    """The file itself tells a change, and so does what is known about it: its date, whether it holds."""
    shown = document.model_dump(mode="json", include={*_STATED, "pages", "warnings"}, exclude_defaults=True)
    stated = json.dumps(document.model_dump(mode="json", include=_STATED)) if told else ""
    return document.digest + stated, json.dumps(shown, ensure_ascii=False)


def _tells(written: Written) -> bool:
    """A package of an older studio says nothing about its documents: there only the file tells a change."""
    return any(
        document.model_dump(include=_STATED, exclude_defaults=True) for document in written.documents.values()
    )


def _tool(tool: ToolUse) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the tool and each of its settings, as `tools.kind.name.setting`."""
    path = f"tools.{tool.tool}.{tool.known_as}"
    yield path, (tool.known_as, tool.known_as)
    for name, value in tool.settings.items():
        shown = _shown(value)
        yield f"{path}.{name}", (shown, shown)


def _shown(value: Any) -> str:  # JSON
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(inner)}" for name, inner in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, list | tuple) else str(value)


def _settings(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    for name, value in values.items():
        where = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _settings(value, where)
        elif where != "version":
            yield where, (_shown(value), _shown(value))


def _case(case: TestCase) -> str:
    return to_yaml(case)


def _compare(
    part: Part, before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> Iterator[Change]:
    for subject, (mark, shown) in after.items():
        if subject not in before:
            yield Change(part=part, how=How.ADDED, subject=subject, after=shown)
        elif before[subject][0] != mark:
            yield Change(part=part, how=How.CHANGED, subject=subject, before=before[subject][1], after=shown)
    for subject, (_, shown) in before.items():
        if subject not in after:
            yield Change(part=part, how=How.REMOVED, subject=subject, before=shown)


def _diff(before: list[str], after: list[str]) -> Iterator[DiffLine]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            for shift in range(old_end - old_start):
                old, new = old_start + shift, new_start + shift
                yield DiffLine(text=after[new], before=old + 1, after=new + 1)
            continue
        for old in range(old_start, old_end):
            yield DiffLine(text=before[old], before=old + 1, after=None)
        for new in range(new_start, new_end):
            yield DiffLine(text=after[new], before=None, after=new + 1)
