"""Unpack whatever holds other files; ReaderPool has it done in a child process."""

from pathlib import Path

from studio.core.documents import DocumentKind
from studio.documents.parcels.mail_unpacking import unpack_mail
from studio.documents.parcels.members import Allowance, Unpacked
from studio.documents.parcels.zip import unpack_zip


def unpack(path: Path, kind: DocumentKind, into: Path, allowance: Allowance) -> Unpacked:
    """Write the members of a file into a folder; raises a DocumentError when nothing of it was unpacked."""
    if kind is DocumentKind.MAIL:
        return unpack_mail(path, into, allowance)
    return unpack_zip(path, into, allowance)
