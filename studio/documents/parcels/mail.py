"""A mail (RFC 5322): what stands in it, and what is attached to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import PurePosixPath

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.decoding import Decoded
from studio.documents.parcels.mail_words import header, in_charset, parameter
from studio.documents.parcels.msg import as_ordinary_mail, is_msg

_MBOX = re.compile(rb"\A\s*>?From [^\r\n]*\r?\n")
_DEEPEST = 50
_SMALL_PICTURE = 40_000  # bytes; what is drawn into a mail and smaller is a logo or a signature
_TEXTS = ("text/plain", "text/html", "text/rtf")
_SUFFIXES = {
    "application/pdf": ".pdf", "application/msword": ".doc", "application/vnd.ms-excel": ".xls",
    "text/csv": ".csv", "text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml",
    "application/zip": ".zip", "image/png": ".png", "image/jpeg": ".jpg", "text/calendar": ".ics",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}  # fmt: skip
_DRAWN = {"text/calendar", "application/pgp-signature", "application/pkcs7-signature", "application/ms-tnef"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """`drawn_in` is true of what belongs to the mail's look or machinery: a logo, a signature."""

    name: str
    content: bytes
    drawn_in: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """One piece of what is written in a mail; pieces of one `choice` say the same in several ways.

    The text of `rtf` is its bytes as Latin-1 has them.
    """

    html: bool
    text: Decoded
    choice: int
    rtf: bool = False


def parsed_mail(data: bytes) -> Message:
    """Never raises for what mail programs send: the library notes defects and goes on.

    A mail that Outlook saved is taken as well; raises ValueError when it is damaged.
    """
    if is_msg(data):
        data = as_ordinary_mail(data)
    return BytesParser(policy=compat32).parsebytes(_MBOX.sub(b"", data).lstrip())


@contextmanager
def read_as_mail(name: str) -> Iterator[None]:
    """What the library raises over a mail that is none becomes DocumentCorrupt."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.MAIL) from error


def bodies_of(mail: Message) -> list[Body]:
    return [
        Body(part.get_content_type() == "text/html", _text_of(part), choice, _is_rtf(part))
        for part, choice in _parts(mail)
        if _is_body(part)
    ]


def attachments_of(mail: Message) -> Iterator[Attachment]:
    parts = (part for part, _ in _parts(mail) if not _is_body(part))
    for number, part in enumerate(parts, start=1):
        content = _content_of(part)
        yield Attachment(_name_of(part, number), content, _is_drawn_in(part, content))


def _parts(part: Message, choice: int = 0, depth: int = 0) -> Iterator[tuple[Message, int]]:
    """The leaves in reading order, a mail in the mail being one; `choice` is the same for alternatives."""
    inner = part.get_payload() if part.is_multipart() else None
    if depth > _DEEPEST or not isinstance(inner, list) or part.get_content_type() == "message/rfc822":
        yield part, choice
        return
    alternative = part.get_content_type() == "multipart/alternative"
    for one in inner:
        if isinstance(one, Message):
            chosen = choice or (id(part) if alternative else 0)
            yield from _parts(one, chosen, depth + 1)


def _is_rtf(part: Message) -> bool:
    return part.get_content_type() == "text/rtf"


def _is_body(part: Message) -> bool:
    disposition = header(part, "Content-Disposition").lower()
    named = _given_name(part)
    return (
        part.get_content_type() in _TEXTS
        and not disposition.startswith("attachment")
        and not (named and PurePosixPath(named).suffix)
    )


def _is_drawn_in(part: Message, content: bytes) -> bool:
    kind = part.get_content_type()
    if kind in _DRAWN or _given_name(part).lower() == "winmail.dat":
        return True
    attached = header(part, "Content-Disposition").lower().startswith("attachment")
    return kind.startswith("image/") and not attached and len(content) < _SMALL_PICTURE


def _given_name(part: Message) -> str:
    return parameter(part, "Content-Disposition", "filename") or parameter(part, "Content-Type", "name")


def _name_of(part: Message, number: int) -> str:
    """What it is called; what bears no name gets its kind's ending."""
    kind = part.get_content_type()
    suffix = _SUFFIXES.get(kind, "")
    if name := _given_name(part).replace("/", "_").replace("\\", "_"):
        return name if PurePosixPath(name).suffix or not suffix else name + suffix
    inner = part.get_payload() if part.is_multipart() else None
    if kind == "message/rfc822" and isinstance(inner, list) and inner and isinstance(inner[0], Message):
        return (header(inner[0], "Subject").replace("/", "_") or str(number)) + ".eml"
    return f"{number}{suffix}"


def _content_of(part: Message) -> bytes:
    if part.is_multipart():
        return b"\n".join(_written(one) for one in part.get_payload() if isinstance(one, Message))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _written(mail: Message) -> bytes:
    """A mail in a mail as a file of its own; what the library cannot write in ASCII it writes as UTF-8."""
    try:
        return mail.as_bytes()
    except UnicodeError:
        return mail.as_string().encode("utf-8", "surrogateescape")


def _text_of(part: Message) -> Decoded:
    if _is_rtf(part):
        return Decoded(_content_of(part).decode("latin-1"), "latin-1")
    return in_charset(_content_of(part), parameter(part, "Content-Type", "charset"))
