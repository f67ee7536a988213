"""Reads the policy files of this computer, and lays the stronger one over the weaker."""

from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path

from studio.core.errors import FileInvalid, NotFound, PolicyInvalid
from studio.core.paths import policy_files
from studio.core.yaml import read_yaml
from studio.workspace.deeds import Deeds
from studio.workspace.policy.model import (
    DEFAULT_ENDPOINT,
    ENDPOINTS,
    FILES,
    FORBIDDEN_TOOLS,
    Limits,
    PolicyFile,
)
from studio.workspace.policy.policy import Policy, Said

_LARGEST = 1 << 20


def read_policy(files: Sequence[Path] | None = None) -> Policy:
    """Blocking. Those that are there, of this computer's places if none are named; what is wrong is in it."""
    read, troubles = [], []
    for file in policy_files() if files is None else files:
        try:
            found = policy_in(file)
        except PolicyInvalid as error:
            troubles.append(error)
        else:
            read += [found] if found is not None else []
    joined = reduce(_over, read, Policy())
    return Policy(
        joined.said, joined.profiles, joined.limits, joined.administrator, joined.files, tuple(troubles)
    )


def policy_for(workspace: Path) -> Policy:
    """Blocking. In a course's workspace all of it, but for what a course has of its own."""
    found = read_policy()
    return found.in_course() if Deeds(workspace).kept else found


def policy_in(file: Path) -> Policy | None:
    """Return what one file says, None where there is none; raises PolicyInvalid."""
    try:
        if file.stat().st_size > _LARGEST:
            raise FileInvalid(file=str(file), problem="too_large")
        return _policy(read_yaml(file, PolicyFile), file)
    except (NotFound, FileNotFoundError, NotADirectoryError):
        return None
    except FileInvalid as error:
        raise PolicyInvalid(file=str(file), problem=error.problem) from error
    except OSError as error:
        raise PolicyInvalid(file=str(file), problem="not_readable") from error


def _policy(read: PolicyFile, file: Path) -> Policy:
    """Files that are named in it lie beside it unless their whole path is said."""
    beside = file.absolute().parent
    said = {name: Said(value, name not in read.staff_may_change, file) for name, value in _told(read, beside)}
    profiles = [
        profile.model_copy(update={"ca_bundle": _path(profile.ca_bundle or read.ca, beside)})
        for profile in read.endpoints
    ]
    return Policy(said, tuple(profiles), read.limits, read.administrator, (file,))


def _told(read: PolicyFile, beside: Path) -> Iterator[tuple[str, object]]:
    if read.endpoints:
        yield ENDPOINTS, tuple(profile.id for profile in read.endpoints)
    elif ENDPOINTS in read.model_fields_set:
        yield ENDPOINTS, ()
    if read.default_endpoint:
        yield DEFAULT_ENDPOINT, read.default_endpoint
    if read.ca and "catalogue_ca" not in read.settings.model_fields_set:
        yield "catalogue_ca", _path(read.ca, beside)
    if FORBIDDEN_TOOLS in read.model_fields_set:
        yield FORBIDDEN_TOOLS, read.forbidden_tools
    for name in sorted(read.settings.model_fields_set):
        value = getattr(read.settings, name)
        yield name, _path(value, beside) if name in FILES else value


def _path(name: str, beside: Path) -> str:
    return str(beside / name) if name else ""


def _over(weaker: Policy, stronger: Policy) -> Policy:
    """What the stronger file says holds; of the rest, what the weaker one says. Endpoints join by id."""
    named = {profile.id for profile in stronger.profiles}
    others = [profile for profile in weaker.profiles if profile.id not in named]
    limits = weaker.limits.model_dump() | stronger.limits.model_dump(exclude_none=True)
    return Policy(
        {**weaker.said, **stronger.said},
        (*stronger.profiles, *others),
        Limits.model_validate(limits),
        stronger.administrator or weaker.administrator,
        (*weaker.files, *stronger.files),
    )
