"""What a mail's headers say, in whichever of the known ways and misuses their letters are coded.

RFC 2047 (=?gb2312?B?…?=), also where a character is cut in two between coded words; RFC 2231 for names of
files; bare bytes, which neither allows and both meet. GB 2312 is taken for GB 18030, which holds it.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from email.message import Message
from itertools import groupby

from studio.core.patterns import late
from studio.documents.decoding import Decoded, decode
from studio.documents.invisible import cleaned

_WORD = late(r"=\?(?P<charset>[^?\s]+)\?(?P<way>[bBqQ])\?(?P<text>[^?]*)\?=")
_BETWEEN = late(r"(?<=\?=)\s+(?==\?)")
_CHINESE = late(r"gb|hz-gb|x-gbk|cp936|936|chinese|x-euc-cn|euc-cn")


def header(message: Message, name: str) -> str:
    """The header as one readable line; empty when there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(cleaned(coded_words(str(raw))).split())


def coded_words(raw: str) -> str:
    text = _BETWEEN.sub("", re.sub(r"[\r\n]+[ \t]*", " ", raw))
    return "".join(_spoken(text))


def parameter(message: Message, name: str, key: str) -> str:
    """A parameter of a header, such as the file name in Content-Disposition."""
    raw = next((value for head, value in message.raw_items() if head.lower() == name.lower()), "")
    plain = Message()
    plain[name] = re.sub(r"[\r\n]+[ \t]*", " ", _bare(str(raw)))
    value = plain.get_param(key, "", name)
    if isinstance(value, tuple):
        charset, _, coded = value
        return cleaned(in_charset(str(coded).encode("latin-1", "replace"), charset or "").text)
    return cleaned(coded_words(str(value)))


def in_charset(data: bytes, charset: str) -> Decoded:
    """Read as the charset says if that can be; else as what the bytes look like."""
    chinese = "hz" if charset.lower().startswith("hz") else "gb18030"
    encoding = chinese if _CHINESE.match(charset.lower()) else charset
    try:
        text = data.decode(encoding or "ascii")
    except (LookupError, ValueError):
        return decode(data) or _as_it_goes(data, encoding)
    return Decoded(text, encoding)


def _as_it_goes(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        text = data.decode("latin-1")
    return Decoded(text, encoding, text.count("\ufffd"))


def _spoken(text: str) -> Iterator[str]:
    """Neighbouring words of one charset are joined before they are read."""
    at = 0
    pieces: list[tuple[str, bytes | str]] = []
    for word in _WORD.finditer(text):
        if word.start() > at:
            pieces.append(("", text[at : word.start()]))
        charset = word["charset"].split("*")[0].lower()
        pieces.append((charset, _bytes_of(word["text"], word["way"])))
        at = word.end()
    pieces.append(("", text[at:]))
    for charset, group in groupby(pieces, key=lambda piece: piece[0]):
        found = [content for _, content in group]
        if charset:
            yield in_charset(b"".join(one for one in found if isinstance(one, bytes)), charset).text
        else:
            yield _bare("".join(str(one) for one in found))


def _bytes_of(text: str, way: str) -> bytes:
    coded = text.encode("ascii", "ignore")
    if way in "qQ":
        return binascii.a2b_qp(coded, header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", coded)
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def _bare(text: str) -> str:
    """Bytes that are not coded at all, which the library keeps as half surrogates."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    decoded = decode(data)
    return decoded.text if decoded else data.decode("utf-8", "replace")
