"""Mails as Outlook saves them (.msg, [MS-OXMSG]), turned into ordinary ones (RFC 5322)."""

import base64
import codecs
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from studio.documents.compound import SIGNATURE, CompoundBroken, CompoundFile
from studio.documents.decoding import decode
from studio.documents.invisible import cleaned
from studio.documents.parcels.compressed_rtf import unpacked_rtf

_PROPERTIES = "__properties_version1.0"
_STREAM, _ATTACHMENT = "__substg1.0_", "__attach_version1.0_"
_INNER = "3701000d"  # a mail attached to the mail
_SUBJECT, _FROM, _ADDRESS, _TO, _CC, _BODY, _HTML, _RTF = (
    "0037",
    "0c1a",
    "5d01",
    "0e04",
    "0e03",
    "1000",
    "1013",
    "1009",
)
_DATA, _LONG_NAME, _NAME, _KIND = "3701", "3707", "3704", "370e"
_WANTED = {_SUBJECT, _FROM, _ADDRESS, _TO, _CC, _BODY, _HTML, _LONG_NAME, _NAME, _KIND}
_SENT = (0x0039, 0x0E06)  # client submit time, delivery time
_TIME, _LONG = 0x0040, 0x0003
_PAGES = (0x3FFD, 0x3FDE)  # of the message, of the internet
_NAMED_PAGES = {936: "gb18030", 54936: "gb18030", 52936: "gb18030", 20936: "gb18030", 950: "big5hkscs"}
_NO_PAGES = {0, 1200, 1252, 20127, 28591, 65001}
_DEEPEST = 3
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Path = tuple[str, ...]


def is_msg(data: bytes) -> bool:
    return data.startswith(SIGNATURE)


def as_ordinary_mail(data: bytes) -> bytes:
    """Raises ValueError when it is no such mail."""
    try:
        return _mail(CompoundFile.opened(data), (), 0)
    except CompoundBroken as error:
        raise ValueError("no Outlook mail") from error


def _mail(file: CompoundFile, at: Path, depth: int) -> bytes:
    mail = EmailMessage()
    fixed = (file.stream(*at, _PROPERTIES) or b"")[24 if at else 32 :]
    told, page = _texts(file, at, _code_page(fixed, _PAGES)), _code_page(fixed, _PAGES[::-1])
    html = _html(file, at, told, page)
    plain, rtf = told.get(_BODY, ""), file.stream(*at, f"{_STREAM}{_RTF}0102")
    if rtf and not (plain.strip() or html):
        mail.set_content(unpacked_rtf(rtf), maintype="text", subtype="rtf")
    else:
        _set_body(mail, plain, html)
    for attachment in sorted(_folders(file, at, _ATTACHMENT)):
        _attach(mail, file, attachment, depth)
    return _headers(told, _sent(fixed)) + mail.as_bytes()


def _headers(told: Mapping[str, str], sent: datetime | None) -> bytes:
    """As coded words: the library would check what looks like an address."""
    sender = " ".join(part for part in (told.get(_FROM, ""), _bracketed(told.get(_ADDRESS, ""))) if part)
    texts = {"Subject": told.get(_SUBJECT), "From": sender, "To": told.get(_TO), "Cc": told.get(_CC)}
    lines = [f"{name}: {_coded(text)}" for name, text in texts.items() if text]
    lines += [f"Date: {format_datetime(sent)}"] if sent else []
    return "".join(f"{line}\n" for line in lines).encode()


def _coded(text: str) -> str:
    line = " ".join(cleaned(text).split())
    return f"=?utf-8?b?{base64.b64encode(line.encode('utf-8', 'replace')).decode()}?="


def _bracketed(address: str) -> str:
    return f"<{address}>" if "@" in address else ""


def _set_body(mail: EmailMessage, plain: str, html: str) -> None:
    if plain.strip() or not html:
        mail.set_content(plain.encode("utf-8", "replace").decode())
    if html and plain.strip():
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")


def _attach(mail: EmailMessage, file: CompoundFile, at: Path, depth: int) -> None:
    told = _texts(file, at)
    name = told.get(_LONG_NAME) or told.get(_NAME) or ""
    content = file.stream(*at, f"{_STREAM}{_DATA}0102")
    if content is not None:
        kind, _, sub = (told.get(_KIND) or "application/octet-stream").partition("/")
        maintype, subtype = (kind, sub) if kind == "image" and sub else ("application", "octet-stream")
        mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name or None)
    elif depth < _DEEPEST and (*at, f"{_STREAM}{_INNER}", _PROPERTIES) in file:
        inner = _mail(file, (*at, f"{_STREAM}{_INNER}"), depth + 1)
        mail.add_attachment(
            inner, maintype="application", subtype="octet-stream", filename=f"{name or 1}.eml"
        )


def _texts(file: CompoundFile, at: Path, code_page: str = "") -> Mapping[str, str]:
    """By number of the property; Unicode before what is in the old code page."""
    found: dict[str, str] = {}
    for path in file.paths:
        if path[:-1] == at and path[-1].startswith(_STREAM):
            number, kind = path[-1][len(_STREAM) :][:4], path[-1][-4:]
            if number not in _WANTED:  # what is not read may be damaged
                continue
            if kind == "001f":
                found[number] = _bytes(file, path).decode("utf-16-le", "replace").rstrip("\0")
            elif kind == "001e" and number not in found:
                found[number] = _read(_bytes(file, path).rstrip(b"\0"), code_page)
    return found


def _read(data: bytes, code_page: str) -> str:
    """What the mail says of its code page holds where it fits and is not merely the usual one."""
    if code_page:
        try:
            return data.decode(code_page)
        except UnicodeDecodeError:
            pass
    decoded = decode(data)
    return decoded.text if decoded else data.decode("cp1252", "replace")


def _code_page(fixed: bytes, pages: Sequence[int]) -> str:
    """Its name in Python; empty for the usual one of the West, which many mails name without using it."""
    numbers = {number: value & 0xFFFFFFFF for kind, number, value in _fixed(fixed) if kind == _LONG}
    page = next((numbers[number] for number in pages if number in numbers), 0)
    named = _NAMED_PAGES.get(page, f"cp{page}")
    try:
        return "" if page in _NO_PAGES else codecs.lookup(named).name
    except LookupError:
        return ""


def _html(file: CompoundFile, at: Path, told: Mapping[str, str], code_page: str) -> str:
    data = file.stream(*at, f"{_STREAM}{_HTML}0102")
    return told.get(_HTML, "") if data is None else _read(data, code_page)


def _bytes(file: CompoundFile, path: Path) -> bytes:
    return file.stream(*path) or b""


def _folders(file: CompoundFile, at: Path, start: str) -> set[Path]:
    depth = len(at)
    return {
        path[: depth + 1]
        for path in file.paths
        if len(path) > depth and path[:depth] == at and path[depth].startswith(start)
    }


def _sent(fixed: bytes) -> datetime | None:
    times = {number: ticks for kind, number, ticks in _fixed(fixed) if kind == _TIME}
    ticks = next((times[number] for number in _SENT if number in times), None)
    try:
        return None if ticks is None else (_EPOCH + timedelta(microseconds=ticks // 10)).astimezone()
    except (OverflowError, OSError, ValueError):
        return None


def _fixed(entries: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, number and value of properties of a fixed size, 16 bytes each."""
    for at in range(0, len(entries) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHIQ", entries, at)
        yield kind, number, value
