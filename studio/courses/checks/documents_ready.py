"""So many documents of a base are ready, or just those named."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from studio.core.passages import DocumentRow, DocumentState
from studio.courses.checks.kind import CheckKind, names_document
from studio.courses.checks.outcome import NOT_YET, Outcome, missed
from studio.courses.checks.seen import Seen


class DocumentsReady(CheckKind):
    """`documents` must be among them, and none of the `unwanted`; of `failed_at_most` more than so many that
    failed are a mistake."""

    mistakes: ClassVar = {
        "too_few": ("ready", "at_least", "missing"),
        "failed": ("failed", "document", "ready"),
        "refused": ("refused", "document", "ready"),
        "document_missing": ("document", "ready"),
        "unwanted": ("document", "ready"),
    }

    kind: Literal["documents_ready"]
    base: str
    at_least: int = Field(default=1, ge=1)
    documents: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    failed_at_most: int | None = Field(default=None, ge=0)

    async def look(self, seen: Seen) -> Outcome:
        base = await seen.base(self.base)
        rows = await base.documents() if base else []
        if not rows:
            return NOT_YET
        ready = _in(rows, DocumentState.READY)
        if mistake := self._stranger(ready) or self._mistake(rows, ready):
            return mistake
        return Outcome(done=True, facts={"ready": len(ready)})

    def _stranger(self, ready: Sequence[DocumentRow]) -> Outcome | None:
        names = [row.name for row in ready if any(names_document(row.name, one) for one in self.unwanted)]
        return missed("unwanted", document=names[0], ready=len(ready)) if names else None

    def _mistake(self, rows: Sequence[DocumentRow], ready: Sequence[DocumentRow]) -> Outcome | None:
        failed, refused = _in(rows, DocumentState.FAILED), _in(rows, DocumentState.REFUSED)
        absent = [one for one in self.documents if not any(names_document(row.name, one) for row in ready)]
        few = len(ready) < self.at_least
        if failed and (few or absent or len(failed) > _any(self.failed_at_most)):
            return missed("failed", failed=len(failed), document=failed[0].name, ready=len(ready))
        if refused and (few or absent):
            return missed("refused", refused=len(refused), document=refused[0].name, ready=len(ready))
        if absent:
            return missed("document_missing", document=absent[0], ready=len(ready))
        if few:
            left = self.at_least - len(ready)
            return missed("too_few", ready=len(ready), at_least=self.at_least, missing=left)
        return None


def _in(rows: Sequence[DocumentRow], state: DocumentState) -> list[DocumentRow]:
    return [row for row in rows if row.state is state]


def _any(most: int | None) -> float:
    return float("inf") if most is None else most
