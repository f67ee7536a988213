"""What differs between two versions of an agent, in the form a review shows it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.authoring.versions import Version, Versions
from studio.catalogue.packages.changes import Changes, Written, changes_of
from studio.core.temporary import prefix
from studio.runtime import AgentFolder


def compare(versions: Versions, before: Version, after: Version | None, draft: Path) -> Changes:
    """Compare a version with a later one, or with the draft; raises FileInvalid for what does not read."""
    with _written_out(versions, before) as old:
        if after is None:
            return changes_of(_written(old), _written(draft), since=before.id)
        with _written_out(versions, after) as new:
            return changes_of(_written(old), _written(new), since=before.id)


def _written(folder: Path) -> Written:
    from hashlib import sha256

    agent = AgentFolder(folder)
    files = {name: sha256(path.read_bytes()).hexdigest() for name, path in agent.files.items()}
    return Written(agent.agent, agent.instructions, agent.tests, files=files)


@contextmanager
def _written_out(versions: Versions, version: Version) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=prefix("draft")) as folder:
        versions.write_to(version, Path(folder))
        yield Path(folder)
