"""The injection suite against an endpoint of the workspace, or against the practice endpoint at its worst."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from studio.core.attacks import read_attacks
from studio.core.files import write_atomically
from studio.endpoints import Endpoint
from studio.endpoints.practice import PracticeServer
from studio.endpoints.profiles import PRACTICE
from studio.runtime import AgentFolder
from studio.trials.injections import (
    Finding,
    InjectionReport,
    in_every_carrier,
    in_turn,
    run_injections,
)
from studio.trials.injections.stage import INSTRUCTIONS
from studio.workspace.workspace import Workspace

OnFinding = Callable[[Finding], None]


async def attack_agent(
    workspace: Workspace,
    folder: AgentFolder,
    endpoint: str = "",
    on_finding: OnFinding = lambda _: None,
    *,
    thorough: bool = False,
) -> InjectionReport:
    """Attack the agent as it stands and keep what came of it, as evidence for its submission.

    Each attack comes once, or `thorough` in every carrier. Raises NotFound for an endpoint nobody has.
    """
    digest = folder.digest
    chosen = (in_every_carrier if thorough else in_turn)(read_attacks())
    async with workspace.endpoints.connect(endpoint or folder.agent.model.endpoint) as connected:
        report = await run_injections(
            connected, chosen, instructions=folder.instructions, agent=folder.agent, on_finding=on_finding
        )
    report = report.model_copy(update={"agent_digest": digest})
    await asyncio.to_thread(keep_injections, workspace, folder, report)
    return report


def keep_injections(workspace: Workspace, folder: AgentFolder, report: InjectionReport) -> None:
    write_atomically(_kept(workspace, folder), report.model_dump_json(indent=1).encode())


def last_injections(workspace: Workspace, folder: AgentFolder) -> InjectionReport | None:
    """Return what came of the last attack on the agent, whatever it has become since."""
    try:
        return InjectionReport.model_validate_json(_kept(workspace, folder).read_bytes())
    except (FileNotFoundError, ValueError):
        return None


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
    attacks = in_every_carrier(read_attacks()[: limit or None])
    return await run_injections(
        endpoint, attacks, instructions=instructions or INSTRUCTIONS, on_finding=on_finding
    )


def _kept(workspace: Workspace, folder: AgentFolder) -> Path:
    return workspace.folder / "reports" / "injections" / f"{folder.agent.id}.json"
