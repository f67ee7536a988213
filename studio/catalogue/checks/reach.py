"""What the agent's tools touch, and whether too much of it comes together in one agent."""

from collections.abc import Iterator

from studio.catalogue.checks.looking import first_of
from studio.catalogue.packages.package import Package
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict
from studio.core.agents import Agent
from studio.core.errors import NotFound, ToolSettingsInvalid
from studio.core.reach import Reach
from studio.tools.kinds import tool_kind
from studio.tools.toolbox import reach_of


def reach_check(package: Package) -> Check:
    """A tool this service does not know, or one that is not filled in, stops; acting outside is warned of."""
    agent = package.contents.agent
    try:
        reach = reach_of(agent)
    except (NotFound, ToolSettingsInvalid) as error:
        tool = error.tool if isinstance(error, ToolSettingsInvalid) else error.missing
        return Check(name=CheckName.REACH, verdict=Verdict.STOP, facts={"tool": tool})
    return Check(
        name=CheckName.REACH,
        verdict=Verdict.WARN if reach.outward else Verdict.PASS,
        facts={"tools": len(agent.tools), "outward": int(reach.outward)},
        sightings=first_of(_touches(agent)),
    )


def rule_of_two_check(package: Package) -> Check:
    """Untrusted text, sensitive data and effects outside in one agent are high risk (“Rule of Two”).

    Where reach cannot be told the check of reach stops already, and here nothing is known.
    """
    try:
        reach = reach_of(package.contents.agent)
    except (NotFound, ToolSettingsInvalid):
        reach = Reach(untrusted=True, sensitive=True, outward=True)
    return Check(
        name=CheckName.RULE_OF_TWO,
        verdict=Verdict.WARN if reach.breaks_rule_of_two else Verdict.PASS,
        facts={
            "untrusted": int(reach.untrusted),
            "sensitive": int(reach.sensitive),
            "outward": int(reach.outward),
        },
    )


def _touches(agent: Agent) -> Iterator[Sighting]:
    """What is written and sent; what is only read stays with the person."""
    for use in agent.tools:
        reach = tool_kind(use.tool).reach_of(use)
        for kind, touches in (("sends", reach.sends), ("writes", reach.writes)):
            for touch in touches:
                yield Sighting(where=use.known_as, kind=f"{kind}_{touch.kind.value}", detail=touch.name)
