"""Unpack what is attached to a mail."""

from pathlib import Path

from studio.core.errors import ArchiveUnsafe, DocumentEmpty
from studio.core.files import writing_to
from studio.documents.bytes_of import bytes_of
from studio.documents.parcels.mail import Attachment, attachments_of, parsed_mail, read_as_mail
from studio.documents.parcels.members import (
    Allowance,
    Member,
    Unpacked,
    is_left_out,
    place_for,
    plain_name,
    told_apart,
)


def unpack_mail(path: Path, into: Path, allowance: Allowance) -> Unpacked:
    """Raises ArchiveUnsafe when there is more in it than is allowed."""
    with read_as_mail(path.name):
        found = list(attachments_of(parsed_mail(bytes_of(path))))
    if len(found) > allowance.members or sum(len(one.content) for one in found) > allowance.bytes:
        raise ArchiveUnsafe(document=path.name, problem="too_large_unpacked")
    names = told_apart(plain_name(one.name) or str(number) for number, one in enumerate(found))
    named = list(zip(names, found, strict=True))
    wanted = [(name, one) for name, one in named if not (one.drawn_in or is_left_out(name))]
    if allowance.depth < 1:  # the mail itself is read all the same
        wanted = []
    kept = {name for name, _ in wanted}
    left_out = tuple(name for name in names if name not in kept)
    members = (_written(name, one, place_for(name, at, into)) for at, (name, one) in enumerate(wanted))
    return Unpacked(tuple(members), left_out)


def _written(name: str, attachment: Attachment, place: Path) -> Member:
    if not attachment.content:
        return Member(name, None, DocumentEmpty(document=name))
    with writing_to(place.parent):
        place.write_bytes(attachment.content)
    return Member(name, place)
