"""English months of a question as figures: “June 2026” is 2026年6月."""

import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(
    r"\b(?:in|during|of)\s+(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust"
    r"|tember|ober|ember)?\b(?:\s+(\d{4}))?",
    re.IGNORECASE,
)


def with_months(question: str) -> str:
    return _NAMED.sub(lambda found: f" {_month(found[1], found[2] or '')} ", question)


def _month(name: str, year: str) -> str:
    number = _MONTHS.index(name[:3].lower()) + 1
    return f"{year}年{number}月" if year else f"{number}月"
