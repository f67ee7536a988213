"""JSON a program wants: a choice from a list, a verdict on a requirement, a draft of an agent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from studio.endpoints.practice.acting.choices import chosen
from studio.endpoints.practice.acting.figures import figures_in
from studio.endpoints.practice.acting.jsons import objects_in
from studio.endpoints.practice.acting.schemas import Field, fields_of, resolved
from studio.endpoints.practice.asking import without_asking
from studio.endpoints.practice.prompt import is_chinese
from studio.endpoints.practice.terms import terms_of
from studio.endpoints.practice.wants import denies

_CHOICE = re.compile(r"choice|index|number|编号|选择|序号|\bbest\b", re.IGNORECASE)
_MET = re.compile(
    r"met|pass|fit|correct|valid|satisf|verdict|status|result|conclusion|符合|通过|满足|达标|结论|判定|结果",
    re.IGNORECASE,
)
_REASON = re.compile(r"reason|explanation|why|comment|理由|原因|说明|意见", re.IGNORECASE)
_EVIDENCE = re.compile(r"evidence|quote|basis|place|依据|证据|原文|出处", re.IGNORECASE)
_NAME = re.compile(r"\bname\b|名称|标题|title", re.IGNORECASE)
_QUESTIONS = re.compile(r"question|query|queries|rewrite|starter|问题|检索|改写", re.IGNORECASE)
_YES = re.compile(r"^(符合|满足|通过|达标|合格|met|pass(ed)?|yes|true|ok)$", re.IGNORECASE)
_NO = re.compile(
    r"^(不符合|不满足|不通过|未通过|不达标|不合格|not[_ ]?met|fail(ed)?|no|false)$", re.IGNORECASE
)
_GREETING = re.compile(r"greeting|开场|问候", re.IGNORECASE)
_PROMPT = re.compile(r"instruction|prompt|指令", re.IGNORECASE)
_TOPICS = re.compile(
    r"(?:关于|有关|回答|解答|答复|办理|咨询|了解|(?<![检调审督核普抽侦勘])查(?:询|找|阅|清)?)"
    r"([^，,。；;\n]{2,30}?)(?:的?问题|方面|业务|事项|[，,。；;\n]|$)"
)
_FOR_WHOM = re.compile(r"^\s*(?:给|为|供|帮|帮助|面向|服务)[^，,。；;]{0,30}?(?:使用|用|服务)?$")
_ENGLISH_TOPICS = re.compile(
    r"\b(?:about|on|regarding)\s+(.+)|\b((?:who|when|where|which|what|how)\b.+)", re.IGNORECASE
)
_NOT_ASKED = re.compile(r"\b(?:no|not|nothing|never|without)\b", re.IGNORECASE)
_LABEL = re.compile(r"^\s*[^\n:：]{1,12}[:：]\s*", re.MULTILINE)
_LISTED = re.compile(r"^\s*[-*•]\s*([^:：\n]+?)\s*(?:[:：]\s*(.*))?$", re.MULTILINE)
_MATERIAL = re.compile(r"material|passages?|documents?|context|evidence|材料|资料|原文", re.IGNORECASE)
_WANTED = re.compile(
    r"requirement|criteri|rubric|standard|report|question|query|要求|标准|要点|问题", re.IGNORECASE
)
_TEXT = re.compile(r"text|content|内容|正文|原文", re.IGNORECASE)
_CLAUSE = re.compile(r"[：:，,；;。]")
_SENTENCE = re.compile(r"(?<=[。；;！？!?\n])")
_EVERYDAY = terms_of(
    "回答，问题，文件，材料，出处，查询，办理，文档，根据。answers document documents source names"
)
_MET_FROM, _UNCLEAR_FROM = 0.5, 0.25
"""Share of a requirement's words that the material must have to count as met, or as unclear."""


def filled_in(schema: Mapping[str, Any], system: str, user: str) -> dict[str, Any]:
    """Return an object of that schema, made from what the request gives."""
    return _Given.read(system, user).object(schema, schema)


