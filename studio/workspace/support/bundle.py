"""A bundle as it will be: every part as text, to be read before it is written."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from studio.core.files import write_atomically


@dataclass(frozen=True)
class Bundle:
    """`parts` are texts by the name of their file."""

    parts: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes, unpacked."""
        return sum(len(text.encode()) for text in self.parts.values())


def write_bundle(bundle: Bundle, file: Path) -> None:
    """Blocking; raises DiskFull or FolderNotWritable."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle.parts.items():
            archive.writestr(name, text)
    write_atomically(file, packed.getvalue())
