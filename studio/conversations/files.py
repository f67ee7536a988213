"""Copies of what was attached: each conversation has a folder of its own, which goes with it."""

import shutil
from contextlib import suppress
from filecmp import cmp
from pathlib import Path
from tempfile import mkdtemp

from studio.core.files import writing_to
from studio.papers.file_names import free_path


class ConversationFiles:
    """In that folder, or without one in a temporary one that goes with `close`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._temporary = folder, folder is None

    def keep(self, conversation: str, file: Path) -> str:
        """Copy it and return its name there; the same file is copied once. Raises DiskFull and its like."""
        folder = self._of(conversation)
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
            same = (kept for kept in folder.iterdir() if kept.suffix == file.suffix)
            if (known := next((kept for kept in same if cmp(kept, file, shallow=False)), None)) is None:
                known = free_path(folder, file.stem, file.suffix.removeprefix("."))
                shutil.copyfile(file, known)
        return known.name

    def path(self, conversation: str, name: str) -> Path:
        """Where the copy of that name is, or would be."""
        return self._of(conversation) / Path(name).name

    def remove(self, conversation: str) -> None:
        with suppress(OSError):
            shutil.rmtree(self._of(conversation))

    def close(self) -> None:
        if self._temporary and self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _of(self, conversation: str) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="agent-studio-conversations-"))
        return self._folder / conversation
