"""Cases that wait for a person: each is taken into the agent's tests, or dropped and not offered again.

They lie in `drafts.yaml` beside `tests.yaml` and are no part of the agent: digest and package leave them out.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import yaml
from pydantic import BaseModel, ConfigDict

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import NotFound
from studio.core.files import write_atomically
from studio.core.yaml import read_yaml
from studio.runtime import AgentFolder
from studio.trials.sources.sameness import asked, key_of

DRAFTS = "drafts.yaml"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # ten times as fast, where it was built


class CaseOrigin(StrEnum):
    HAND = "hand"
    SHEET = "sheet"
    DOCUMENTS = "documents"  # out of headings, articles and figures, without a model
    MODEL = "model"
    MARKED = "marked"  # an answer that somebody marked
    FEEDBACK = "feedback"  # of the users of a release


@dataclass(frozen=True, slots=True)
class NewDraft:
    """`source` is the sheet, document or release it comes from, `note` what a person should read beside it.

    What bears a `key` is offered once, whatever became of it; without one the questions themselves are it.
    """

    case: TestCase
    origin: CaseOrigin
    source: str = ""
    note: str = ""
    key: str = ""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftCase(_Kept):
    """`id` is short enough to be typed; `made` is an ISO 8601 time with zone."""

    id: str
    case: TestCase
    origin: CaseOrigin
    source: str = ""
    note: str = ""
    key: str = ""
    made: str = ""


class _Drafts(_Kept):
    drafts: tuple[DraftCase, ...] = ()
    settled: tuple[str, ...] = ()  # keys of those taken or dropped


class DraftCases:
    """The drafts of one agent; to be used on one thread at a time."""

    def __init__(self, folder: AgentFolder) -> None:
        self._folder, self._file = folder, folder.path / DRAFTS

    def list(self) -> tuple[DraftCase, ...]:
        """In the order in which they came; raises FileInvalid."""
        return self._read().drafts

    def add(self, new: Iterable[NewDraft]) -> tuple[DraftCase, ...]:
        """Keep those that are neither a case nor a draft yet, and were not settled before; return them."""
        kept = self._read()
        known = {*map(asked, self._folder.tests.cases), *(asked(draft.case) for draft in kept.drafts)}
        seen = {*kept.settled, *(draft.key for draft in kept.drafts)}
        added: list[DraftCase] = []
        for one in new:
            draft = _draft(one)
            if asked(one.case) not in known and draft.key not in seen:
                known.add(asked(one.case))
                seen.add(draft.key)
                added.append(draft)
        if added:
            self._write(_Drafts(drafts=(*kept.drafts, *added), settled=kept.settled))
        return tuple(added)

    def take(self, ids: Collection[str]) -> tuple[DraftCase, ...]:
        """Put these into the agent's tests; raises NotFound, and then none is taken."""
        kept = self._read()
        taken = _named(kept.drafts, ids)
        cases = (*self._folder.tests.cases, *(draft.case for draft in taken))
        self._folder.save_tests(TestSuite(cases=cases))
        self._settle(kept, taken)
        return taken

    def drop(self, ids: Collection[str]) -> tuple[DraftCase, ...]:
        """Forget these; raises NotFound, and then none is dropped."""
        kept = self._read()
        dropped = _named(kept.drafts, ids)
        self._settle(kept, dropped)
        return dropped

    def put_back(self, drafts: Sequence[DraftCase]) -> None:
        """Undo `drop`, or what `take` did to the drafts."""
        kept = self._read()
        back = {draft.key for draft in drafts}
        merged = {draft.id: draft for draft in (*kept.drafts, *drafts)}
        settled = tuple(key for key in kept.settled if key not in back)
        self._write(_Drafts(drafts=tuple(sorted(merged.values(), key=_made)), settled=settled))

    def _settle(self, kept: _Drafts, gone: Sequence[DraftCase]) -> None:
        left = tuple(draft for draft in kept.drafts if draft not in gone)
        self._write(_Drafts(drafts=left, settled=(*kept.settled, *(draft.key for draft in gone))))

    def _read(self) -> _Drafts:
        try:
            return read_yaml(self._file, _Drafts)
        except NotFound:
            return _Drafts()

    def _write(self, drafts: _Drafts) -> None:
        data = drafts.model_dump(mode="json", exclude_defaults=True)
        text = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
        write_atomically(self._file, text.encode())


def _draft(new: NewDraft) -> DraftCase:
    key = new.key or key_of(new.case)
    return DraftCase(
        id=hashlib.sha256(key.encode()).hexdigest()[:8],
        case=new.case,
        origin=new.origin,
        source=new.source,
        note=new.note,
        key=key,
        made=datetime.now().astimezone().isoformat(timespec="microseconds"),
    )


def _named(drafts: Sequence[DraftCase], ids: Collection[str]) -> tuple[DraftCase, ...]:
    found = {draft.id: draft for draft in drafts}
    for one in ids:
        if one not in found:
            raise NotFound(kind="draft", missing=one)
    return tuple(draft for draft in drafts if draft.id in set(ids))


def _made(draft: DraftCase) -> str:
    return draft.made
