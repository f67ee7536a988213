"""References inside instructions, as {{知识库:防汛预案库}}, and the plain words a model reads instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    BASE = "base"
    TOOL = "tool"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """`start` and `end` are where it stands in the text."""

    kind: MentionKind
    name: str
    start: int = 0
    end: int = 0


_WRITTEN = {
    "知识库": MentionKind.BASE,
    "工具": MentionKind.TOOL,
    "文档": MentionKind.DOCUMENT,
    "base": MentionKind.BASE,
    "tool": MentionKind.TOOL,
    "document": MentionKind.DOCUMENT,
}
_CHINESE = {kind: word for word, kind in reversed(_WRITTEN.items()) if not word.isascii()}
_PLAIN = {MentionKind.BASE: "知识库“{}”", MentionKind.TOOL: "工具“{}”", MentionKind.DOCUMENT: "《{}》"}
_PLAIN_ENGLISH = {
    MentionKind.BASE: "the knowledge base “{}”",
    MentionKind.TOOL: "the tool {}",
    MentionKind.DOCUMENT: "“{}”",
}
_MENTION = re.compile(rf"\{{\{{\s*({'|'.join(_WRITTEN)})\s*[:：]\s*([^{{}}\n]{{1,200}}?)\s*\}}\}}")


def written(kind: MentionKind, name: str, *, english: bool = False) -> str:
    """Return the reference as it stands in instructions.md."""
    return f"{{{{{kind.value if english else _CHINESE[kind]}:{name}}}}}"


def mentions_in(text: str) -> Iterator[Mention]:
    for found in _MENTION.finditer(text):
        yield Mention(_WRITTEN[found[1]], found[2], found.start(), found.end())


def in_plain_words(text: str) -> str:
    """Return the text as a model reads it: each reference as the name it stands for."""
    return _MENTION.sub(_plain, text)


def _plain(found: "re.Match[str]") -> str:
    words = _PLAIN_ENGLISH if found[1].isascii() else _PLAIN
    return words[_WRITTEN[found[1]]].format(found[2])
