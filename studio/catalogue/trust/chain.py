"""The lines of the log as values, and how they are found to be all that was written, as it was written."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Value

FORM = 2
_OLD = ("number", "submission_number", "act", "person_id", "name", "comment", "package", "at")
_COVERED = {1: _OLD, 2: (*_OLD, "subject", "form")}


class Line(Value):
    """One act: who did what to whom or what; `at` is an ISO 8601 time with zone."""

    number: int
    act: str
    person_id: str
    name: str
    subject: str = ""
    comment: str
    package: str
    submission_number: int | None = None
    at: str
    form: int = 1
    digest: str = ""


class Sought(Value):
    """Which lines are wanted: empty fields do not count; times are ISO 8601, `until` is not part of it.

    A subject is exact, or an agent with all its versions. Lines come newest first, below the number `before`.
    """

    person: str = Field(default="", max_length=100)
    subject: str = Field(default="", max_length=300)
    act: str = Field(default="", max_length=40)
    since: str = Field(default="", max_length=40)
    until: str = Field(default="", max_length=40)
    before: int | None = Field(default=None, ge=1, le=2**31 - 1)
    count: int = Field(default=100, ge=1, le=1000)


class Head(Value):
    """The last line of the log as somebody saw it once."""

    number: int = 0
    digest: str = ""


class Damage(StrEnum):
    ALTERED = "altered"  # the line is not what was written there, or was put in later
    MISSING = "missing"  # lines were taken out
    REWRITTEN = "rewritten"  # the chain holds, but is not the one that was seen
    CUT = "cut"  # the log ends before a line that was seen


class Examined(Value):
    """`broken` is the number of the first line that is not what was written, if any."""

    head: Head
    broken: int | None = None
    damage: Damage | None = None


def chained(previous: str, line: Line) -> str:
    """Return the digest of a line, given that of the line before; SHA-256 in hexadecimal digits."""
    covered = [previous, *(getattr(line, name) for name in _COVERED[line.form])]
    return hashlib.sha256(json.dumps(covered, ensure_ascii=False).encode()).hexdigest()


def examine(lines: Iterable[Line], seen: Sequence[Head] = ()) -> Examined:
    """Go through all lines in their order; `seen` are heads that were kept elsewhere."""
    known: dict[int, set[str]] = {}
    for one in seen:
        known.setdefault(one.number, set()).add(one.digest)
    head = Head()
    for line in lines:
        if damage := _damage(line, head, known):
            return Examined(head=head, broken=head.number + 1, damage=damage)
        head = Head(number=line.number, digest=line.digest)
    if max(known, default=0) > head.number:
        return Examined(head=head, broken=head.number + 1, damage=Damage.CUT)
    return Examined(head=head)


def _damage(line: Line, before: Head, known: dict[int, set[str]]) -> Damage | None:
    if line.number > before.number + 1:
        return Damage.MISSING
    if line.number != before.number + 1 or not _holds(line, before.digest):
        return Damage.ALTERED
    return None if known.get(line.number, {line.digest}) == {line.digest} else Damage.REWRITTEN


def _holds(line: Line, previous: str) -> bool:
    """What a line's digest does not cover must not be there."""
    covered = line.form in _COVERED and (line.form > 1 or not line.subject)
    return covered and line.digest == chained(previous, line)
