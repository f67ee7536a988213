"""The tree of hashes over all releases: what one agent needs of it stays small however many there are.

An agent's place follows from the hash of its id: four digits lead through four nodes of at most sixteen
children each to a leaf with the few agents that share them.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from studio.catalogue.trust.canonical import hashed
from studio.catalogue.trust.statements import Entry
from studio.core.errors import IndexContradicted

Node = dict[str, Any]
"""Children by their digit, each the hash of its content; a leaf has agents, each with its versions."""
Entries = dict[str, Entry]

DEPTH = 4
_PURPOSE = "agent-studio index node v1"
_ENTRIES = TypeAdapter(Entries)


def place(agent: str) -> str:
    return hashlib.sha256(agent.encode()).hexdigest()[:DEPTH]


def way(agent: str) -> list[str]:
    """Return the paths of the nodes that lead to an agent, the root first, its leaf last."""
    return [place(agent)[:length] for length in range(DEPTH + 1)]


def hash_of(node: Node) -> str:
    return hashed(_PURPOSE, node)


def entered(agent: str, entries: Entries, read: Callable[[str], Node]) -> dict[str, Node]:
    """Return the nodes that change when these versions are written down; `read` gives {} for no node."""
    leaf = read(place(agent))
    written = {version: entry.model_dump(mode="json") for version, entry in entries.items()}
    versions = {**leaf.get(agent, {}), **written}
    return _up({place(agent): {**leaf, agent: versions}}, read)


def built(releases: Iterable[tuple[str, str, Entry]]) -> dict[str, Node]:
    """Return all nodes of a new tree."""
    leaves: dict[str, Node] = {}
    for agent, version, entry in releases:
        leaf = leaves.setdefault(place(agent), {})
        leaf.setdefault(agent, {})[version] = entry.model_dump(mode="json")
    return _up(leaves, lambda _: {})


def entries_of(agent: str, root: str, nodes: Mapping[str, Node]) -> Entries:
    """Return the versions of an agent, none if it is not there.

    Raises IndexContradicted when the nodes are not of this root.
    """
    wanted = root
    for path in way(agent):
        node = nodes.get(path, {})
        if hash_of(node) != wanted:
            raise IndexContradicted(agent=agent, version="")
        if len(path) == DEPTH:
            return _read(agent, node)
        following = node.get(place(agent)[len(path)])
        if following is None:
            return {}
        wanted = following
    return {}


def _read(agent: str, leaf: Node) -> Entries:
    try:
        return _ENTRIES.validate_python(leaf.get(agent, {}))
    except ValidationError as error:
        raise IndexContradicted(agent=agent, version="") from error


def _up(changed: dict[str, Node], read: Callable[[str], Node]) -> dict[str, Node]:
    """Bring the hashes above changed leaves up to date."""
    nodes = dict(changed)
    for length in range(DEPTH - 1, -1, -1):
        for path in [path for path in nodes if len(path) == length + 1]:
            above = nodes.get(path[:-1]) or dict(read(path[:-1]))
            nodes[path[:-1]] = {**above, path[-1]: hash_of(nodes[path])}
    return nodes if nodes else {"": {}}
