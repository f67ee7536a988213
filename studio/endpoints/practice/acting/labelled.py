"""Values that stand behind the name of what they are: “姓名：张三”, “联系电话是…”, “kind: notice”."""

import re
from collections.abc import Sequence

_SIGN = r"\s*(?:是|为|叫|改为|改成|应为|[:：=])\s*"
_END = r"[^,，。;；\n]{1,200}"
_ASKING = re.compile(r"多少|什么|[谁哪几吗怎]|[？?]")
_QUOTED = re.compile(r"^[“\"「『《]([^”\"」』》]+)[”\"」』》]")


def labelled(text: str, labels: Sequence[str]) -> str:
    """Return what follows one of the names, the last time it does; nothing when none is given a value."""
    for label in labels:
        values = re.findall(rf"(?<![A-Za-z]){re.escape(label)}{_SIGN}({_END})", text, re.IGNORECASE)
        if values and not _ASKING.search(values[-1]):
            return _without_quotes(values[-1].strip())
    return ""


def _without_quotes(value: str) -> str:
    quoted = _QUOTED.match(value)
    return quoted[1] if quoted and not value.startswith("《") else value
