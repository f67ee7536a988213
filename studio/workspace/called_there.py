"""An agent as it is handed in under another id than it has here, with what was found out of it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from studio.catalogue.packages.contents import INJECTIONS, REPORT
from studio.runtime import AgentFolder
from studio.trials import Report
from studio.trials.injections import InjectionReport


def called(
    folder: AgentFolder, wanted: str, evidence: Mapping[str, bytes], place: Path
) -> tuple[Path, dict[str, bytes]]:
    """Blocking. Return the agent under another id, in a folder within `place`, with what was found out of it.

    It is the same agent in all else: what was found of just this one is said of it under its other id.
    """
    if wanted == folder.agent.id:
        return folder.path, dict(evidence)
    copy = AgentFolder(Path(shutil.copytree(folder.path, place / wanted)))
    copy.save_agent(folder.agent.model_copy(update={"id": wanted}))
    found = {name: _of_other(name, told, folder.digest, copy) for name, told in evidence.items()}
    return copy.path, found


def _of_other(name: str, told: bytes, digest: str, copy: AgentFolder) -> bytes:
    """What was found of an agent as it was before stays what it is, and proves nothing."""
    if name == INJECTIONS:
        attacked = InjectionReport.model_validate_json(told)
        if attacked.agent_digest == digest:
            return attacked.model_copy(update={"agent_digest": copy.digest}).model_dump_json().encode()
    if name == REPORT:
        report = Report.model_validate_json(told)
        known = {"agent_digest": copy.digest} if report.agent_digest == digest else {}
        return report.model_copy(update={"agent": copy.agent.id, **known}).model_dump_json().encode()
    return told
