"""Events and passages as JSON: a place is its label and trouble has words, in the language of the call."""

from typing import Any

from studio.core.events import RunEvent
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.passages import Passage
from studio.core.places import Place
from studio.wording import explain_trouble, joined

_STANDING = {"repealed", "validity", "replaced_by", "in_force_from"}


def event_data(event: RunEvent, language: Language) -> dict[str, Any]:
    data = event.model_dump(mode="json")
    if trouble := getattr(event, "trouble", None):
        why = explain_trouble(trouble, Words(language))
        data["trouble"] |= {"message": joined(why.happened, why.meaning), "hint": why.action}
    for key in ("passages", "citations"):
        for row in data.get(key, ()):
            row["place"] = Place.model_validate(row["place"]).label(language)
    return data


def passage_data(passage: Passage, language: Language) -> dict[str, Any]:
    return {
        "document": passage.document,
        "place": passage.place.label(language),
        "text": passage.text,
        "score": passage.score,
        "also": list(passage.also),
        **passage.model_dump(mode="json", include=_STANDING),
    }
