"""What a conversation says, in words, whatever it is written as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from studio.conversations import Conversation, Exchange, Standing
from studio.core.events import ArtifactMade, Citation, Outcome, RunFailed, RunStarted
from studio.core.facts import Validity
from studio.core.i18n import Words, mark
from studio.core.languages import Language
from studio.wording.explanation import explain_trouble
from studio.wording.facts import validity_text

_ENDS = {
    Standing.UNDER_WAY: mark("This answer was still being written."),
    Standing.BROKEN_OFF: mark("This answer broke off; what was written is kept."),
    Standing.STOPPED: mark("This answer was stopped; what was written is kept."),
}


@dataclass(frozen=True)
class Part:
    """A question and its answer, which is Markdown; `notes` are what is to be known of it besides."""

    question: str
    asked: str
    answer: str
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """`facts` are who answered, when and with what, `maker` the agent with its version."""

    title: str
    maker: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]


def transcript_of(conversation: Conversation, way: Sequence[Exchange], say: Words) -> Transcript:
    """Put together what is on that way through it."""
    versions = list(dict.fromkeys(one.version for one in way if one.version))
    maker = " ".join((conversation.agent_name or conversation.agent, *versions[-1:]))
    return Transcript(
        conversation.title,
        maker,
        tuple(_facts(conversation, way, versions, say)),
        tuple(_part(exchange, say) for exchange in way),
    )


def _facts(
    conversation: Conversation, way: Sequence[Exchange], versions: Sequence[str], say: Words
) -> Iterable[str]:
    name = conversation.agent_name or conversation.agent
    yield say("Agent: {agent}", agent=" ".join((name, _listed(versions, say))).strip())
    started = [event for one in way for event in one.events if isinstance(event, RunStarted)]
    for model, endpoint in dict.fromkeys((one.model, one.endpoint) for one in started if not one.practice):
        yield say("Model: {model} ({endpoint})", model=model, endpoint=endpoint)
    if any(one.practice for one in started):
        yield say("The practice endpoint answered: no model, for practice only.")
    times = [time for time in (_time(one.asked) for one in way) if time]
    if times:
        yield say("Time: {time}", time=times[0] if times[0] == times[-1] else f"{times[0]} – {times[-1]}")


def _part(exchange: Exchange, say: Words) -> Part:
    cited = exchange.finished.citations if exchange.finished else ()
    return Part(
        exchange.question,
        _time(exchange.asked),
        exchange.answer,
        tuple(_source(citation, say) for citation in cited),
        tuple(_notes(exchange, say)),
    )


def _source(citation: Citation, say: Words) -> str:
    place = citation.place.label(say.language)
    holds = ""
    if citation.validity is not Validity.IN_FORCE:
        holds = validity_text(citation.validity, citation.replaced_by, say, citation.in_force_from)
    named = " · ".join(part for part in (citation.document, place, holds) if part)
    return f"[{citation.number}] {named}"


def _notes(exchange: Exchange, say: Words) -> Iterable[str]:
    if exchange.attachments:
        yield say("Attached: {files}", files=_listed(exchange.attachments, say))
    made = [event.artifact.name for event in exchange.events if isinstance(event, ArtifactMade)]
    if made:
        yield say("Files made: {files}", files=_listed(made, say))
    if exchange.finished is not None and exchange.finished.outcome is Outcome.QUOTED:
        yield say("Quoted passages instead of an answer")
    if exchange.standing in _ENDS:
        yield say(_ENDS[exchange.standing])
    for event in exchange.events:
        if isinstance(event, RunFailed):
            yield explain_trouble(event.trouble, say).happened


def _time(iso: str) -> str:
    """To the minute, as everybody reads it; empty for no time."""
    try:
        return f"{datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return ""


def _listed(names: Iterable[str], say: Words) -> str:
    return ("、" if say.language is Language.ZH else ", ").join(names)
