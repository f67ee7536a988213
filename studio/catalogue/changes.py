"""What a submission changes against the released version, as a reviewer reads it."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from studio.catalogue.package import Package
from studio.catalogue.people import Value
from studio.core.agents import TestCase
from studio.core.yaml import to_yaml


class Part(StrEnum):
    SETTINGS = "settings"
    KNOWLEDGE = "knowledge"
    TESTS = "tests"


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(Value):
    """`subject` is a setting's path, “base/document” or a test's question."""

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
    """`since` is the released version compared with; empty when there is none yet."""

    since: str = ""
    instructions: tuple[DiffLine, ...] = ()
    changes: tuple[Change, ...] = ()


def changes_between(released: Package | None, submitted: Package) -> Changes:
    before = _parts(released) if released else {part: {} for part in Part}
    after = _parts(submitted)
    old_text = released.contents.instructions if released else ""
    return Changes(
        since=released.manifest.version if released else "",
        instructions=tuple(_diff(old_text.splitlines(), submitted.contents.instructions.splitlines())),
        changes=tuple(change for part in Part for change in _compare(part, before[part], after[part])),
    )


def _parts(package: Package) -> dict[Part, dict[str, tuple[str, str]]]:
    """Return per part what there is: subject → (what tells a change, what to show of it)."""
    return {
        Part.SETTINGS: dict(_settings(package.contents.agent.model_dump(mode="json"))),
        Part.KNOWLEDGE: {
            f"{base.name}/{document.name}": (document.digest, "")
            for base in package.manifest.knowledge
            for document in base.documents
        },
        Part.TESTS: {case.question: (_case(case), _case(case)) for case in package.contents.tests.cases},
    }


def _settings(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    for name, value in values.items():
        where = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _settings(value, where)
        elif where != "version":
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield where, (shown, shown)


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
