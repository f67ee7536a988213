"""Questions a chunk answers, written by the endpoint's model beside the other work; their words are searched.

A chunk is asked about once. What was written stays when the endpoint fails; the rest follows the next time.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.knowledge.database import Database
from studio.knowledge.search_model import SearchModel
from studio.knowledge.terms import segmented
from studio.knowledge.waiting import to_the_end

_AT_ONCE = 8  # the endpoint keeps to its own limit
_LONGEST = 200
Written = Sequence[tuple[int, Sequence[str]]]  # chunk, its questions


@dataclass(frozen=True, slots=True)
class QuestionsStatus:
    """`done` of `total` chunks have been asked about; `trouble` is why it went no further."""

    done: int
    total: int
    trouble: Trouble | None


class ChunkQuestions:
    """`wanted` tells how many a chunk is to have; none switches it off."""

    def __init__(self, database: Database, model: SearchModel | None, wanted: Callable[[], int]) -> None:
        self._database, self._model, self._wanted = database, model, wanted
        self._task: asyncio.Task[None] | None = None
        self._stopping = False
        self.trouble: Trouble | None = None

    def start(self) -> None:
        """Go on in the background, unless that is under way already or not wanted."""
        if self._model is None or not self._wanted() or self._stopping:
            return
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run(self._model))

    async def settled(self) -> None:
        """Wait until every chunk was asked about, or `trouble` says why not."""
        if self._task is not None:
            await asyncio.wait([self._task])
            self._task.result()

    async def stop(self) -> None:
        """What is being written is given up; the chunk is asked about anew at the next opening."""
        self._stopping = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def clear(self) -> None:
        """Forget all of them, to have them written anew."""
        await to_the_end(self._clear)

    def status(self) -> QuestionsStatus:
        query = "SELECT (SELECT count(DISTINCT chunk) FROM chunk_questions), (SELECT count(*) FROM chunks)"
        with self._database.read() as connection:
            done, total = connection.execute(query).fetchone()
        return QuestionsStatus(done, total, self.trouble)

    async def _run(self, model: SearchModel) -> None:
        self.trouble = None
        try:
            while (wanted := self._wanted()) and (texts := await asyncio.to_thread(self._missing)):
                written = await asyncio.gather(*(_asked(model, *one, wanted) for one in texts))
                await to_the_end(self._save, written)
        except StudioError as error:
            self.trouble = Trouble(name=error.name, facts=error.facts)

    def _missing(self) -> list[tuple[int, str]]:
        with self._database.read() as connection:
            return connection.execute(_MISSING, (_AT_ONCE,)).fetchall()

    def _save(self, written: Written) -> None:
        """A chunk that no question was written for is remembered by an empty one."""
        rows = [(chunk, one) for chunk, questions in written for one in questions or [""]]
        with self._database.change() as connection:
            connection.executemany(_SAVE, [(one, segmented(one), chunk) for chunk, one in rows])

    def _clear(self) -> None:
        with self._database.change() as connection:
            connection.execute("DELETE FROM chunk_questions")


async def _asked(model: SearchModel, chunk: int, text: str, count: int) -> tuple[int, list[str]]:
    questions = [one.strip()[:_LONGEST] for one in await model.questions(text, count)]
    return chunk, list(dict.fromkeys(one for one in questions if one))[:count]


_MISSING = (
    "SELECT c.id, c.text FROM chunks c WHERE c.off = 0"
    " AND NOT EXISTS (SELECT 1 FROM chunk_questions q WHERE q.chunk = c.id) ORDER BY c.id LIMIT ?"
)
_SAVE = "INSERT INTO chunk_questions (question, words, chunk) SELECT ?, ?, id FROM chunks WHERE id = ?"
