"""Words for a support bundle: what its parts are, and what is never in it."""

from studio.core.i18n import Words, mark

_PARTS = {
    "system.json": mark("This computer: system, memory, version of the program"),
    "parts.json": mark("Versions of third-party parts"),
    "settings.json": mark("Settings, without names and addresses"),
    "policy.json": mark("What an administrator has set, without names and addresses"),
    "endpoints.json": mark("Endpoints, without names, addresses and keys"),
    "requests.json": mark("How often endpoints were asked and how long it took"),
    "probes.json": mark("Results of the last probes"),
    "knowledge.json": mark("Bases and documents: kinds, states and sizes; names replaced"),
    "agents.json": mark("Agents: kinds of tools and bases; names replaced"),
    "sizes.json": mark("Room taken by kind"),
    "journal.txt": mark("What the program did: names of events and times"),
    "errors.txt": mark("Where mistakes of the program happened, without what was worked on"),
}
NOT_IN_IT = mark(
    "Never in it: text of documents, questions, answers, names of files and people, keys,"
    " phone and ID numbers, names of servers and accounts."
)


def part_label(name: str, say: Words) -> str:
    return say(_PARTS[name])