@dataclass(frozen=True)
class _Given:
    """`wanted` is what is judged or looked for, `candidates` what it is to be chosen from."""

    system: str
    text: str
    wanted: str
    candidates: Sequence[Mapping[str, Any]]
    material: str

    @classmethod
    def read(cls, system: str, user: str) -> "_Given":
        data = max((data for _, _, data in objects_in(user)), key=len, default={})
        lists = {name: value for name, value in data.items() if _is_rows(value)}
        candidates = next((rows for name, rows in lists.items() if not _MATERIAL.search(name)), ())
        told = "\n".join(
            _text_of(row) for name, rows in lists.items() if _MATERIAL.search(name) for row in rows
        )
        texts = {name: value for name, value in data.items() if isinstance(value, str)}
        parts = [part for part in re.split(r"\n\s*\n", user) if part.strip()]
        wanted = next((text for name, text in texts.items() if _WANTED.search(name)), "")
        others = [text for text in texts.values() if text != wanted]
        return cls(
            system,
            user,
            wanted or min(texts.values(), key=len, default=parts[0] if parts else user),
            candidates,
            told or max(others, key=len, default="\n\n".join(parts[1:]) or user),
        )

    def object(self, schema: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
        found = {field.name: self._value(field, root) for field in fields_of(schema, root)}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, field: Field, root: Mapping[str, Any]) -> Any:
        if field.kind == "array":
            return self._several(field, root)
        if field.kind == "object":
            return self.object(field.schema, root)
        if field.choices:
            return self._verdict(field.choices)
        if field.kind == "boolean":
            return bool(_MET.search(field.words)) and self._share >= _MET_FROM
        if field.kind in {"integer", "number"}:
            return self._number(field)
        return self._text(field)

    def _number(self, field: Field) -> int | float:
        if self.candidates and _CHOICE.search(field.words):
            return self._best()[0]
        most = field.schema.get("maximum") or next(
            (figure.value for figure in figures_in(field.described)), 1
        )
        share = self._share * float(most)
        return round(share) if field.kind == "integer" else round(share, 2)

    def _text(self, field: Field) -> str:
        if _PROMPT.search(field.named):  # what it is told to rely on is no evidence
            return self._drafted(field)[: field.schema.get("maxLength") or None]
        if _REASON.search(field.words):
            return f"“{self._closest()[:80]}”" if self._share else "没有找到对应内容"
        if _EVIDENCE.search(field.words):
            return self._closest() if self._share >= _UNCLEAR_FROM else ""
        if _MET.search(field.named):
            return str(self._verdict(("符合", "不符合", "不明确")))
        return self._drafted(field)[: field.schema.get("maxLength") or None]

    def _drafted(self, field: Field) -> str:
        """What a draft says in that place."""
        if not is_chinese(self._told()):
            return self._drafted_in_english(field)
        if _NAME.search(field.named):
            return f"{self._topics()[0][:16]}{'助手' if '智能体' in self.system else ''}"
        if _GREETING.search(field.named):
            return f"你好，可以问我：{'、'.join(self._topics())}。"
        if _PROMPT.search(field.named):
            return f"{self._told()}\n\n只根据资料回答，每条结论注明出处；资料中没有的如实说明。"
        return self._told()

    def _drafted_in_english(self, field: Field) -> str:
        if _NAME.search(field.named):
            return self._topics()[0][:30].strip()
        if _GREETING.search(field.named):
            return f"Hello. You can ask me: {', '.join(self._topics())}."
        if _PROMPT.search(field.named):
            return f"{self._told()}\n\nAnswer from the documents alone and name the source of each statement."
        return self._told()

    def _several(self, field: Field, root: Mapping[str, Any]) -> list[Any]:
        items = resolved(field.schema.get("items") or {"type": "string"}, root)
        offered = self._listed_for(field)
        if offered is not None:
            return offered
        if items.get("properties"):
            rows = [replace(self, text=question).object(items, root) for question in self._asked()]
            return [row for row in rows if row]
        return self._asked() if _QUESTIONS.search(field.words) else []

    def _listed_for(self, field: Field) -> list[str] | None:
        """What may be chosen from stands in a list whose heading speaks of the same: “可选的工具:”."""
        for heading, block in re.findall(
            r"^([^\n]{0,20}可选[^\n]*|[^\n]*(?:choose from|available)[^\n]*)\n((?:\s*[-*•].*\n?)+)",
            self.system,
            re.MULTILINE,
        ):
            if terms_of(heading) & terms_of(field.described) - terms_of("可选的选"):
                return [name for name, about in _LISTED.findall(block) if self._speaks_of(name, about)]
        return None

    def _speaks_of(self, name: str, about: str) -> bool:
        """One word in common is enough for a name; a sentence needs two, one of them in its first clause."""
        told = terms_of(self._told())
        shared, leading = (terms_of(f"{name} {text}") & told for text in (about, _CLAUSE.split(about)[0]))
        return len(shared - _EVERYDAY) > 1 and bool(leading - _EVERYDAY) if about else bool(shared)

    def _verdict(self, choices: Sequence[Any]) -> Any:
        yes = next((choice for choice in choices if _YES.match(str(choice))), None)
        no = next((choice for choice in choices if _NO.match(str(choice))), None)
        if yes is None and no is None:
            return chosen(choices, self.text) or choices[0]
        unclear = next((choice for choice in choices if choice not in (yes, no)), no)
        return yes if self._share >= _MET_FROM else unclear if self._share >= _UNCLEAR_FROM else no

    @property
    def _share(self) -> float:
        wanted = terms_of(without_asking(self.wanted))
        share = len(wanted & terms_of(self.material)) / len(wanted) if wanted else 0.0
        return max(share, _MET_FROM) if self._names_it() else share

    def _names_it(self) -> bool:
        """Whether a thing of four characters or more that is wanted stands in the material."""
        wanted, material = re.sub(r"\W", "", self.wanted), re.sub(r"\W", "", self.material)
        return any(wanted[start : start + 4] in material for start in range(len(wanted) - 3))

    def _best(self) -> tuple[int, Mapping[str, Any]]:
        """Return the number of the candidate nearest to what is wanted; 0 when none shares a word with it."""
        wanted = terms_of(self.wanted)
        shares = [len(wanted & terms_of(" ".join(map(str, each.values())))) for each in self.candidates]
        place = max(range(len(shares)), key=lambda number: shares[number])
        told = next((value for value in self.candidates[place].values() if isinstance(value, int)), place + 1)
        return (told, self.candidates[place]) if shares[place] else (0, {})

    def _closest(self) -> str:
        if self.candidates:
            return "，".join(str(value) for value in self._best()[1].values() if isinstance(value, str))[:200]
        wanted = terms_of(self.wanted)
        sentences = [sentence.strip() for sentence in _SENTENCE.split(self.material) if sentence.strip()]
        return max(sentences, key=lambda text: len(terms_of(text) & wanted), default="")

    def _told(self) -> str:
        return _LABEL.sub("", self.text).strip()

    def _asked(self) -> list[str]:
        """A question for each thing it is about."""
        if is_chinese(self._told()):
            return [f"{topic}有哪些规定？" for topic in self._topics()]
        return [_english_question(topic) for topic in self._topics()]

    def _topics(self) -> list[str]:
        """What it is about, at least one thing; what is not to be answered left out."""
        if not is_chinese(self._told()):
            return _english_topics(self._told())
        clauses = [part for part in re.split(r"[，,。；;\n]", self._told()) if part.strip()]
        wanted = [clause for clause in clauses if not denies(clause) and not clause.strip().startswith("不")]
        said = [topic.rpartition("关于")[2] for clause in wanted for topic in _TOPICS.findall(clause)]
        parts = [part.strip() for topic in said for part in re.split(r"[、和及]", topic)]
        found = list(dict.fromkeys(part for part in parts if len(part) > 1))[:4]
        return found or [next((one for one in wanted if not _FOR_WHOM.match(one)), self._told()).strip()[:20]]


def _english_topics(told: str) -> list[str]:
    clauses = [part for part in re.split(r"[,;:.\n]", told) if part.strip() and not _NOT_ASKED.search(part)]
    said = [found[1] or found[2] for clause in clauses if (found := _ENGLISH_TOPICS.search(clause))]
    return list(dict.fromkeys(topic.strip() for topic in said))[:4] or [
        clauses[0].strip() if clauses else told
    ]


def _english_question(topic: str) -> str:
    asks = re.match(r"(?:who|when|where|which|what|how)\b", topic, re.IGNORECASE)
    return f"{topic[:1].upper()}{topic[1:]}?" if asks else f"What do the documents say about {topic}?"


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _text_of(row: Mapping[str, Any]) -> str:
    """What a row says: its text, or else the longest there is; the others say where it is from."""
    told = next((str(value) for name, value in row.items() if _TEXT.search(name)), "")
    return told or max((value for value in row.values() if isinstance(value, str)), key=len, default="")
