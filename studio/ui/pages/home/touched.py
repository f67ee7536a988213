"""What was touched last, agents and bases alike, as Home's cards say it."""

from dataclasses import dataclass
from datetime import datetime

from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.builder.readiness import Need, need_text
from studio.ui.pages.home.facts import BaseLine, HomeFacts
from studio.ui.pages.use.agent_icon import agent_icon

_LATEST = 3


@dataclass(frozen=True, slots=True)
class Touched:
    """`tag` of that `kind` is the state that matters; `target` is where it goes on."""

    icon: str
    title: str
    state: str
    tag: str
    kind: str
    when: str
    action: str
    target: tuple[str, ...]


def touched_things(facts: HomeFacts) -> list[Touched]:
    """The last touched first."""
    agents = [(_seconds(line.changed), _agent(line, facts)) for line in facts.agents[:_LATEST]]
    bases = [(line.touched, _base(line)) for line in facts.bases[:_LATEST]]
    return [thing for _, thing in sorted([*agents, *bases], key=lambda entry: -entry[0])]


def _agent(line: AgentLine, facts: HomeFacts) -> Touched:
    icon, when = agent_icon(line.icon), short_time(line.changed)
    if line.id in facts.returned:
        comment = facts.returned[line.id]
        state = tr("Returned: {comment}", comment=comment) if comment else tr("Returned by the reviewer")
        target = ("builder", line.id, "release")
        return Touched(icon, line.name, state, tr("changes requested"), "danger", when, tr("See why"), target)
    tag, kind = _standing(line, facts)
    state = tr("Agent · draft {version}", version=line.version)
    return Touched(icon, line.name, state, tag, kind, when, tr("Go on"), ("builder", line.id))


def _standing(line: AgentLine, facts: HomeFacts) -> tuple[str, str]:
    """What its colleagues have of it goes before what it could be."""
    if line.id in facts.reviewed:
        return tr("waits for a reviewer"), "accent"
    if line.version and facts.live.get(line.id) == line.version:
        return tr("released"), "success"
    return _readiness(line)


def _readiness(line: AgentLine) -> tuple[str, str]:
    if line.trouble is not None:
        return tr("Damaged"), "danger"
    standing = line.standing
    if standing is None:
        return "", "plain"
    missing = standing.first_missing
    if missing is None:
        return tr("Ready to submit"), "success"
    begun = missing in {Need.PASSED, Need.ATTACKED}
    return need_text(missing, standing), "warning" if begun else "plain"


def _base(line: BaseLine) -> Touched:
    documents = tr("{count} {count:document|documents}", count=f"{line.documents:,}")
    state = tr("Knowledge base · {documents}", documents=documents) if line.counted else tr("Knowledge base")
    failed = tr("{count} not loaded", count=line.failed) if line.failed else ""
    when = short_time(datetime.fromtimestamp(line.touched).astimezone().isoformat()) if line.touched else ""
    target = ("knowledge", line.name)
    return Touched("bookshelf", line.name, state, failed, "warning", when, tr("Open"), target)


def _seconds(iso: str) -> float:
    return datetime.fromisoformat(iso).timestamp() if iso else 0.0
