"""The questions a base is tested with: saved in it, by hand, from files, headings and past questions."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from studio.core.errors import NotFound
from studio.knowledge.case_files import read_cases
from studio.knowledge.cases import EvalCase
from studio.knowledge.database import Database
from studio.knowledge.heading_questions import questions_from_headings
from studio.knowledge.past_questions import PastQuestion, PastQuestions
from studio.knowledge.store import Store
from studio.knowledge.waiting import to_the_end


class Origin(StrEnum):
    HAND = "hand"
    FILE = "file"
    HEADINGS = "headings"
    ASKED = "asked"  # a past question
    SEARCH = "search"  # saved from the search test


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """`added` is an ISO 8601 time."""

    id: int
    case: EvalCase
    origin: Origin
    added: str


class QuestionSet:
    def __init__(self, database: Database, store: Store) -> None:
        self._database, self._store = database, store
        self._past = PastQuestions(database)

    async def list(self) -> Sequence[SavedQuestion]:
        """In the order in which they were added."""
        return await asyncio.to_thread(self._all)

    async def cases(self) -> Sequence[EvalCase]:
        return [saved.case for saved in await self.list()]

    async def add(self, cases: Iterable[EvalCase], origin: Origin = Origin.HAND) -> int:
        """Save those that are not there yet and return how many."""
        return await to_the_end(self._add, list(cases), origin)

    async def change(self, question: int, case: EvalCase) -> None:
        """Raises NotFound."""
        await to_the_end(self._change, question, case)

    async def remove(self, questions: Iterable[int]) -> None:
        await to_the_end(self._remove, list(questions))

    async def import_file(self, file: Path) -> int:
        """Add what a JSONL file or a table holds, all of it or nothing; raises NotFound or FileInvalid."""
        cases = await asyncio.to_thread(read_cases, file)
        return await self.add(cases, Origin.FILE)

    async def drafts(self, count: int = 50) -> Sequence[EvalCase]:
        """Questions made from headings, without any model, for a person to choose from."""
        return await asyncio.to_thread(self._drafts, count)

    async def generate(self, count: int = 50) -> int:
        """Add questions made from headings."""
        return await self.add(await self.drafts(count), Origin.HEADINGS)

    async def past(self, limit: int = 200) -> Sequence[PastQuestion]:
        """What was asked of this base, the latest first; kept on this computer alone."""
        return await asyncio.to_thread(self._past.list, limit)

    async def note_asked(self, question: str) -> None:
        await to_the_end(self._past.note, question)

    async def clear_past(self) -> None:
        await to_the_end(self._past.clear)

    def _all(self) -> Sequence[SavedQuestion]:
        with self._database.read() as connection:
            rows = connection.execute("SELECT id, question, documents, places, origin, added FROM questions")
            return [_saved(*row) for row in rows]

    def _add(self, cases: Sequence[EvalCase], origin: Origin) -> int:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with self._database.change() as connection:
            known = {tuple(row) for row in connection.execute(_KNOWN)}
            new = [row for row in dict.fromkeys(map(_row, cases)) if row not in known]
            connection.executemany(_ADD, [(*row, origin.value, now) for row in new])
        return len(new)

    def _change(self, question: int, case: EvalCase) -> None:
        with self._database.change() as connection:
            changed = connection.execute(_CHANGE, (*_row(case), question)).rowcount
        if not changed:
            raise NotFound(kind="question", missing=str(question))

    def _remove(self, questions: Sequence[int]) -> None:
        with self._database.change() as connection:
            connection.executemany("DELETE FROM questions WHERE id = ?", [(one,) for one in questions])

    def _drafts(self, count: int) -> Sequence[EvalCase]:
        return questions_from_headings(self._store.all_texts(), count)


_KNOWN = "SELECT question, documents, places FROM questions"
_ADD = "INSERT INTO questions (question, documents, places, origin, added) VALUES (?, ?, ?, ?, ?)"
_CHANGE = "UPDATE questions SET question = ?, documents = ?, places = ? WHERE id = ?"


def _row(case: EvalCase) -> tuple[str, str, str]:
    return case.question, _json(case.documents), _json(case.places)


def _json(names: Sequence[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)


def _saved(id_: int, question: str, documents: str, places: str, origin: str, added: str) -> SavedQuestion:
    case = EvalCase(question=question, documents=json.loads(documents), places=json.loads(places))
    return SavedQuestion(id_, case, Origin(origin), added)
