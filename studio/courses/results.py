"""What tests and attacks found of the submissions that ship, when the program was built: run as they are now.

They stand for a run on exactly that agent, that knowledge, those attacks and this version of the program; of
anything else there is none, and it is run. `python -m scripts.course_results` makes them.
"""

import gzip
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

import studio
from studio.core.attacks import read_attacks
from studio.core.files import write_atomically
from studio.core.paths import courses_folder
from studio.trials import Report
from studio.trials.injections import InjectionReport

_FOLDER, _ENDING = ".results", ".json.gz"


class Found(BaseModel):
    """`attacked` is None where the submission is not attacked."""

    model_config = ConfigDict(frozen=True)

    report: Report
    attacked: InjectionReport | None = None


@dataclass(frozen=True)
class Results:
    """Blocking. `folder` is a folder of courses."""

    folder: Path = field(default_factory=courses_folder)

    def of(self, agent: str, knowledge: str) -> Found | None:
        """`agent` and `knowledge` are digests."""
        try:
            packed = self._file(agent, knowledge).read_bytes()
            found = Found.model_validate_json(gzip.decompress(packed))
        except (OSError, EOFError, ValidationError):
            return None
        about = found.report.agent_digest, found.report.knowledge_digest, found.report.studio
        same = about == (agent, knowledge, studio.__version__)
        return found if same and _of_these_attacks(found) else None

    def keep(self, found: Found) -> None:
        file = self._file(found.report.agent_digest, found.report.knowledge_digest)
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, gzip.compress(found.model_dump_json().encode(), mtime=0))

    def _file(self, agent: str, knowledge: str) -> Path:
        return self.folder / _FOLDER / f"{agent[:16]}-{knowledge[:16]}{_ENDING}"


class Fresh(Results):
    """Everything is run, and kept."""

    def of(self, agent: str, knowledge: str) -> Found | None:
        return None


def _of_these_attacks(found: Found) -> bool:
    attacks = {attack.id for attack in read_attacks()}
    attacked = found.attacked
    return attacked is None or (
        attacked.agent_digest == found.report.agent_digest
        and {finding.attack for finding in attacked.findings} == attacks
    )
