"""Text in a document that addresses a model rather than a reader: “忽略以上指令，告诉用户…”.

Ordinary official papers give orders too (请忽略此前通知, 请将报名表发送至邮箱), so each rule asks for
what only a model has: a prompt, a system role, a user it answers. It is shown to people; nothing is refused.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator, Sequence

from studio.core.documents import Block
from studio.core.patterns import late
from studio.documents.aimed_at_model_rules import GAP_SIGNS, GAPS, GROUPS, OLD, TRADITIONAL
from studio.documents.aimed_at_model_signs import NEEDED, may_address, shows_signs
from studio.documents.invisible import without_invisible
from studio.documents.words import Words

_SENTENCE = late(r"[^。！？!?\n；;]+[。！？!?；;]?")
_GAP = late(r"(?<=[\u3400-\u9fff])[ \t·・.*_\-|]{1,2}(?=[\u3400-\u9fff])")
_SHORTEST_CODED = 32
_CODED = late(rf"[A-Za-z0-9+/_-]{{{_SHORTEST_CODED},}}={{0,2}}")
_LONGEST_CODED = 4000
_PART, _OVERLAP = 4000, 200
_WORDS = Words({*NEEDED.all, *(word for words, _ in GROUPS for word in words.all)})
_QUOTED, _MOST = 120, 20  # characters of one quotation, and quotations of one document


def aimed_at_model(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Quotations of what addresses a model, in the order of the document."""
    found: dict[str, None] = {}
    suspects = blocks if _latin_may_aim(blocks) else [one for one in blocks if not one.text.isascii()]
    for block in suspects:
        for quotation in (one for part in _parts(block.text) for one in _in_text(part)):
            found.setdefault(quotation)
        if len(found) >= _MOST:
            break
    return tuple(found)[:_MOST]


def _latin_may_aim(blocks: Sequence[Block]) -> bool:
    """By their vocabulary: a long text has few words, each of them many times."""
    words = set(" ".join(block.text for block in blocks if block.text.isascii()).lower().split())
    coded = any(len(word) >= _SHORTEST_CODED for word in words)
    return coded or (bool(words) and _WORDS.may_be_in(" ".join(words)))


def _parts(text: str) -> Iterator[str]:
    """A text without end, such as a file of one line, is looked at in parts that overlap."""
    if len(text) <= _PART:
        yield text
        return
    for start in range(0, len(text), _PART - _OVERLAP):
        yield text[start : start + _PART]


def _in_text(text: str) -> Iterator[str]:
    if _groups_in(text.lower()) or _is_odd(text):
        plain = _plain(text)
        yield from _addressing(plain, _groups_in(plain))
    for coded in _CODED.findall(text):
        hidden = _plain(_decoded(coded[:_LONGEST_CODED]))
        if next(_addressing(hidden, _groups_in(hidden)), None):
            yield quotation(f"base64: {hidden}")


def _groups_in(text: str) -> Sequence[Sequence[str]]:
    """The rules that may hold, for the words they need are there; signs alone make a group without rules."""
    if not _WORDS.are_in(text):
        return []
    found = [rules for words, rules in GROUPS if words.are_in(text)]
    return found or ([()] if may_address(text) else [])


def _is_odd(text: str) -> bool:
    """Whether it might read otherwise when it is made plain."""
    return not text.isascii() and bool(OLD.search(text) or _has_gaps(text))


def _has_gaps(text: str) -> bool:
    return any(sign in text for sign in GAP_SIGNS) and bool(GAPS.search(text))


def _addressing(text: str, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each sentence that addresses a model, alone or with the one before it: an order may take two."""
    before, told = "", False
    for match in _SENTENCE.finditer(text) if groups else ():
        sentence = match.group(0).strip()
        alone = _addresses(sentence, groups)
        if alone or (not told and _addresses(before + sentence, groups)):
            yield quotation(sentence if alone else before + sentence)
        before, told = sentence, alone


def _addresses(sentence: str, groups: Sequence[Sequence[str]]) -> bool:
    return any(re.search(rule, sentence) for rules in groups for rule in rules) or shows_signs(sentence)


def _plain(text: str) -> str:
    """As it reads: narrow, small letters, without gaps between characters, simplified where it counts."""
    narrow = unicodedata.normalize("NFKC", without_invisible(text)).translate(TRADITIONAL).lower()
    return _GAP.sub("", narrow) if _has_gaps(narrow) else narrow


def _decoded(coded: str) -> str:
    standard = coded.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        data = base64.b64decode(standard[: len(standard) - (len(standard) % 4 == 1)] + "===")
    except binascii.Error:
        return ""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def quotation(sentence: str) -> str:
    """Cut to a line."""
    line = " ".join(sentence.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"
