"""The questions written for chunks, as a full text of their own that lifts the chunks they belong to."""

from typing import TYPE_CHECKING

from studio.knowledge.search_reads import SearchReads

if TYPE_CHECKING:
    from studio.knowledge.full_text import FullText, Ranking

_LIFT = 0.5  # what the best question may add where 1 is the best by the chunks' own text
_SLICE = 4000


class QuestionIndex:
    """Under the lock of the index it belongs to."""

    def __init__(self, reads: SearchReads) -> None:
        self._reads = reads
        self._index: FullText | None = None

    def lift(self, ranking: "Ranking", question: str) -> "Ranking":
        """Only chunks that may be found at all are lifted."""
        index = self._caught_up()
        return ranking if index is None else ranking.lifted(index.documents, index.scores(question), _LIFT)

    def drop(self) -> None:
        self._index = None

    def _caught_up(self) -> "FullText | None":
        """None as long as no question was written."""
        newest, first = self._reads.questions_written()
        if not newest:
            self._index = None
            return None
        if self._index is None or self._index.newest > newest or self._index.oldest < first:
            from studio.knowledge.full_text import FullText

            self._index = FullText()
        while texts := self._reads.questions_after(self._index.newest, _SLICE):
            self._index.add(texts)
        return self._index
