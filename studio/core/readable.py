"""Paths as text that can be kept and shown, whatever bytes a file system has in its names."""

import os
from pathlib import Path


def readable(path: Path | str) -> str:
    """The path itself, or one whose names in an old Chinese encoding are read as that.

    Such a text only names the file: it does not open it.
    """
    text = os.fspath(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return "/".join(_decoded(part) for part in os.fsencode(text).split(b"/"))
    return text


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "replace")
