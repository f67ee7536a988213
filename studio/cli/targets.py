"""Files a command is asked to write: said to be impossible before the work, by the name the person gave."""

from pathlib import Path

from studio.core.errors import FileInvalid, FolderNotWritable


def check_target(file: Path) -> None:
    """Raises FileInvalid for a folder, FolderNotWritable when there is no folder to write into."""
    if file.is_dir():
        raise FileInvalid(file=str(file), problem="is_a_folder")
    if not file.absolute().parent.is_dir():
        raise FolderNotWritable(folder=str(file.parent))
