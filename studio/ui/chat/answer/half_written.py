"""A block that is still being written, as it will most likely end: so that nothing jumps when it does."""

import re

_CODE = re.compile(r"`[^`\n]*`")
_HELD = re.compile(r"(?:^|\n)[ \t]*(?:[-=*_#>|`~+]|\d{1,9}[.)]?)*[ \t]*$")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*$")
_OPENED = re.compile(r"!?\[[^\[\]\n]{0,200}$")
_STRONG = re.compile(r"\*\*|__")


def mended(text: str) -> str:
    """Close marks that are open; hold back what may still become one."""
    text = _without_beginning(text)
    text = _LINK.sub(r"\1", text)
    text = _OPENED.sub("", text)
    return _closed(text)


def whole_rows(text: str) -> str:
    """Of a table only the lines that have ended; the first stands as its head at once."""
    rows = text[: text.rfind("\n") + 1].rstrip("\n").split("\n")
    head = rows[0]
    dashes = rows[1] if len(rows) > 1 else ""
    columns = max(head.strip().strip("|").count("|") + 1, 1)
    if not dashes or set(dashes) - set("|:- \t") or dashes.count("-") < columns:
        dashes = "|" + "---|" * columns
    return "\n".join([head, dashes, *rows[2:]]) if head else ""


def _without_beginning(text: str) -> str:
    """A line of marks alone may become a heading, a list, a rule: it waits for its first word."""
    held = _HELD.search(text)
    return text[: held.start()] if held and held[0].strip() else text


def _closed(text: str) -> str:
    last = text.rfind("\n\n") + 1
    line = _CODE.sub("", text[last:])
    if line.count("`") % 2:
        return f"{text}`" if not text.endswith("`") else text[:-1]
    if text.endswith(("**", "__")) and len(_STRONG.findall(line)) % 2:
        return text[:-2]
    stars = line.count("**") % 2
    if text.endswith("*") and not text.endswith("**"):
        text = text[:-1]
    return f"{text.rstrip()}**" if stars else text
