"""The tab 轨迹: what happened in the last run, in order, with times."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    ConfirmationAsked,
    ConfirmationGiven,
    FormUpdated,
    HistorySummarised,
    ModelAnswered,
    ModelAsked,
    Outcome,
    PassagesFound,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
)
from studio.ui.components import EmptyState, ListRow, RowList, ScrollPage, clear_layout
from studio.ui.language import language, tr, words
from studio.ui.notices import explanation_of
from studio.ui.pages.builder.trace_lines import acted, exchanged
from studio.ui.pages.use.conversation import Moment
from studio.wording.searches import search_notes

Line = tuple[str, str, str]  # icon, title, what came of it


class TraceView(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.show_moments(())

    def show_moments(self, moments: Sequence[Moment]) -> None:
        clear_layout(self._layout)
        self._layout.addWidget(_trace(moments) if moments else _nothing())


def _nothing() -> EmptyState:
    text = tr(
        "Ask something beside the configuration: here you then see what was searched, found and written,"
        " and how long it took."
    )
    return EmptyState("timeline-text-outline", tr("No run yet"), text)


def _trace(moments: Sequence[Moment]) -> ScrollPage:
    page, rows = ScrollPage(), RowList(tr("Last run"), _question(moments))
    rows.set_rows([_row(moment) for moment in _joined(moments)])
    page.column.addWidget(rows)
    return page


def _question(moments: Sequence[Moment]) -> str:
    return next((moment.event.question for moment in moments if isinstance(moment.event, RunStarted)), "")


def _joined(moments: Sequence[Moment]) -> list[Moment]:
    """Make one line of neighbouring pieces of text, with the time of the first."""
    joined: list[Moment] = []
    for moment in moments:
        last = joined[-1].event if joined else None
        if isinstance(moment.event, TextDelta | ThinkingDelta) and type(last) is type(moment.event):
            event = last.model_copy(update={"text": last.text + moment.event.text})
            joined[-1] = Moment(joined[-1].seconds, event)
        else:
            joined.append(moment)
    return joined


def _row(moment: Moment) -> ListRow:
    icon, title, state = _line(moment.event)
    row = ListRow(icon, title, state, date=tr("{seconds} s", seconds=f"{moment.seconds:.2f}"))
    row.setToolTip(_detail(moment.event))
    return row


def _line(event: RunEvent) -> Line:
    match event:
        case RunStarted():
            model = tr("practice endpoint") if event.practice else f"{event.endpoint} · {event.model}"
            line = "play-circle-outline", tr("Question taken up"), model
        case PassagesFound():
            seconds = f"{event.seconds:.2f}"
            found = tr("{count} passages in {seconds} s", count=len(event.passages), seconds=seconds)
            line = "text-search", tr("Searched: {query}", query=event.query), found
        case ThinkingDelta():
            line = "head-cog-outline", tr("Reasoning"), tr("{count} characters", count=len(event.text))
        case TextDelta():
            line = "text", tr("Answer written"), tr("{count} characters", count=len(event.text))
        case ToolCalled():
            line = "wrench-outline", tr("Tool called: {tool}", tool=event.tool), str(event.arguments)
        case ToolReturned():
            line = "wrench-check-outline", tr("Tool answered: {tool}", tool=event.tool), event.text
        case ConfirmationAsked() | ConfirmationGiven() | FormUpdated() | ArtifactMade():
            line = acted(event)
        case ModelAsked() | ModelAnswered() | HistorySummarised():
            line = exchanged(event)
        case AnswerFinished() | RunFailed():
            line = _ended(event)
    return line


def _ended(event: AnswerFinished | RunFailed) -> Line:
    if isinstance(event, RunFailed):
        return "alert-circle-outline", tr("Broke off"), explanation_of(event.trouble).happened
    return _finished(event)


def _finished(event: AnswerFinished) -> Line:
    titles = {
        Outcome.ANSWERED: tr("Answered with {count} sources", count=len(event.citations)),
        Outcome.NOTHING_FOUND: tr("Said that the documents hold no answer"),
        Outcome.QUOTED: tr("Quoted passages, for the endpoint did not answer"),
    }
    usage = event.usage
    tokens = tr(
        "{prompt} tokens read, {completion} written",
        prompt=usage.prompt_tokens,
        completion=usage.completion_tokens,
    )
    return "check-circle-outline", titles[event.outcome], tokens


def _detail(event: RunEvent) -> str:
    if isinstance(event, PassagesFound):
        found = [f"{one.document} · {one.place.label(language())}" for one in event.passages]
        return "\n".join([*search_notes(event.rewritten, event.skipped, words()), *found])
    return event.text if isinstance(event, TextDelta | ThinkingDelta | ToolReturned) else ""
