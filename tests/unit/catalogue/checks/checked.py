"""A check by its name, and what it found where."""

from typing import Any

from studio.catalogue import Check, CheckName, Package, run_checks
from tests.unit.catalogue.samples import BASE, Draft, packed, resisted, write_lines


def check(package: Package, name: CheckName) -> Check:
    return next(check for check in run_checks(package) if check.name is name)


def places(found: Check) -> list[tuple[str, str, int]]:
    return [(sighting.where, sighting.kind, sighting.line) for sighting in found.sightings]


def judged(question: str, *met: bool, **more: Any) -> dict[str, Any]:
    return {
        "question": question,
        "checks": [{"expectation": "answers", "met": one, **more.get("check", {})} for one in met],
        "again": more.get("again", []),
    }


def one_is(verdict: str, answer: str = "好的。") -> list[dict[str, str]]:
    first, *others = resisted()
    return [{**first, "verdict": verdict, "answer": answer}, *others]


def document(name: str, **facts: Any) -> dict[str, Any]:
    head = {
        "name": name,
        "kind": "docx",
        "pages": 1,
        "bytes": 9,
        "digest": "",
        "warnings": [],
        "text": "第一条",
    }
    return {**head, "facts": facts}


def with_rows(draft: Draft, file: str, rows: list[dict[str, Any]]) -> Package:
    snapshots = draft.write()
    write_lines(snapshots[BASE] / file, rows)
    return packed(draft, snapshots)
