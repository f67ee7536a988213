"""Is a text a mail? Told by the lines at its head, for many texts begin with a word and a colon."""

import re

_OPENING = re.compile(rb"\A\s*(?:>?From [^\r\n]*\r?\n)?(?=[!-9;-~]+:)")
_HEADER = re.compile(rb"^([!-9;-~]+):", re.M)
_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_BY_MACHINES = {
    *(b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"),
    *(b"content-transfer-encoding", b"x-mailer", b"x-priority"),
}
_USUAL = _BY_MACHINES | {b"from", b"to", b"cc", b"subject", b"date", b"sender", b"reply-to", b"content-type"}
_SAMPLE = 60_000


def is_mail(data: bytes, suffix: str) -> bool:
    """Some two of the usual headers will do for a file called .eml; else a machine must have written one."""
    opening = _OPENING.match(data[:_SAMPLE])
    if opening is None:
        return False
    head = _END.split(data[opening.end() : _SAMPLE], maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    if suffix in {".eml", ".mht", ".mhtml"}:
        return len(names & _USUAL) >= 1
    return len(names & _USUAL) >= 2 and bool(names & _BY_MACHINES)
