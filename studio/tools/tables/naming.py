"""Names of tables a person would use: the sheet's, or the file's where the sheet is called Sheet1."""

import re
from collections.abc import Iterable
from pathlib import PurePath

_UNNAMED = re.compile(r"^(?:sheet|工作表|表|table)\s*\(?\d*\)?$", re.IGNORECASE)


def table_names(sheets: Iterable[tuple[str, str]]) -> list[str]:
    """One name each for (file, sheet), all different, made of letters, digits and _ alone."""
    taken: set[str] = set()
    return [_free(file, sheet, taken) for file, sheet in sheets]


def _free(file: str, sheet: str, taken: set[str]) -> str:
    stem = PurePath(file).stem
    plain = _plain(stem if not sheet or _UNNAMED.match(sheet.strip()) else sheet)
    wanted = [plain, _plain(f"{stem}_{sheet}"), *(f"{plain}_{count}" for count in range(2, 10_000))]
    name = next(one for one in wanted if one.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _plain(text: str) -> str:
    name = re.sub(r"\W+", "_", text).strip("_")[:60] or "表"
    return f"表_{name}" if name[0].isdecimal() else name
