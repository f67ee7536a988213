"""Dates and times as offices write them: 2024-01-05, 2024/1/5 8:30, 2024年1月5日, 2024.1.5."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

_DAY = (
    r"(?P<year>(?:19|20|21)\d\d)\s*(?:[-/.]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.]|月)"
    r"\s*(?P<day>\d{1,2})\s*(?:日|号)?"
)
_CLOCK = (
    r"(?:[T\s]*(?P<hour>\d{1,2})(?::|时|点)(?P<minute>\d{1,2})?(?:分)?"
    r"(?::?(?P<second>\d{1,2})(?:\.\d+)?秒?)?)?"
)
_MOMENT = re.compile(rf"^{_DAY}{_CLOCK}$")
_PACKED = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)$")


@lru_cache(maxsize=10_000)
def moment(text: str, *, packed: bool = False) -> date | datetime | None:
    """The date or point in time a whole text is; with `packed`, 20240105 is one, too."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _MOMENT.match(plain) or (_PACKED.match(plain) if packed else None)
    if not found:
        return None
    parts = {name: int(value) for name, value in found.groupdict().items() if value}
    try:
        if "hour" in parts:
            return datetime(**{"minute": 0} | parts)  # type: ignore[arg-type]  # the names are datetime's own
        return date(parts["year"], parts["month"], parts["day"])
    except ValueError:
        return None
