"""密级 on pages read by OCR, which takes ★ for 大 or a letter or drops it, and 密 for its neighbours."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from studio.core.documents import RecognisedLine
from studio.core.patterns import late
from studio.documents.classification_words import normalised

_TOP = 0.3  # of the page
_FIRST_ROWS = 3  # of a later page
_LEVELS = {
    "绝密": "[绝绝絕紇纶]", "机密": "[机機枫朼杌朸杋饥肌几凡叽]", "秘密": "[秘祕秘泌稜秒必科]",
}  # fmt: skip
_SECRET = "[密蜜宓窑宻蜜]"
_COUNT = "[0-9OoIlLDQ|SZ一二三四五六七八九十]{1,3}"
_PERIOD = rf"(?:长[期斯朗]|永久|(?:至|到)?\d{{4}}[年牛午].{{0,8}}|{_COUNT}(?:[年牛午]|个?月|天|日))"
_STAR_READ = r"[^\s0-9]{0,2}?"
_LEADING = r"(?:(?:份号|[Nn][Oo])?[:.]?[0-9OoIlDQ]{1,8})?"
_URGENCY = "(?:特急|加急|平急|特提|急件)?"
_MARKS = {
    level: late(
        rf"^{_LEADING}(?:密级:?)?{first}{_SECRET}级?"
        rf"(?:{_STAR_READ}{_PERIOD}|[★☆*✩✭大女木太六犬夫✶xX★.·]?){_URGENCY}$"
    )
    for level, first in _LEVELS.items()
}
_STARRED = (  # the star is plain to see: then one of the two characters will do
    *((level, late(rf"^{_LEADING}{first}.级?[★☆*✩✭]{_PERIOD}")) for level, first in _LEVELS.items()),
    ("秘密", late(rf"^{_LEADING}.{_SECRET}级?[★☆*✩✭]{_PERIOD}")),
)
_NOISE = late(r"^[^\w★☆*]+|[^\w★☆*)]+$")


def marks_on_scans(lines: Sequence[RecognisedLine]) -> Iterator[tuple[str, int]]:
    """Levels with their pages, of rows at the top of a page that are nothing but a mark."""
    for page, row in _top_rows(lines):
        text = _NOISE.sub("", normalised(row).replace("\n", ""))
        patterns = (*_MARKS.items(), *_STARRED)
        level = next((level for level, pattern in patterns if pattern.match(text)), None)
        if level:
            yield level, page


def _top_rows(lines: Sequence[RecognisedLine]) -> Iterator[tuple[int, str]]:
    for page, found in groupby(sorted(lines, key=lambda line: line.page), key=lambda line: line.page):
        rows = list(_rows(sorted(found, key=lambda line: line.top)))
        for number, row in enumerate(rows):
            near = row[0].top < _TOP and (page == 1 or number < _FIRST_ROWS)
            if near:
                yield from ((page, line.text) for line in row)
                yield page, "".join(line.text for line in sorted(row, key=lambda line: line.left))


def _rows(lines: Sequence[RecognisedLine]) -> Iterator[list[RecognisedLine]]:
    """Boxes side by side: 秘 and 密 set wide apart are found as two."""
    row: list[RecognisedLine] = []
    for line in lines:
        if row and line.top - row[0].top > row[0].height * 0.6:
            yield row
            row = []
        row.append(line)
    if row:
        yield row
