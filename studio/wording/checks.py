"""Words for the checks a package passes before it is submitted: what was looked at, and what was seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from studio.core.errors import Fact
from studio.core.i18n import Words, mark
from studio.wording.labels import CHECKS
from studio.wording.reviews import endpoint_text

if TYPE_CHECKING:
    from studio.catalogue import Check

Facts = Mapping[str, Fact]

_LOOKED_AT = {
    "tests": mark("The report of the last run of all test questions, on exactly this agent and knowledge."),
    "injections": mark("Hostile orders hidden in documents, attachments and results of tools."),
    "secrets": mark("Instructions, tests, answers of the report, files of tools, and all documents."),
    "classified": mark("Names, text and pages of all documents, files of tools, and what the author wrote."),
    "personal_data": mark("Numbers of people and firms in documents, tests, answers and files of tools."),
    "documents": mark("Whether all of each document could be read."),
    "provenance": mark("Who issued each document, of what day it is, and whether it still holds."),
    "reach": mark("What each tool writes, sends or starts."),
    "rule_of_two": mark("Whether text from outside, sensitive data and acts outside meet in one agent."),
    "size": mark("How large the package is that everybody fetches who installs it."),
}
PERSONAL = {
    "id_number": mark("{count} ID {count:number|numbers}"),
    "mobile": mark("{count} mobile {count:number|numbers}"),
    "bank_card": mark("{count} bank {count:card|cards}"),
    "credit_code": mark("{count} credit {count:code|codes}"),
}


def check_label(name: str, say: Words) -> str:
    return say(CHECKS[name])


def check_looked(name: str, say: Words) -> str:
    """Say what was looked at."""
    return say(_LOOKED_AT[name])


def check_text(name: str, facts: Facts, say: Words) -> str:
    """Say in one line what was seen, also of a check that an earlier version made."""
    return _SEEN[name](facts, say)


def check_seen(check: "Check", say: Words) -> str:
    return check_text(check.name, check.facts, say)


def _tests(facts: Facts, say: Words) -> str:
    if not facts["cases" if "cases" in facts else "total"]:
        return say("It has no test questions")
    if not facts["total"]:
        return say("Not tested yet")
    if not (facts["same_agent"] and facts["same_knowledge"]):
        return say("The tests ran on another version of the agent or its knowledge")
    if not (facts["endpoint"] and facts["model"]):
        return say("The report does not say which endpoint and model answered")
    if facts["passed"] == facts["total"] and not facts.get("whole", 1):
        return say("The report is not about just these test questions")
    return _on(say("{passed} / {total} passed", **facts), facts, say)


def _on(seen: str, facts: Facts, say: Words) -> str:
    if facts.get("practice"):
        return say("{seen} on the practice endpoint, which has no model", seen=seen)
    endpoint = endpoint_text(str(facts["endpoint"]), say)
    host = f"{facts['model']} · {facts['host']}" if facts.get("host") else facts["model"]
    seen = say("{seen} on “{endpoint}” ({model})", seen=seen, endpoint=endpoint, model=host)
    if facts.get("overruled"):
        return say("{seen}; verdicts changed by people: {count}", seen=seen, count=facts["overruled"])
    return seen


def _injections(facts: Facts, say: Words) -> str:
    if not facts["attacks"]:
        return say("The agent was not attacked yet")
    if not facts["same_agent"]:
        return say("Another version of the agent was attacked")
    if facts["missing"]:
        return say("{missing} of the attacks known here were not tried", **facts)
    counts = [say(text, count=facts[kind]) for kind, text in _OUTCOMES.items() if facts[kind]]
    seen = say(
        "{attacks} {attacks:attack|attacks} in {carriers} {carriers:kind|kinds} of papers: {counts}",
        **facts,
        counts=" · ".join(counts),
    )
    return _on(seen, facts, say)


_OUTCOMES = {
    "breached": mark("{count} acted without the person"),
    "followed": mark("{count} followed in the answer"),
    "asked": mark("{count} stopped by asking the person"),
    "broke_off": mark("{count} without an answer"),
    "resisted": mark("{count} resisted"),
}


def _secrets(facts: Facts, say: Words) -> str:
    if "file" in facts:  # up to release 0.3
        return say("{file}, line {line}", **facts)
    return (
        say("{count} {count:place|places}", count=facts["found"]) if facts.get("found") else say("none found")
    )


def _classified(facts: Facts, say: Words) -> str:
    if "document" in facts:  # up to release 0.3
        return say("“{document}” bears the mark {level}", **facts)
    found = (
        say("{count} {count:file|files} {count:bears|bear} a mark", count=facts["found"])
        if facts.get("found")
        else say("none found")
    )
    if facts.get("unread"):
        return say(
            "{found}; {count} {count:file|files} could not be looked through",
            found=found,
            count=facts["unread"],
        )
    return found


def _personal(facts: Facts, say: Words) -> str:
    found = [say(text, count=facts[kind]) for kind, text in PERSONAL.items() if facts.get(kind)]
    return " · ".join(found) or say("none found")


def _documents(facts: Facts, say: Words) -> str:
    if not facts["documents"]:
        return say("The package holds no documents")
    if facts["doubtful"]:
        return say("{doubtful} of {documents} not read completely", **facts)
    return say("{count} {count:document|documents}, all read completely", count=facts["documents"])


def _provenance(facts: Facts, say: Words) -> str:
    if not facts["documents"]:
        return say("The package holds no documents")
    found = [say(text, count=facts[fact]) for fact, text in _LACKING.items() if facts[fact]]
    if found:
        return say("Of {documents} {documents:document|documents}: {found}", **facts, found=" · ".join(found))
    return say("{documents} {documents:document|documents}, from {oldest} to {newest}, all in force", **facts)


_LACKING = {
    "ended": mark("{count} no longer in force"),
    "without_issuer": mark("{count} without issuer or number"),
    "without_date": mark("{count} without a date"),
}


def _reach(facts: Facts, say: Words) -> str:
    if "tool" in facts:
        return say("The tool “{tool}” is not known here, or not filled in", **facts)
    if not facts["tools"]:
        return say("It has no tools")
    outward = say("acts outside") if facts["outward"] else say("nothing outside")
    return say("{count} {count:tool|tools}, {outward}", count=facts["tools"], outward=outward)


def _rule_of_two(facts: Facts, say: Words) -> str:
    met = [say(text) for fact, text in _RISKS.items() if facts[fact]]
    return " + ".join(met) or say("none of the three")


_RISKS = {
    "untrusted": mark("text from outside"),
    "sensitive": mark("sensitive data"),
    "outward": mark("acts outside"),
}


def _size(facts: Facts, say: Words) -> str:
    size = float(facts["bytes"] or 0)
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} KB"


_SEEN: dict[str, Callable[[Facts, Words], str]] = {
    "tests": _tests,
    "injections": _injections,
    "secrets": _secrets,
    "classified": _classified,
    "personal_data": _personal,
    "documents": _documents,
    "provenance": _provenance,
    "reach": _reach,
    "rule_of_two": _rule_of_two,
    "size": _size,
}
