"""密级 in the name of a file, and of the folders of the archive it came in."""

import re

from studio.documents.classification_words import LEVEL, PERIOD, STARRED, mark_line, narrow, normalised

_OPEN, _CLOSE, _GAP = r"[【\[(〔「『{<]", r"[】\])〕」』}>]", r"[\s_~—–.·:+=#-]"
_IN_NAME = re.compile(
    rf"{_OPEN}\s*(?:密级)?[:：]?(?:内部)?(?:{LEVEL})(?:级|件|文件|资料|材料)?[,;·:]?(?:{PERIOD})?\s*{_CLOSE}"
    rf"|^(?:\d{{1,4}}{_GAP}{{0,2}})?(?:{LEVEL})(?:级|件|文件|资料|材料)?(?:{_GAP}|$)"
    rf"|{_GAP}(?:{LEVEL})(?:级|件|版|文件|资料|材料)?(?:{_GAP}|$)"
    rf"|密级{_GAP}?(?:{LEVEL})"
)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def level_in_name(name: str) -> str | None:
    """`name` may have folders before it, parted by slashes."""
    parts = [_SUFFIX.sub("", part) for part in name.replace("\\", "/").split("/")]
    return next((level for part in parts if (level := _level_in_part(part))), None)


def _level_in_part(part: str) -> str | None:
    spaced = narrow(part).strip()
    if line := mark_line(normalised(spaced)):
        return line.level
    match = STARRED.search(normalised(spaced)) or _IN_NAME.search(spaced)
    found = re.search(LEVEL, match.group(0)) if match else None
    return found.group(0) if found else None
