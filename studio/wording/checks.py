"""Words for the checks a package passes before it is submitted: what was looked at and what was seen."""

from collections.abc import Callable, Mapping

from studio.core.errors import Fact
from studio.core.i18n import Words, mark
from studio.wording.reviews import endpoint_text

Facts = Mapping[str, Fact]

_LABELS = {
    "tests": mark("Tests passed on exactly this version"),
    "secrets": mark("No key or password inside"),
    "classified": mark("No classification mark"),
    "personal_data": mark("Personal data"),
    "documents": mark("Documents read completely"),
    "reach": mark("What the tools reach"),
    "size": mark("Size"),
}
_PERSONAL = {
    "id_number": mark("{count} ID numbers"),
    "mobile": mark("{count} mobile numbers"),
    "bank_card": mark("{count} bank cards"),
    "credit_code": mark("{count} credit codes"),
}


def check_label(name: str, say: Words) -> str:
    return say(_LABELS[name])


def check_text(name: str, facts: Facts, say: Words) -> str:
    """Say in a few words what was seen; empty when there is nothing to add to the label."""
    return _SEEN[name](facts, say)


def _tests(facts: Facts, say: Words) -> str:
    if not (facts["same_agent"] and facts["same_knowledge"]):
        return say("The tests ran on another version of the agent or its knowledge")
    endpoint = endpoint_text(str(facts["endpoint"]), say)
    return say("{passed} / {total} · {endpoint}", **{**facts, "endpoint": endpoint})


def _secrets(facts: Facts, say: Words) -> str:
    return say("{file}, line {line}", **facts) if "file" in facts else ""


def _classified(facts: Facts, say: Words) -> str:
    return say("“{document}” bears the mark {level}", **facts) if "document" in facts else ""


def _personal(facts: Facts, say: Words) -> str:
    found = [say(text, count=facts[kind]) for kind, text in _PERSONAL.items() if facts.get(kind)]
    return " · ".join(found) or say("none found")


def _documents(facts: Facts, say: Words) -> str:
    if facts["doubtful"]:
        return say("{doubtful} of {documents} not completely read, first “{first}”", **facts)
    return say("{count} documents", count=facts["documents"])


def _reach(facts: Facts, say: Words) -> str:
    if "tool" in facts:
        return say("The tool “{tool}” is not known here, or not filled in", **facts)
    if facts["untrusted"] and facts["sensitive"] and facts["outward"]:
        return say("Takes in text from outside, knows sensitive things and acts outside: look closely")
    outward = say("acts outside") if facts["outward"] else say("nothing outside")
    return say("{count} tools, {outward}", count=facts["tools"], outward=outward)


def _size(facts: Facts, say: Words) -> str:
    return f"{float(facts['bytes'] or 0) / 1e6:.1f} MB"


_SEEN: dict[str, Callable[[Facts, Words], str]] = {
    "tests": _tests,
    "secrets": _secrets,
    "classified": _classified,
    "personal_data": _personal,
    "documents": _documents,
    "reach": _reach,
    "size": _size,
}
