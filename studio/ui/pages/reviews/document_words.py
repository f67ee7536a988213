"""What changed of a document: how long it is, its number, its dates, whether it still holds."""

import json
from collections.abc import Mapping
from typing import Any

from studio.catalogue import Change, How
from studio.ui.language import tr, words
from studio.wording import fact_label, fact_text

_SHOWN = ("number", "issued", "in_force_from", "in_force_until", "validity", "replaced_by")


def document_text(change: Change) -> str:
    """Say of a new or gone document what is known, of a changed one what is different."""
    before, after = _facts(change.before), _facts(change.after)
    if change.how is not How.CHANGED:
        known = after or before
        told = [tr("{count} {count:page|pages}", count=known["pages"])] if known.get("pages") else []
        return " · ".join([*told, *(_said(name, known) for name in _SHOWN if known.get(name))])
    told = []
    if before.get("pages") != after.get("pages"):
        told.append(
            tr(
                "{before} → {after} {after:page|pages}",
                before=before.get("pages", 0),
                after=after.get("pages", 0),
            )
        )
    for name in _SHOWN:
        if before.get(name) != after.get(name):
            was, now = _said(name, before) or "—", _said(name, after) or "—"
            told.append(
                tr("{name}: {before} → {after}", name=fact_label(name, words()), before=was, after=now)
            )
    return " · ".join(told) or (tr("other contents") if before == after else "")


def _facts(written: str) -> dict[str, Any]:
    """Facts of a document come as a JSON object, those of its kind beside it or in `facts`."""
    try:
        read: Mapping[str, Any] = json.loads(written) if written else {}
    except ValueError:
        return {}
    inner = read.get("facts")
    return {**read, **(inner if isinstance(inner, dict) else {})}


def _said(name: str, facts: Mapping[str, Any]) -> str:
    from studio.core.facts import DocumentFacts

    known = {field: value for field, value in facts.items() if field in DocumentFacts.model_fields}
    return fact_text(name, DocumentFacts.model_validate(known), words()) if facts.get(name) else ""
