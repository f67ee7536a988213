"""Bases, loads and measurements as the JSON of the contract and as lines for a person."""

from typing import TYPE_CHECKING, Any

from studio import wording
from studio.core.documents import DocumentKind
from studio.core.facts import Validity
from studio.core.i18n import Words
from studio.core.passages import DocumentRow, DocumentState, Trouble

if TYPE_CHECKING:
    from studio.core.events import Citation
    from studio.core.passages import Passage
    from studio.knowledge import EvalReport, LoadReport, Miss


def status_data(name: str, rows: list[DocumentRow], say: Words) -> dict[str, Any]:
    documents = [document_data(row, say) for row in rows]
    return {"name": name, "documents": documents, "chunks": sum(row.chunks for row in rows)}


def document_data(row: DocumentRow, say: Words) -> dict[str, Any]:
    why = wording.explain_trouble(row.trouble, say) if row.trouble else None
    return {
        "name": row.name,
        "kind": row.kind,
        "state": row.state.value,
        "pages": row.pages,
        "chunks": row.chunks,
        "loaded": row.loaded,
        "changed": row.changed,
        "source": row.source,
        "container": row.container,
        "findings": _findings_data(row),
        "facts": row.facts.model_dump(mode="json"),
        "error": row.trouble.name if row.trouble else None,
        "reason": wording.joined(why.happened, why.meaning) if why else None,
        "hint": why.action if why else None,
        "warnings": [wording.warning_text(code, detail, say) for code, detail in row.warnings],
    }


def _findings_data(row: DocumentRow) -> dict[str, Any]:
    """`personal` counts by kind; `aimed_at_model` and `hidden` quote what they found."""
    told, found = row.findings.model_dump(mode="json"), row.findings
    return {**told, "aimed_at_model_count": len(found.aimed_at_model), "hidden_count": len(found.hidden)}


def status_text(rows: list[DocumentRow], say: Words) -> str:
    return "\n".join(_status_line(row, say) for row in rows)


def _status_line(row: DocumentRow, say: Words) -> str:
    if row.trouble:
        return f"✗ {row.name}: {wording.explain_trouble(row.trouble, say)}"
    counts = say(
        "{pages} {pages:page|pages}, {chunks} {chunks:chunk|chunks}", pages=row.pages, chunks=row.chunks
    )
    if row.kind == DocumentKind.ARCHIVE:
        counts = say("{count} {count:file|files}", count=row.pages)
    warnings = "; ".join(wording.warning_text(code, detail, say) for code, detail in row.warnings)
    return " ".join(
        filter(
            None,
            [
                f"✓ {row.name}: {counts}",
                *_standing(row, say),
                wording.findings_text(row.findings, say),
                warnings,
            ],
        )
    )


def _standing(row: DocumentRow, say: Words) -> list[str]:
    """Its number, and how it stands when it is not plainly in force."""
    facts = row.facts
    doubts = facts.validity is not Validity.IN_FORCE
    told = (
        [wording.validity_text(facts.validity, facts.replaced_by, say, facts.in_force_from)] if doubts else []
    )
    ended = wording.fact_text("ended", facts, say) if facts.ended else ""
    parts = [f"{wording.fact_label('ended', say)}: {ended}"] if ended else []
    return [part for part in (facts.number, *told, *parts) if part]


def load_data(report: "LoadReport", rows: list[DocumentRow], say: Words) -> dict[str, Any]:
    troubled = {name: document_data(row, say) for row in rows if row.trouble for name in [row.name]}
    return {
        "loaded": list(report.loaded),
        "replaced": list(report.replaced),
        "skipped": list(report.skipped),
        "failed": [troubled.get(name, {"name": name}) for name in report.failed],
        "refused": [troubled.get(name, {"name": name}) for name in report.refused],
        "seconds": round(report.seconds, 3),
        "behind": str(wording.explain_trouble(report.behind, say)) if report.behind else None,
    }


def load_text(report: "LoadReport", rows: list[DocumentRow], say: Words) -> str:
    counts = say(
        "Loaded {loaded}, replaced {replaced}, unchanged {skipped}, failed {failed}, refused {refused}",
        loaded=len(report.loaded),
        replaced=len(report.replaced),
        skipped=len(report.skipped),
        failed=len(report.failed),
        refused=len(report.refused),
    )
    named = {*report.failed, *report.refused}
    lines = [_status_line(row, say) for row in rows if row.name in named and row.state != DocumentState.READY]
    behind = [_behind(report.behind, say)] if report.behind else []
    return "\n".join([counts, *lines, *behind])


def _behind(trouble: Trouble, say: Words) -> str:
    why = wording.explain_trouble(trouble, say)
    return wording.joined(say("Found by their words, by meaning not yet."), why.happened, why.action)


def passage_text(passage: "Passage", say: Words) -> str:
    return f"{source_text(passage, say)} · {passage.score:.2f}\n{passage.text}"


def source_text(source: "Passage | Citation", say: Words) -> str:
    """Where it stands, and how its document stands when that is not plainly in force."""
    return " · ".join([source.document, source.place.label(say.language), *_doubts(source, say)])


def _doubts(source: "Passage | Citation", say: Words) -> list[str]:
    if source.validity is Validity.IN_FORCE:
        return [say("repealed")] if source.repealed else []
    return [wording.validity_text(source.validity, source.replaced_by, say, source.in_force_from)]


def eval_data(report: "EvalReport", say: Words) -> dict[str, Any]:
    """Each miss with what came instead, as document and place."""
    hits = {f"hit@{top}": share for top, share in report.hits.items()}
    times = {"p50_ms": report.p50_ms, "p95_ms": report.p95_ms}
    misses = [miss.model_dump(mode="json") | {"found": _found(miss, say)} for miss in report.misses]
    return {"questions": report.cases, **hits, "mrr": report.mrr, **times, "misses": misses}


def eval_text(report: "EvalReport", say: Words, *, misses: bool = True) -> str:
    hits = "  ".join(f"hit@{top} {share:.1%}" for top, share in report.hits.items())
    head = f"{hits}  MRR {report.mrr:.3f}  p50 {report.p50_ms:.1f} ms  p95 {report.p95_ms:.1f} ms"
    missed = [f"✗ {miss.question}  →  {_instead(miss, say)}" for miss in report.misses if misses]
    return "\n".join([head, say("{count} {count:question|questions}", count=report.cases), *missed])


def _found(miss: "Miss", say: Words) -> list[tuple[str, str]]:
    return [(one.document, one.place.label(say.language)) for one in miss.found]


def _instead(miss: "Miss", say: Words) -> str:
    return "; ".join(" · ".join(filter(None, found)) for found in _found(miss, say)[:3])
