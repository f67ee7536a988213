"""Copies of what was attached: each conversation has a folder of its own, which goes with it."""

import shutil
from contextlib import suppress
from filecmp import cmp
from pathlib import Path

from studio.core.files import writing_to
from studio.papers.file_names import free_path


class ConversationFiles:
    """Without a folder nothing is copied: files are known by where they are, until the store is closed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[tuple[str, str], Path] = {}

    def keep(self, conversation: str, file: Path) -> str:
        """Copy it and return its name there; the same file is copied once. Raises DiskFull and its like."""
        if self._folder is None:
            self._known[conversation, file.name] = file
            return file.name
        return _copied(file, self._folder / conversation).name

    def path(self, conversation: str, name: str) -> Path:
        """Where the file of that name is, or would be."""
        if self._folder is None:
            return self._known.get((conversation, name), Path(name))
        return self._folder / conversation / Path(name).name

    def remove(self, conversation: str) -> None:
        if self._folder is not None:
            with suppress(OSError):
                shutil.rmtree(self._folder / conversation)


def _copied(file: Path, folder: Path) -> Path:
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        same = (kept for kept in folder.iterdir() if kept.suffix == file.suffix)
        known = next((kept for kept in same if cmp(kept, file, shallow=False)), None)
        if known is None:
            known = free_path(folder, file.stem, file.suffix.removeprefix("."))
            shutil.copyfile(file, known)
    return known
