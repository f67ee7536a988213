"""What was allowed on this computer, in one JSON file of the workspace that its owner can read."""

import json
from pathlib import Path

from studio.core.files import write_atomically


class PermissionsFile:
    """A file that does not read allows nothing: then everything is asked again."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def known(self, subject: str) -> str | None:
        return self._read().get(subject)

    def keep(self, subject: str, allowed: str) -> None:
        kept = {**self._read(), subject: allowed}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(self._file, text.encode())

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        entries = kept.items() if isinstance(kept, dict) else ()
        return {str(name): allowed for name, allowed in entries if isinstance(allowed, str)}
