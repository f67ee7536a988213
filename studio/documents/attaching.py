"""A file read for one chat: by the same readers and past the same guards, and kept nowhere else."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from studio.core.attachments import Attachment
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import DocumentClassified, DocumentEmpty, DocumentError
from studio.core.findings import PersonalDataPolicy
from studio.core.temporary import prefix
from studio.documents.child import OnPage
from studio.documents.classification import mark_in_name
from studio.documents.guards import findings_in, guarded
from studio.documents.parcels.members import Allowance, Member
from studio.documents.pool import ReaderPool
from studio.documents.wire import Message, document_from_wire, document_to_wire

_GUARDED = f"{__name__}:guarded_document"
_PACKED = Allowance(bytes=200 << 20, members=200, depth=2)


async def attached(readers: ReaderPool, path: Path, on_page: OnPage | None = None) -> Attachment:
    """Raises a DocumentError, DocumentClassified for a 密级 mark; personal data is counted and kept.

    Of an archive all documents in it that can be read are joined; one with a mark refuses it as a whole.
    """
    document = await _read(readers, path, on_page)
    if document.kind is DocumentKind.ARCHIVE:
        document = await _unpacked(readers, path, document)
    return Attachment(path, document)


def guarded_document(document: Document, file: Path) -> Message:
    """Done in the child that read it."""
    kept, findings = guarded(document, PersonalDataPolicy.KEEP)
    return document_to_wire(replace(kept, findings=findings))


async def _read(readers: ReaderPool, path: Path, on_page: OnPage | None = None) -> Document:
    return document_from_wire(await readers.read_and(path, _GUARDED, {}, on_page))


async def _unpacked(readers: ReaderPool, path: Path, archive: Document) -> Document:
    with TemporaryDirectory(prefix=prefix("archive")) as folder:
        unpacked = await readers.unpack(path, DocumentKind.ARCHIVE, Path(folder), _PACKED)
        read = await asyncio.gather(*(_member(readers, member, path) for member in unpacked.members))
    blocks = tuple(block for inner in read if inner for block in inner)
    if not blocks:
        raise DocumentEmpty(document=path.name)
    unread = sum(inner is None for inner in read)
    warnings = (("documents_lost", str(unread)),) if unread else ()
    findings = await asyncio.to_thread(findings_in, blocks)
    return replace(archive, pages=len(read), blocks=blocks, warnings=warnings, findings=findings)


async def _member(readers: ReaderPool, member: Member, archive: Path) -> tuple[Block, ...] | None:
    """The blocks of a document in an archive, each under its name; None where it cannot be read.

    Raises DocumentClassified with the name it has in there, which may bear the mark, or its folder's.
    """
    known_as = f"{archive.name}/{member.name}"
    if mark := next(filter(None, map(mark_in_name, member.name.split("/"))), None):
        raise DocumentClassified(document=known_as, level=mark.level, page=None)
    if member.path is None:
        return None
    try:
        document = await _read(readers, member.path)
    except DocumentClassified as error:
        raise DocumentClassified(document=known_as, level=error.level, page=error.page) from error
    except DocumentError:
        return None
    return tuple(_under(member.name, block) for block in document.blocks)


def _under(name: str, block: Block) -> Block:
    place = block.place.model_copy(update={"headings": (name, *block.place.headings)})
    return replace(block, place=place)
