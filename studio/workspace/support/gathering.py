"""Reads a workspace for the bundle, also one that is open elsewhere or damaged; counts and kinds leave it."""

import getpass
import json
import platform
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from studio.core.errors import StudioError
from studio.core.yaml import read_yaml
from studio.endpoints.profiles import EndpointProfile, ProfilesFile
from studio.endpoints.uses import Uses
from studio.workspace.journal import Journal
from studio.workspace.policy import read_policy
from studio.workspace.saving import measured
from studio.workspace.settings import Settings
from studio.workspace.support.bundle import Bundle
from studio.workspace.support.masking import Mask
from studio.workspace.support.system import part_versions, system_facts
from studio.workspace.support.tracebacks import bare

_DOCUMENTS = "SELECT name, kind, state, pages, bytes, trouble FROM documents ORDER BY id"
_MOST_USES, _MOST_LINES = 500, 2000
_MODEL_LONGEST = 60


def gather(folder: Path, window: Mapping[str, object] | None = None) -> Bundle:
    """Blocking. `window` are facts of the face that asks: screens, Qt.

    A part that cannot be read says only which error it was.
    """
    mask = Mask()
    for name in (getpass.getuser(), platform.node()):
        mask.name("user" if name != platform.node() else "computer", name)
    settings = _settings_of(folder)
    for person in settings.people:
        for name in (person.id, person.name, person.department):
            mask.name("person", name)
    parts: dict[str, Callable[[], object]] = {
        "system.json": lambda: {**system_facts(folder), "window": dict(window or {})},
        "parts.json": part_versions,
        "settings.json": lambda: _settings(settings),
        "policy.json": lambda: _policy(mask),
        "endpoints.json": lambda: _endpoints(folder, mask),
        "requests.json": lambda: _requests(folder, mask),
        "probes.json": lambda: _probes(folder, mask),
        "knowledge.json": lambda: _knowledge(folder, mask),
        "agents.json": lambda: _agents(folder, mask),
        "sizes.json": lambda: [asdict(row) for row in measured(folder)],
        "journal.txt": lambda: "\n".join(Journal(folder).lines()[-_MOST_LINES:]),
        "errors.txt": lambda: _errors(folder),
    }
    found = {name: _found(read) for name, read in parts.items()}  # all names are known before any is masked
    return Bundle({name: _shown(mask.anything(told)) for name, told in found.items()})


def _found(read: Callable[[], object]) -> object:
    try:
        return read()
    except (StudioError, OSError, ValueError, sqlite3.Error) as error:
        return {"not_read": type(error).__name__}


def _shown(told: object) -> str:
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, indent=1)


def _settings_of(folder: Path) -> Settings:
    try:
        return read_yaml(folder / "settings.yaml", Settings)
    except (StudioError, OSError):
        return Settings()


def _settings(settings: Settings) -> dict[str, Any]:
    """What is chosen, without names and addresses."""
    shown = {
        name: value.value if hasattr(value, "value") else value
        for name, value in settings
        if isinstance(value, bool | int | float) or hasattr(value, "value")
    }
    return {
        **shown,
        "people": len(settings.people),
        "roles": [role.value for role in settings.acting().roles],
        "catalogue": _where(settings.catalogue),
        "catalogue_ca": bool(settings.catalogue_ca),
        "catalogue_certificate": bool(settings.catalogue_certificate),
        "catalogue_key": bool(settings.catalogue_key),
        "chroma": _where(settings.chroma_url),
    }


def _policy(mask: Mask) -> dict[str, Any]:
    """Which names an administrator has set, never to what; a file that does not read, and in which line."""
    found = read_policy()
    return {
        "files": len(found.files),
        "held": sorted(name for name, said in found.said.items() if said.held),
        "first_choices": sorted(name for name, said in found.said.items() if not said.held),
        "endpoints": [_profile(profile, mask) for profile in found.profiles],
        "limits": found.limits.model_dump(exclude_none=True),
        "troubles": [trouble.problem.partition(": ")[0] for trouble in found.troubles],
    }


def _where(address: str) -> str:
    if not address:
        return "own"
    scheme = urlsplit(address).scheme
    return scheme if scheme in {"http", "https"} else "folder"


def _profiles(folder: Path) -> ProfilesFile:
    file = folder / "endpoints.yaml"
    return read_yaml(file, ProfilesFile) if file.is_file() else ProfilesFile()


def _endpoints(folder: Path, mask: Mask) -> list[dict[str, Any]]:
    file = _profiles(folder)
    return [{**_profile(profile, mask), "default": profile.id == file.default} for profile in file.endpoints]


