"""Reading a prompt: which passages it holds, what is asked, and what to say when nothing fits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MARK = re.compile(r"^[ \t]*(?:【\s*(\d{1,3})\s*】|\[(\d{1,3})\])[ \t]*(.*)$", re.MULTILINE)
_QUESTION = re.compile(
    r"^[ \t]*(?:#+[ \t]*)?(?:用户)?(?:问题|提问|请回答|question|query|user question)[ \t]*[:：][ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = re.compile(r"^[ \t]*(</?[\w一-鿿 -]{1,20}>|-{3,}|={3,}|`{3,}\w*)[ \t]*$", re.MULTILINE)
_NOTHING = re.compile(
    r"(?:找不到|没有|查不到|未找到|no answer|nothing|not (?:hold|contain|found))"
    r"[^\n]{0,40}?[:：,，][ \t]*[「“\"『](.+?)[」”\"』]",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"(?:不回答涉及以下话题的问题|do not answer questions about)[:：][ \t]*(.+?)[。.] ?"
    r"[^\n]{0,20}?[“\"「](.+?)[”\"」]",
    re.IGNORECASE,
)
_ZH_NOTHING = "资料里没有这个问题的答案。"
_EN_NOTHING = "The documents hold no answer to this question."


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered passage: its first line names where it is from."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    question: str
    earlier: str
    """The question before this one, for one that only makes sense after it."""
    sources: tuple[Source, ...]
    results: tuple[str, ...]
    """What tools returned since the question, passages left out."""
    nothing_found: str
    declined: str
    """What to say to a question about a topic the prompt rules out; empty when it is about none."""
    system: str = ""
    turns: tuple[tuple[str, str], ...] = ()
    """Questions before this one with their answers, oldest first."""
    beside: str = ""
    """What lies beside the question in the same message: passages and attachments."""
    returned: tuple[str, ...] = ()
    """What tools returned since the question, all of it."""

    @property
    def found(self) -> tuple[str, ...]:
        """All text that nobody who may give orders has written."""
        return tuple(text for text in (self.beside, *self.returned) if text)


def read_prompt(messages: Sequence[Mapping[str, Any]]) -> Prompt:
    system = "\n\n".join(
        text_of(message) for message in messages if message.get("role") in {"system", "developer"}
    )
    asked = [number for number, message in enumerate(messages) if message.get("role") == "user"]
    last = asked[-1] if asked else len(messages)
    user = text_of(messages[last]) if asked else ""
    question = _question(user)
    returned = [text_of(message) for message in messages[last:] if message.get("role") == "tool"]
    found = {source.number: source for text in (system, user, *returned) for source in _sources(text)}
    return Prompt(
        question=question,
        earlier=_question(text_of(messages[asked[-2]])) if len(asked) > 1 else "",
        sources=tuple(found[number] for number in sorted(found)),
        results=tuple(result for text in returned if (result := _outside_sources(text))),
        nothing_found=_nothing_found(system, question),
        declined=_declined(system, question),
        system=system,
        turns=_turns(messages[:last]),
        returned=tuple(returned),
        beside=user.replace(question, "", 1) if question != user.strip() else "",
    )


def _turns(messages: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    turns: list[tuple[str, str]] = []
    for message in messages:
        if message.get("role") == "user":
            turns.append((_question(text_of(message)), ""))
        elif message.get("role") == "assistant" and turns and (said := text_of(message)):
            turns[-1] = (turns[-1][0], said)
    return tuple(turns)


def is_chinese(text: str) -> bool:
    return bool(re.search(r"[一-鿿]", text))


def text_of(message: Mapping[str, Any]) -> str:
    """Return a message's text, whether it is one string or a list of parts."""
    content = message.get("content")
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _question(user: str) -> str:
    """Take the question out of a message that may hold passages before or after it."""
    labelled = list(_QUESTION.finditer(user))
    if labelled:
        rest = user[labelled[-1].end() :]
        mark = _MARK.search(rest)
        return _TAG.sub("", rest[: mark.start()] if mark else rest).strip()
    marks = _marks(user)
    if not marks:
        return user.strip()
    before = _TAG.sub("", user[: marks[0].start()]).strip()
    after = [part for part in re.split(r"\n\s*\n", _TAG.sub("\n\n", user[marks[-1].end() :])) if part.strip()]
    return after[-1].strip() if len(after) > 1 or (after and not before) else before


def _sources(text: str) -> list[Source]:
    """Return the passages up to the question, which may also stand before them."""
    marks = _marks(text)
    below = [
        label.start() for label in _QUESTION.finditer(text) if marks and label.start() > marks[0].start()
    ]
    end_of_all = below[-1] if below else len(text)
    marks = [mark for mark in marks if mark.start() < end_of_all]
    ends = [*(mark.start() for mark in marks[1:]), end_of_all]
    return [
        _source(mark, text[mark.end() : max(mark.end(), end)]) for mark, end in zip(marks, ends, strict=False)
    ]


def _source(mark: re.Match[str], below: str) -> Source:
    body = _TAG.split(below)[0].strip()
    title = mark[3].strip()
    if not body or (len(title) > 60 and not title.startswith("《")):
        return Source(int(mark[1] or mark[2]), "", f"{title}\n{body}".strip())
    return Source(int(mark[1] or mark[2]), title, body)


def _marks(text: str) -> list[re.Match[str]]:
    """Return the numbers that begin passages; a footnote's “[1]” inside one counts not on."""
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        number = int(mark[1] or mark[2])
        if mark[1] or not marks or (marks[-1][2] and number == int(marks[-1][2]) + 1):
            marks.append(mark)
    return marks


def _outside_sources(text: str) -> str:
    marks = _marks(text)
    return _TAG.sub("", text[: marks[0].start()] if marks else text).strip()


def _nothing_found(system: str, question: str) -> str:
    fixed = _NOTHING.findall(system)
    if fixed:
        return str(fixed[-1])
    return _ZH_NOTHING if is_chinese(question) else _EN_NOTHING


def _declined(system: str, question: str) -> str:
    for topics, reply in _DECLINED.findall(system):
        named = [topic.strip() for topic in re.split(r"[、,，;；]", topics) if topic.strip()]
        if any(topic.lower() in question.lower() for topic in named):
            return str(reply)
    return ""
