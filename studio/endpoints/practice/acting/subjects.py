"""Two things named in one question: “路灯不亮和井盖破损分别归谁管？” asks about both."""

import re

_EACH = re.compile(r"分别|各自|各由|各归|respectively|each", re.IGNORECASE)
_JOINED = re.compile(r"、|和|与|以及|还有|\band\b|,|，")


def subjects_of(question: str) -> tuple[str, ...]:
    """Return one question for each thing; the question itself when it names only one."""
    each = _EACH.search(question)
    if not each:
        return (question,)
    before, after = question[: each.start()], question[each.end() :]
    named = [part.strip() for part in _JOINED.split(before) if part.strip()]
    if len(named) < 2 or not all(1 < len(part) <= 40 for part in named):
        return (question,)
    return tuple(f"{part}{after}" for part in named)
