"""Titles: 发文机关 + 关于 + 事由 + 的 + 文种, and where a long one is broken."""

import re
from collections.abc import Sequence
from math import ceil

from studio.papers.official.kinds import PaperKind
from studio.papers.text import official, text_width, unmarked

_SENTENCE = re.compile("[。！？；]|(?<!\\d)[，,]")
_HEADING = re.compile(r"^\s*#+\s*")
_ENDING_MARKS = "。．.，,；;：:！!？? "
_LONGEST_SUBJECT = 60
_ENDS_WITH_KIND = re.compile(rf"(?:{'|'.join(PaperKind)}|令)$")
_ABOUT = re.compile("关于|^(?:转发|印发)")
_WITHOUT_SUBJECT = (
    PaperKind.RESOLUTION,
    PaperKind.ORDER,
    PaperKind.COMMUNIQUE,
    PaperKind.ANNOUNCEMENT,
    PaperKind.PUBLIC_NOTICE,
    PaperKind.MINUTES,
)


def full_title(said: str, kind: PaperKind, issuers: Sequence[str] = ()) -> str:
    """What was given, made a title where it is only a subject: 做好防汛工作 → 关于做好防汛工作的通知.

    A title in English stays as it is.
    """
    title = _bare(said)
    if (
        not title
        or title.isascii()
        or _SENTENCE.search(title)
        or len(title) > _LONGEST_SUBJECT
        or kind in _WITHOUT_SUBJECT
    ):
        return title
    issuer = next((each for each in issuers if title.startswith(each)), "")
    about = title.removeprefix(issuer)
    if not _ENDS_WITH_KIND.search(about):
        about = f"{about.removesuffix('的')}的{kind}"
    needs_about = about.endswith(f"的{kind}") and not _ABOUT.search(about)
    return f"{issuer}{'关于' if needs_about else ''}{about}"


def names_subject(title: str, kind: PaperKind) -> bool:
    """Whether the title says what it is about and of which kind it is."""
    if kind in _WITHOUT_SUBJECT:
        return kind is PaperKind.ORDER or title.endswith(kind)
    if title.isascii():
        return bool(title)
    return title.endswith(f"的{kind}") and ("关于" in title or title.startswith(("转发", "印发")))


def _bare(said: str) -> str:
    title = official(unmarked(_HEADING.sub("", said))).strip(_ENDING_MARKS)
    quoted = title.startswith("《") and title.endswith("》") and title.count("《") == 1
    return title[1:-1] if quoted else title


def title_width(title: str, most: int) -> int:
    """How many characters a line of the title takes, so that no word is broken and the lines are balanced."""
    length = text_width(title)
    if length <= most:
        return most
    fewest = ceil(length / ceil(length / most))
    ends = _word_ends(title)
    return min(range(fewest, most + 1), key=lambda width: (_ugliness(title, width, ends), width))


def _ugliness(title: str, width: int, ends: set[int]) -> float:
    """Words broken weigh most, then a last line of one or two characters."""
    breaks = _breaks(title, width)
    last = text_width(title[breaks[-1] :] if breaks else title)
    return 10 * sum(at not in ends for at in breaks) + (5 if last <= 2 else 0) + abs(last - width * 0.7) / 4


def _breaks(title: str, width: int) -> list[int]:
    """Where lines end when each is filled."""
    breaks, taken = list[int](), 0.0
    for at, sign in enumerate(title):
        size = text_width(sign)
        if taken + size > width:
            breaks.append(at)
            taken = 0
        taken += size
    return breaks


def _word_ends(title: str) -> set[int]:
    import rjieba

    ends, at = set[int](), 0
    for word in rjieba.cut(title):
        at += len(word)
        ends.add(at)
    return {end for end in ends if title[end : end + 1] not in ("的", "等", "、", "》", "”", "）")}
