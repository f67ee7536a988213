"""The check step: how a run ends, so that an answer never claims more than what stands behind it."""

from collections.abc import Iterator

from studio.core.errors import AnswerBroken, AnswerCut, AnswerFiltered, AnswerUncited
from studio.core.events import AnswerFinished, Outcome, RunFailed, TextDelta
from studio.core.passages import Trouble
from studio.runtime.refusals import asks_back, declines, holds_reply, is_reply
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of

QUOTED_PASSAGES = NEAREST_PASSAGES = 3
ClosingEvent = TextDelta | AnswerFinished | RunFailed


def closing_events(state: RunState, trouble: Trouble | None) -> Iterator[ClosingEvent]:
    """End with the answer, with quoted passages when the endpoint is gone, or with what broke it off."""
    written = bool(state.written.text.strip())
    if trouble is None and not written:
        broken = AnswerBroken(endpoint=state.model.endpoint.profile.name)
        trouble = trouble_of(state.limited or broken)
    if trouble is None:
        yield _finished(state, _outcome(state), _doubt(state))
    elif written or not state.passages:
        yield RunFailed(trouble=trouble, text=state.written.text)
    else:
        yield from _quoted(state, trouble)


def nothing_found(state: RunState) -> Iterator[ClosingEvent]:
    """Speak the agent's fixed reply in the model's stead."""
    yield state.piece(state.written.feed(state.prompt.fixed_reply) + state.written.finish())
    yield _finished(state, Outcome.NOTHING_FOUND)


def declined(state: RunState) -> Iterator[ClosingEvent]:
    """Turn a question down that names a topic the agent must not speak about; the model is not asked."""
    yield state.piece(state.written.feed(state.prompt.declined) + state.written.finish())
    yield _finished(state, Outcome.ANSWERED)


def _quoted(state: RunState, trouble: Trouble) -> Iterator[ClosingEvent]:
    quoted = state.prompt.quoted(state.passages[:QUOTED_PASSAGES])
    yield state.piece(state.written.feed(quoted) + state.written.finish())
    yield _finished(state, Outcome.QUOTED, trouble)


def _finished(state: RunState, outcome: Outcome, trouble: Trouble | None = None) -> AnswerFinished:
    state.stamp(total=state.seconds)
    return AnswerFinished(
        outcome=outcome,
        text=state.written.text,
        citations=state.citations(),
        nearest=state.nearest(NEAREST_PASSAGES) if outcome is Outcome.NOTHING_FOUND else (),
        usage=state.model.usage,
        timings=state.timings,
        trouble=trouble,
    )


def _outcome(state: RunState) -> Outcome:
    text, reply = state.written.text, state.prompt.fixed_reply
    absent = is_reply(text, reply) or (holds_reply(text, reply) and not state.written.cited)
    return Outcome.NOTHING_FOUND if absent else Outcome.ANSWERED


def _doubt(state: RunState) -> Trouble | None:
    """What the reader should know of an answer: that it had to end early, or names no source."""
    if state.limited is not None:
        return trouble_of(state.limited)
    return _cut(state) or _uncited(state)


def _cut(state: RunState) -> Trouble | None:
    cut, name = state.model.cut, state.model.endpoint.profile.name
    if cut is None:
        return None
    return trouble_of(AnswerFiltered(endpoint=name) if cut.filtered else AnswerCut(endpoint=name))


def _uncited(state: RunState) -> Trouble | None:
    """An answer out of passages that names none of them is kept, and marked for the reader."""
    bound = state.agent.knowledge.only_from_knowledge and bool(state.passages)
    text, tools = state.written.text, state.tools_answered or any(state.chat.memory.values())
    needs_none = declines(text) or asks_back(text) or _outcome(state) is Outcome.NOTHING_FOUND
    fine = state.written.cited or tools or needs_none
    return trouble_of(AnswerUncited(agent=state.agent.name)) if bound and not fine else None
