"""Which column is what, told by what offices usually call it."""

import re
from collections.abc import Container, Mapping, Sequence

_IN_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]$")
_NOTHING: Mapping[str, str] = {}


def named_columns(
    header: Sequence[str], patterns: Mapping[str, Sequence[str]], given: Mapping[str, str] = _NOTHING
) -> dict[str, int]:
    """The column of each field: as `given`, else the first that one of its patterns names whole.

    Earlier patterns go before later ones. A field whose given column is not there has none.
    """
    found: dict[str, int] = {}
    for field, usual in patterns.items():
        wanted = given.get(field, "")
        at = _at(header, wanted) if wanted else _guessed(header, usual, found.values())
        if at >= 0:
            found[field] = at
    return found


def plain_name(name: str) -> str:
    """*责任部门(牵头): is called 责任部门."""
    return _IN_BRACKETS.sub("", name.strip("*:： ")).strip()


def _at(header: Sequence[str], wanted: str) -> int:
    return next((at for at, name in enumerate(header) if wanted in (name, plain_name(name))), -1)


def called(name: str, pattern: str) -> bool:
    """Whether a column goes by the pattern: by its whole name, or by one part of 法律依据_违则."""
    parts = [name, *name.split("_")] if "_" in name else [name]
    return any(re.fullmatch(pattern, plain_name(part), re.IGNORECASE) for part in parts)


def _guessed(header: Sequence[str], usual: Sequence[str], taken: Container[int]) -> int:
    for pattern in usual:
        for at, name in enumerate(header):
            if at not in taken and called(name, pattern):
                return at
    return -1
