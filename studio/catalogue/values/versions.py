"""Version numbers: which one may come next, and which step of it a change asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from studio.catalogue.packages.changes import Change, Changes, How, Part
from studio.core.errors import VersionNotHigher, VersionTaken

Parts = tuple[int, int, int]


class Step(StrEnum):
    """What changed: what others rely on, what it knows and says, or only corrections."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


@dataclass(frozen=True)
class NextVersion:
    """`because` are the subjects of the changes that ask for this step."""

    version: str
    step: Step
    because: tuple[str, ...] = ()


def order(version: str) -> Parts:
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def check_next(agent: str, version: str, released: Iterable[str]) -> None:
    """A version is higher than all before, or a patch above all of an older line (1.0.3 beside 1.1.0).

    Raises VersionTaken or VersionNotHigher.
    """
    known = sorted(map(order, released))
    wanted = order(version)
    if wanted in known:
        raise VersionTaken(agent=agent, version=version)
    line = [one for one in known if one[:2] == wanted[:2]]
    if known and wanted < known[-1] and not (line and wanted > line[-1]):
        raise VersionNotHigher(agent=agent, version=version, released=written(known[-1]))


def propose(released: str, changes: Changes) -> NextVersion:
    """Say which version the author should give what was changed since the released one."""
    asking = {step: tuple(_subjects(changes, step)) for step in Step}
    step = next((step for step in (Step.MAJOR, Step.MINOR) if asking[step]), Step.PATCH)
    return NextVersion(raised(released, step), step, asking[step])


def raised(version: str, step: Step) -> str:
    major, minor, patch = order(version)
    match step:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"


def written(version: Parts) -> str:
    return ".".join(map(str, version))


def _subjects(changes: Changes, step: Step) -> Iterable[str]:
    if step is Step.MINOR and any(line.before is None or line.after is None for line in changes.instructions):
        yield "instructions"
    yield from (change.subject for change in changes.changes if _step(change) is step)


def _step(change: Change) -> Step:
    if change.part is Part.TESTS:
        return Step.PATCH
    if change.part is Part.KNOWLEDGE:
        return Step.PATCH if change.how is How.CHANGED else Step.MINOR
    if _is_whole_tool(change.subject) or change.subject in _RELIED_ON:
        return Step.MAJOR
    return Step.PATCH if change.subject in _CORRECTIONS else Step.MINOR


def _is_whole_tool(subject: str) -> bool:
    """`tools.kind.name` is a tool that came or went; what is longer is one of its settings."""
    return subject.startswith("tools.") and subject.count(".") == 2


_RELIED_ON = {"id", "knowledge.bases", "knowledge.only_from_knowledge", "knowledge.use"}
_CORRECTIONS = {"name", "icon", "purpose", "owner", "category", "opening.greeting"}
