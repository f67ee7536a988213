"""Ask a model for a draft of an agent and hold it to the form asked for; one repair, then a refusal."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from pydantic import ValidationError

from studio.authoring.drafts import Draft, Offer, draft_messages, repair_messages
from studio.core.errors import DraftInvalid
from studio.endpoints import Message
from studio.runtime.lenient_json import objects_in

Ask = Callable[[Sequence[Message]], Awaitable[str]]
"""Ask the model and return its answer, reasoning left out; raises an EndpointError."""

_FENCE = re.compile(r"```[a-zA-Z]*\s*(.*?)```", re.DOTALL)


async def draft_agent(description: str, offer: Offer, ask: Ask) -> Draft:
    """Raises DraftInvalid when the model does not keep to the form twice, or an EndpointError."""
    messages = draft_messages(description, offer)
    answer = await ask(messages)
    try:
        return read_draft(answer, offer)
    except DraftInvalid as wrong:
        answer = await ask(repair_messages(messages, answer[:8000], str(wrong.facts["problem"])))
    return read_draft(answer, offer)


def read_draft(answer: str, offer: Offer) -> Draft:
    """Read the draft out of an answer, what was not offered left out; raises DraftInvalid."""
    try:
        draft = Draft.model_validate(_object_in(answer))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DraftInvalid(problem=f"{where}: {first['msg']}".lstrip(": ")) from error
    return draft.model_copy(
        update={
            "bases": tuple(dict.fromkeys(name for name in draft.bases if name in offer.bases)),
            "tools": tuple(dict.fromkeys(kind for kind in draft.tools if kind in offer.tools)),
        }
    )


def _object_in(answer: str) -> dict[str, Any]:
    """Find the object in an answer that says more than it should: a code fence, a sentence before it."""
    fenced = _FENCE.search(answer)
    for value, _ in objects_in(fenced[1] if fenced else answer):
        return value
    raise DraftInvalid(problem="no_json_object")
