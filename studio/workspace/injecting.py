"""The injection suite against an endpoint of the workspace, or against the practice endpoint at its worst."""

from collections.abc import Callable

from studio.endpoints import Endpoint
from studio.endpoints.practice import PracticeServer
from studio.endpoints.profiles import PRACTICE
from studio.trials.injections import CARRIERS, Finding, InjectionReport, read_attacks, run_injections
from studio.trials.injections.stage import INSTRUCTIONS
from studio.workspace.workspace import Workspace

OnFinding = Callable[[Finding], None]


async def attack_endpoint(
    workspace: Workspace, endpoint: str, instructions: str, limit: int, on_finding: OnFinding
) -> InjectionReport:
    """Raises NotFound for an endpoint nobody has; `limit` 0 takes all attacks."""
    async with workspace.endpoints.connect(endpoint) as connected:
        return await _attack(connected, instructions, limit, on_finding)


async def attack_gullible(instructions: str, limit: int, on_finding: OnFinding) -> InjectionReport:
    """Start a practice endpoint that obeys whatever it reads, and attack that."""
    async with PracticeServer(["gullible"]) as url:
        profile = PRACTICE.model_copy(update={"base_url": url})
        async with Endpoint(profile) as endpoint:
            return await _attack(endpoint, instructions, limit, on_finding)


async def _attack(
    endpoint: Endpoint, instructions: str, limit: int, on_finding: OnFinding
) -> InjectionReport:
    attacks = read_attacks()[: limit or None]
    return await run_injections(
        endpoint, attacks, CARRIERS, instructions=instructions or INSTRUCTIONS, on_finding=on_finding
    )
