"""An answer in which the words that were expected are marked, and those that must not be there."""

from collections.abc import Iterator

from studio.trials import CaseResult, Expectation
from studio.ui.chat import AnswerView


class MarkedAnswer(AnswerView):
    """Where a word stands otherwise than it was written down, in other widths say, it is not marked."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__()
        self.set_markdown(result.answer, [citation.number for citation in result.citations])
        self.mark(list(_wanted(result)))

    def marked(self) -> list[str]:
        return [words for part in self.parts() for words in part.marked()]


def _wanted(result: CaseResult) -> Iterator[tuple[str, str]]:
    for check in result.checks:
        if check.expectation is Expectation.LACKS and not check.met:
            yield check.expected, "danger.tint"
        elif check.expectation is Expectation.CONTAINS and check.met:
            yield check.expected, "success.tint"
        elif check.expectation is Expectation.MATCHES and check.met:
            yield check.actual, "success.tint"
