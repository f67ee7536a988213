"""What the practice endpoint answers: quotes, calls of tools, what they returned, or that nothing fits."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from studio.endpoints.practice.acting.calls import next_calls, planning_of
from studio.endpoints.practice.acting.obeying import obeyed_answer, obeyed_call
from studio.endpoints.practice.acting.results import readable
from studio.endpoints.practice.manners import Manner, thought_aloud
from studio.endpoints.practice.prompt import Prompt
from studio.endpoints.practice.quoting import Quote, quotes_for
from studio.endpoints.practice.request import Request, read_request
from studio.endpoints.practice.tasks import done_task
from studio.endpoints.practice.wire import Reply

_FOLLOWS_ON = re.compile(
    r"^\s*(那|那么|它|其|这|该|还有|呢|and\b|what about|how about|then\b|it\b)|呢\s*[?？]?\s*$", re.IGNORECASE
)


def reply_to(asked: dict[str, Any], manners: Collection[Manner] = ()) -> Reply:
    """Answer a chat request; the same request always gets the same reply."""
    request = read_request(asked)
    reply = _obeying(request) if Manner.GULLIBLE in manners else _reply(request)
    if request.form is not None:
        reply = Reply(request.form.written(reply.calls) if reply.calls else request.form.answered(reply.text))
    return thought_aloud(reply, request.prompt.question) if Manner.R1 in manners else reply


def _obeying(request: Request) -> Reply:
    """Do first what the data wants done, then what the person asked, and say what the data wants said."""
    found = request.prompt.found
    order = obeyed_call(found, request.offers, request.done) if request.choice != "none" else None
    reply = Reply(calls=(order,)) if order else _reply(request)
    return reply if reply.calls else Reply(obeyed_answer(reply.text, found))


def _reply(request: Request) -> Reply:
    prompt = request.prompt
    if prompt.declined:
        return Reply(prompt.declined)
    if not request.offers and (task := done_task(prompt, request.user, request.shape)) is not None:
        return Reply(task)
    quotes = _quotes(prompt)
    answers = bool(quotes) and not request.done and not planning_of(prompt, request.offers).demanded()
    calls = () if answers else next_calls(prompt, request.offers, request.done, request.choice)
    return Reply(calls=calls) if calls else Reply(_answer(prompt, quotes))


def _answer(prompt: Prompt, quotes: Sequence[Quote]) -> str:
    """What tools returned comes first, then what the passages say."""
    told = [text for result in prompt.results if (text := readable(result))]
    return "\n\n".join(filter(None, (*dict.fromkeys(told), _written(quotes)))) or prompt.nothing_found


def _quotes(prompt: Prompt) -> list[Quote]:
    """A question that only makes sense after the one before is read together with it."""
    follows = bool(prompt.earlier) and (
        len(prompt.question) <= 6 or bool(_FOLLOWS_ON.search(prompt.question))
    )
    return quotes_for(prompt.question, prompt.sources, prompt.earlier if follows else "")


def _written(quotes: Sequence[Quote]) -> str:
    return "\n".join(f"{quote.text}{_stop(quote.text)}[{quote.number}]" for quote in quotes)


def _stop(text: str) -> str:
    if text[-1:] in "。！？!?…」”":
        return ""
    return "." if text.isascii() and text[-1:] != "." else "。" if not text.isascii() else ""
