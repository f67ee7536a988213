"""A mail as a document: subject, who wrote to whom and when, and what is written."""

from email.message import Message
from email.utils import parsedate_to_datetime

from studio.core.documents import Block
from studio.core.errors import DocumentError
from studio.documents.classification_names import level_in_name
from studio.documents.content import Content, heading, paragraph, paragraphs
from studio.documents.lines import joined_lines
from studio.documents.parcels.mail import Body, attachments_of, bodies_of, parsed_mail, read_as_mail
from studio.documents.parcels.mail_words import header
from studio.documents.readers.html import read_html
from studio.documents.readers.rtf import read_rtf
from studio.documents.readers.text import lost_warning

_LINES = (("From", "发件人"), ("To", "收件人"), ("Cc", "抄送"))
_UTF8 = b"\xef\xbb\xbf"
_TOLD = 0.8  # share of the page's characters that its plain text must hold to stand for it


def read_mail(data: bytes, name: str) -> Content:
    with read_as_mail(name):
        mail = parsed_mail(data)
        bodies = _chosen(bodies_of(mail), name)
        blocks = [
            *_head(mail),
            *(block for body in bodies for block in _blocks(body, name)),
            *_attached(mail),
        ]
        warnings = tuple(warning for body in bodies for warning in lost_warning(body.text))
        return Content(tuple(blocks), warnings=warnings, unseen=_unseen(mail))


def _head(mail: Message) -> list[Block]:
    subject = header(mail, "Subject")
    told = [f"{label}：{value}" for name, label in _LINES if (value := header(mail, name))]
    date = _date(mail)
    when = [f"日期：{date}"] if date else []
    return [*([heading(subject, 1)] if subject else []), *map(paragraph, [*told, *when])]


def _attached(mail: Message) -> list[Block]:
    """A name that bears a mark is its own document's matter: it must not mark the mail."""
    shown = (one.name for one in attachments_of(mail) if not one.drawn_in)
    names = [name for name in shown if level_in_name(name) is None]
    return [paragraph(f"附件：{'、'.join(names)}")] if names else []


def _date(mail: Message) -> str:
    """In the sender's own time of day."""
    raw = header(mail, "Date")
    try:
        return f"{parsedate_to_datetime(raw):%Y-%m-%d %H:%M}"
    except (ValueError, TypeError, IndexError, OverflowError):
        return raw


def _unseen(mail: Message) -> tuple[str, ...]:
    return tuple(value for name in ("Keywords", "Comments", "Sensitivity") if (value := header(mail, name)))


def _chosen(bodies: list[Body], name: str) -> list[Body]:
    """Of alternatives the plain text, unless it leaves out what its page says."""
    found: list[Body] = []
    for choice in dict.fromkeys(body.choice for body in bodies):
        group = [body for body in bodies if body.choice == choice and body.text.text.strip()]
        pages, plain = [one for one in group if one.html], [one for one in group if not one.html]
        if choice and pages and plain:
            found += plain if _says_all(plain, pages, name) else pages
        else:
            found += group
    return found


def _says_all(plain: list[Body], pages: list[Body], name: str) -> bool:
    shown = [block for page in pages for block in _blocks(page, name)]
    if any(block.table_header for block in shown):
        return False
    wanted = sum(len("".join(block.text.split())) for block in shown)
    return sum(len("".join(one.text.text.split())) for one in plain) >= _TOLD * wanted


def _blocks(body: Body, name: str) -> list[Block]:
    if body.html:
        return list(read_html(_UTF8 + body.text.text.encode("utf-8", "replace"), name).blocks)
    if body.rtf:
        return _rich(body.text.text.encode("latin-1", "replace"), name)
    return paragraphs(joined_lines(body.text.text.splitlines()))


def _rich(data: bytes, name: str) -> list[Block]:
    try:
        return list(read_rtf(data, name).blocks)
    except DocumentError:
        return []
