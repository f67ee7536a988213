"""Words for what a check found where, and for what to do about it."""

from typing import TYPE_CHECKING

from studio.core.i18n import Words, mark
from studio.wording.attacks import attack_text, carrier_text
from studio.wording.checks import PERSONAL

if TYPE_CHECKING:
    from studio.catalogue import Check, CheckName, Sighting

_SECRETS = {
    "private_key": mark("a private key"),
    "api_key": mark("a key of a model service"),
    "cloud_key": mark("a key of a cloud service"),
    "access_token": mark("an access token"),
    "signed_token": mark("a signed token"),
    "bearer": mark("an access token"),
    "url_password": mark("an address with a password"),
    "password": mark("a password"),
}
_SIGHTINGS = {
    "failed": mark("Not passed: {where}"),
    "overruled": mark("{where} — {detail}"),
    "breached": mark("Attack “{where}” acted without the person ({detail})"),
    "followed": mark("Attack “{where}” was followed in the answer ({detail})"),
    "partly_read": mark("“{where}”: {count} {count:part|parts} could not be read"),
    "without_text": mark("“{where}”: no text was found"),
    "repealed": mark("“{where}” has been repealed"),
    "replaced": mark("“{where}” has been replaced"),
    "unsure": mark("“{where}”: it is to be confirmed whether it still holds"),
    "not_yet": mark("“{where}” comes into force on {detail}"),
    "no_issuer": mark("“{where}”: no issuer and no number"),
    "no_date": mark("“{where}”: no date"),
    "no_issuer_date": mark("“{where}”: no issuer, no number and no date"),
}
_BY_SUCCESSOR = {
    "repealed": mark("“{where}” has been repealed by “{detail}”"),
    "replaced": mark("“{where}” has been replaced by “{detail}”"),
    "unsure": mark("“{where}” may have been replaced by “{detail}”"),
}
_STOPPED = {
    "tests": mark("Run the tests until all pass, on the agent as it is now and on an endpoint with a model."),
    "injections": mark(
        "Run the attacks on the agent as it is now. If one got through, mend its instructions."
    ),
    "secrets": mark("Take it out, and have it changed where it is used: it was written down."),
    "classified": mark("Take it out of the knowledge. If it was declassified, note that beside the mark."),
    "reach": mark("Fill in the tool or take it out."),
    "size": mark("Take out documents nobody asks about, or make two agents of it."),
}
_WARNED = {
    "tests": mark("Run them on an endpoint with a model, or say why this is enough."),
    "injections": mark("Read what was followed and mend the instructions, or say why this may be."),
    "secrets": mark("Take it out of the document, or say why everybody may know it."),
    "classified": mark("See whether it is a mark, or say that it is only talk of one."),
    "personal_data": mark(
        "Mask them in the settings of the knowledge base, or say why they have to be there."
    ),
    "documents": mark("Load better copies, or say why what is missing is not needed."),
    "provenance": mark(
        "Fill in the facts of the documents, take out what no longer holds, or say why it stays."
    ),
    "reach": mark("Say what it has to do outside, and who agreed to it."),
    "rule_of_two": mark("Take one of the three away, or say what keeps them apart."),
    "size": mark("Take out what nobody asks about, or say why all of it is needed."),
}
_PRACTICE = mark(
    "Run it on an endpoint with a model, or say why the practice endpoint is enough, as in a course."
)
_NO_CASES = mark("Write test questions or have them made from the documents, then run them.")
_UNREAD = mark(
    "Look through these files yourself and say what is in them, or save them as text or office files."
)
_OVERRULED = mark("Say why people's verdicts are to count.")


def check_advice(check: "Check", say: Words) -> str:
    """Say what to do; empty where there is nothing."""
    if check.verdict == "stop":
        none = check.name == "tests" and not check.facts.get("cases", 1)
        return say(_NO_CASES if none else _STOPPED.get(check.name, ""))
    if check.verdict != "warn":
        return ""
    if check.facts.get("practice"):
        return say(_PRACTICE)
    if check.facts.get("unread") and not check.facts["found"]:
        return say(_UNREAD)
    return say(_OVERRULED if check.facts.get("overruled") else _WARNED[check.name])


def sighting_text(name: "CheckName", sighting: "Sighting", say: Words) -> str:
    """Say what was found there."""
    match name.value:
        case "secrets":
            return _placed(sighting, say(_SECRETS.get(sighting.kind, sighting.kind)), say)
        case "classified" if sighting.kind == "unread":
            return _placed(sighting, say("it cannot be looked through"), say)
        case "classified":
            return _placed(sighting, say("the mark {level}", level=sighting.kind), say)
        case "personal_data":
            return _placed(sighting, say(PERSONAL[sighting.kind], count=sighting.count), say)
        case "reach":
            return _placed(sighting, _touched(sighting, say), say)
    texts = _BY_SUCCESSOR if sighting.detail and sighting.kind in _BY_SUCCESSOR else _SIGHTINGS
    told = sighting.model_dump(include={"where", "detail", "count"})
    if name.value == "injections":
        told |= {
            "where": attack_text(sighting.where, say),
            "detail": carrier_text(sighting.detail, say),
        }
    return say(texts[sighting.kind], **told) if sighting.kind in texts else sighting.where


def _touched(sighting: "Sighting", say: Words) -> str:
    from studio.wording.tools.words import touch_text

    how, _, kind = sighting.kind.partition("_")
    what = touch_text(kind, sighting.detail, say)
    return say("sends to {what}", what=what) if how == "sends" else say("writes {what}", what=what)


def _placed(sighting: "Sighting", what: str, say: Words) -> str:
    where = _FILES.get(sighting.where, "")
    place = say(where) if where else sighting.where
    if sighting.line:
        return say("{place}, line {line}: {what}", place=place, line=sighting.line, what=what)
    if sighting.page:
        return say("{place}, page {page}: {what}", place=place, page=sighting.page, what=what)
    if sighting.where in _OF_QUESTIONS and sighting.detail:
        return say("{place}, “{detail}”: {what}", place=place, detail=sighting.detail, what=what)
    return say("{place}: {what}", place=place, what=what)


_OF_QUESTIONS = ("report.json", "injections.json")
_FILES = {
    "agent.yaml": mark("Settings of the agent"),
    "instructions.md": mark("Instructions"),
    "tests.yaml": mark("Test questions"),
    "report.json": mark("Answers in the test report"),
    "injections.json": mark("Answers to attacks"),
}