def _profile(profile: EndpointProfile, mask: Mask) -> dict[str, Any]:
    alias = mask.name("endpoint", profile.id)
    for name in (profile.name, profile.base_url, profile.host, urlsplit(profile.base_url).hostname or ""):
        mask.name("endpoint-name" if name == profile.name else "host", name)
    parts = urlsplit(profile.base_url)
    hidden = {"id", "name", "base_url", "ca_bundle", "proxy", "chat_model", "embedding_model", "rerank_model"}
    return {
        "endpoint": alias,
        "scheme": parts.scheme,
        "port": parts.port,
        "ca_bundle": bool(profile.ca_bundle),
        "proxy": bool(profile.proxy),
        **{
            name: _model(getattr(profile, name)) for name in ("chat_model", "embedding_model", "rerank_model")
        },
        **profile.model_dump(mode="json", exclude=hidden),
    }


def _model(name: str) -> str:
    """A model may be named by its folder on the server: its last part is the model."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2][:_MODEL_LONGEST]


def _requests(folder: Path, mask: Mask) -> dict[str, Any]:
    uses = Uses(folder / "requests.sqlite3")
    ids = [profile.id for profile in _profiles(folder).endpoints]
    latest = [
        {**asdict(use), "endpoint": mask.name("endpoint", use.endpoint)}
        for use in uses.latest("", _MOST_USES)
    ]
    return {
        "last_24_hours": {
            mask.name("endpoint", one): asdict(uses.last_day(one)) for one in [*ids, "practice"]
        },
        "latest": latest,
    }


def _probes(folder: Path, mask: Mask) -> dict[str, Any]:
    """What the last probe of each endpoint found, without what the servers said."""
    from studio.endpoints.probed import Probed

    kept = Probed(folder / "probes.json").all()
    return {
        mask.name("endpoint", one): {
            "at": told.at,
            "results": [
                {
                    "name": result.name,
                    "ok": result.ok,
                    "seconds": round(result.seconds, 3),
                    "trouble": result.trouble.name if result.trouble else None,
                    "detail": {
                        name: value for name, value in result.detail.items() if not isinstance(value, str)
                    },
                }
                for result in told.results
            ],
        }
        for one, told in kept.items()
    }


def _knowledge(folder: Path, mask: Mask) -> list[dict[str, Any]]:
    return [_base(file, mask) for file in sorted((folder / "knowledge").glob("*/kb.sqlite3"))]


def _base(file: Path, mask: Mask) -> dict[str, Any]:
    alias = mask.name("base", file.parent.name)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as database:
            rows = database.execute(_DOCUMENTS).fetchall()
            chunks = database.execute("SELECT count(*) FROM chunks").fetchone()[0]
            vectors = database.execute("SELECT count(*) FROM vectors").fetchone()[0]
            schema = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        return {"base": alias, "not_read": type(error).__name__}
    documents = [_document(row, mask) for row in rows]
    return {"base": alias, "schema": schema, "chunks": chunks, "vectors": vectors, "documents": documents}


def _document(row: tuple[Any, ...], mask: Mask) -> dict[str, Any]:
    name, kind, state, pages, size, trouble = row
    told: dict[str, Any] = {"file": mask.name("file", name), "kind": kind, "state": state}
    told |= {"pages": pages, "bytes": size}
    with suppress(ValueError, TypeError, AttributeError):
        told["trouble"] = json.loads(trouble).get("name") if trouble else None
    return told


def _agents(folder: Path, mask: Mask) -> list[dict[str, Any]]:
    found = sorted([*(folder / "agents").glob("*/agent.yaml"), *(folder / "installed").glob("*/agent.yaml")])
    return [_agent(file, mask) for file in found]


def _agent(file: Path, mask: Mask) -> dict[str, Any]:
    from studio.core.agents import Agent

    told: dict[str, Any] = {"agent": mask.name("agent", file.parent.name), "from": file.parent.parent.name}
    try:
        agent = read_yaml(file, Agent)
    except (StudioError, OSError) as error:
        return {**told, "not_read": type(error).__name__}
    mask.name("agent", agent.name)
    return {
        **told,
        "version": agent.version,
        "bases": [mask.name("base", name) for name in agent.knowledge.bases],
        "tools": sorted(tool.tool for tool in agent.tools),
        "endpoint": mask.name("endpoint", agent.model.endpoint),
    }


def _errors(folder: Path) -> str:
    file = folder / "errors.log"
    return bare(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else ""
