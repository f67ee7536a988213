"""The calls to make now: which tools, with which arguments."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from studio.endpoints.practice.acting.days import today_in
from studio.endpoints.practice.acting.drafting import drafting_of
from studio.endpoints.practice.acting.filling import Compose, Filling, nothing_composed
from studio.endpoints.practice.acting.offers import Offer
from studio.endpoints.practice.acting.planning import Planning, Step
from studio.endpoints.practice.acting.said import Said, said_in
from studio.endpoints.practice.acting.sql.statement import statement_of
from studio.endpoints.practice.acting.turns import Done
from studio.endpoints.practice.prompt import Prompt
from studio.endpoints.practice.wire import ToolCall

Composer = Callable[[Offer], Compose | None]
_COMPOSERS: tuple[Composer, ...] = (statement_of, drafting_of)


def next_calls(
    prompt: Prompt, offers: Sequence[Offer], done: Sequence[Done], choice: Any
) -> tuple[ToolCall, ...]:
    """Return what to call now; with a `choice` of “required” or a name, fitting or not."""
    named = (choice.get("function") or {}).get("name") if isinstance(choice, dict) else None
    offered = [offer for offer in offers if not named or offer.name == named]
    if choice == "none" or not offered:
        return ()
    said = _said(prompt, done)
    planning = planning_of(prompt, offered, said)
    steps = planning.next(done)
    if not steps and not done and (named or choice == "required"):
        steps = [Step(max(offered, key=lambda offer: offer.fit(prompt.question)), prompt.question)]
    calls = [ToolCall(step.offer.name, _arguments(step, said, done)) for step in steps]
    before = [(each.name, each.arguments) for each in done]
    unlike = [call for number, call in enumerate(calls) if call not in calls[:number]]
    return tuple(call for call in unlike if (call.name, call.arguments) not in before)


def planning_of(prompt: Prompt, offers: Sequence[Offer], said: Said | None = None) -> Planning:
    before, asked = (" ".join(said.before), said.asked) if said else ("", "")
    return Planning(
        offers, prompt.system, prompt.question, before, asked, prompt.beside, bool(prompt.sources)
    )


def arguments_of(offer: Offer, said: Said) -> dict[str, Any]:
    compose = next(filter(None, (composer(offer) for composer in _COMPOSERS)), nothing_composed)
    return Filling(said, offer.schema, compose).object(offer.schema)


def _arguments(step: Step, said: Said, done: Sequence[Done]) -> dict[str, Any]:
    failed = any(each.name == step.offer.name and each.failed for each in done)
    return arguments_of(step.offer, replace(said, question=step.question, failed=failed))


def _said(prompt: Prompt, done: Sequence[Done]) -> Said:
    texts = [prompt.system, prompt.beside, *(each.result for each in done)]
    today = next(filter(None, map(today_in, texts)), None)
    given = tuple(text for text in (prompt.beside, *(each.result for each in done)) if text)
    return said_in(prompt.turns, prompt.question, given, today)
