"""All that the catalogue knows of a released agent, gathered in one go."""

import asyncio
from dataclasses import dataclass
from typing import Any

from studio.catalogue import Changes, Person, Ratings, Release, Usage
from studio.core.errors import FileInvalid, NotFound
from studio.workspace.trusted_index import Vouched
from studio.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Passport:
    """`versions` are all released ones, the newest first; `installed` is the one here, empty for none.

    `changes` against the version before are there when they were asked for.
    """

    release: Release
    versions: tuple[Release, ...]
    ratings: Ratings
    usage: Usage
    person: Person
    installed: str = ""
    changes: Changes | None = None
    vouched: Vouched | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the release's own fields, and the rest under names of their own."""
        parts = {"ratings": self.ratings, "usage": self.usage, "changes": self.changes}
        return {
            **self.release.model_dump(mode="json"),
            "versions": [row.model_dump(mode="json") for row in self.versions],
            **{name: part.model_dump(mode="json") for name, part in parts.items() if part is not None},
            "installed": self.installed,
            "signatures": _signatures(self.vouched),
        }


async def read_passport(
    workspace: Workspace, agent: str, version: str | None = None, *, with_changes: bool = False
) -> Passport:
    """Raises NotFound and whatever the catalogue answers."""
    async with workspace.catalogue() as client:
        release, versions, ratings, usage, person = await asyncio.gather(
            client.shelf.release(agent, version),
            client.shelf.versions(agent),
            client.shelf.ratings(agent),
            client.shelf.usage(agent),
            client.accounts.me(),
        )
        changes = await client.shelf.changes(agent, release.version) if with_changes else None
        vouched = await workspace.contacts.index.vouched(client, agent, release.version, release.digest)
    installed = _installed(workspace, agent)
    return Passport(release, tuple(versions), ratings, usage, person, installed, changes, vouched)


def _signatures(vouched: Vouched | None) -> dict[str, Any]:
    if vouched is None or vouched.seal is None:
        return {}
    trouble = vouched.trouble.name if vouched.trouble else ""
    return {**vouched.seal.model_dump(mode="json"), "trouble": trouble}


def _installed(workspace: Workspace, agent: str) -> str:
    """A damaged one counts as not installed: installing it again mends it."""
    try:
        return workspace.installed.get(agent).agent.version
    except (FileInvalid, NotFound):
        return ""
