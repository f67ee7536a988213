"""What a made file is called: a name every system allows, and none that is there already."""

import re
from itertools import count
from pathlib import Path
from unicodedata import normalize

from studio.papers.text import one_line

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_MOST_BYTES = 180  # of the 255 a name may have: an ending, a number and a temporary name come to it


def portable(title: str, otherwise: str) -> str:
    """A file's name without its ending."""
    name = _FORBIDDEN.sub(" ", normalize("NFC", one_line(title)))
    name = " ".join(name.split()).strip(" .")
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1].rstrip(" .")
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def free_path(folder: Path, name: str, ending: str) -> Path:
    """`name.docx`, or `name（2）.docx` where that is taken; case makes no difference."""
    taken = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    names = (f"{name}.{ending}" if number == 1 else f"{name}（{number}）.{ending}" for number in count(1))
    return folder / next(each for each in names if each.casefold() not in taken)
