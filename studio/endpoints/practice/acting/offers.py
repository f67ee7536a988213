"""The tools a request offers, and how well each fits what is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from studio.endpoints.practice.acting.natures import nature_of, takes_whole_text
from studio.endpoints.practice.acting.orders import is_order
from studio.endpoints.practice.acting.schemas import Field, Schema, fields_of, in_words
from studio.endpoints.practice.terms import question_terms, terms_of
from studio.endpoints.practice.wants import asks

_SEARCH = re.compile(r"知识库|资料库|knowledge base|检索资料|查找资料", re.IGNORECASE)
_FIRST = re.compile(r"[,，。:：(（;；]|\.\s")
_LISTS = re.compile(
    r"(列出|查看|看).{0,12}(表|列名|字段)|\blist\b.{0,20}\b(tables|columns|schema)\b", re.IGNORECASE
)
_DRAFTING = re.compile(
    r"起草|草拟|拟写|撰写|拟[一份制定稿]|写[一份个篇]|\b(draft|write|compose)\b", re.IGNORECASE
)
TITLE = re.compile(r"标题|题目|主题|\b(title|subject|heading)\b", re.IGNORECASE)
BODY = re.compile(r"正文|全文|段落|\b(body|paragraphs?|content|text|sections?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Offer:
    name: str
    description: str
    schema: Schema

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(fields_of(self.schema))

    @cached_property
    def _with_inner(self) -> tuple[Field, ...]:
        """Its arguments and, for a form, those within them."""
        inner = (each for field in self.fields for each in fields_of(field.schema, self.schema))
        return (*self.fields, *inner)

    @cached_property
    def known(self) -> frozenset[str]:
        """The terms of its name and description."""
        return terms_of(f"{in_words(self.name)} {self.description}")

    @cached_property
    def known_further(self) -> frozenset[str]:
        """The terms of what it takes, and of the values it allows."""
        words = [f"{field.words} {' '.join(map(str, field.choices))}" for field in self._with_inner]
        return terms_of(" ".join(words)) - self.known

    @property
    def searches_knowledge(self) -> bool:
        return bool(_SEARCH.search(self.description)) and self.takes_what_is_said

    @property
    def lists(self) -> bool:
        """Whether it tells which tables there are."""
        return bool(_LISTS.search(self.description))

    @property
    def drafts(self) -> bool:
        """Whether it makes a document of a title and a text."""
        return all(any(role.search(field.named) for field in self.fields) for role in (TITLE, BODY))

    @property
    def takes_what_is_said(self) -> bool:
        """Whether it can be called with the question as it stands."""
        return any(field.kind == "string" and takes_whole_text(field.named) for field in self.fields)

    @property
    def answers_anything(self) -> bool:
        """Whether what is said is all it needs: a question, or a report."""
        needed = [field for field in self.fields if field.required]
        return len(needed) == 1 and needed[0].kind == "string" and takes_whole_text(needed[0].named)

    def fit(self, question: str) -> float:
        """Return the share of the question's words that the tool speaks of; more when it is named."""
        wanted = question_terms(question)
        if not wanted:
            return 0.0
        shared = len(wanted & self.known)
        of_question = (shared + 0.5 * len(wanted & self.known_further)) / len(wanted)
        of_tool = 0.5 * shared / max(len(self.known), 1)
        told = 0.2 * any(verb in question for verb in self._verbs) + 0.5 * self._drafts_for(question)
        return max(of_question, of_tool) + 0.5 * self.is_named_in(question) + told

    def given_by(self, text: str) -> int:
        """Return how many of its arguments stand in the text as what they are: a number, a place."""
        natures = (nature_of(field.named) for field in self._with_inner if field.kind == "string")
        chosen = (
            any(len(str(each)) > 1 and str(each) in text for each in field.choices)
            for field in self._with_inner
        )
        return sum(bool(nature and nature.given(text)) for nature in natures) + sum(chosen)

    def named_by(self, text: str) -> int:
        """Return how many of its arguments the text names."""
        return sum(any(label in text for label in field.labels) for field in self._with_inner) if text else 0

    @cached_property
    def _verbs(self) -> tuple[str, ...]:
        """What the description begins with: 润色、修改、校对文稿."""
        first = _FIRST.split(self.description.strip(), maxsplit=1)[0]
        return tuple(part[:2] for part in first.split("、") if 1 < len(part) <= 8)

    def _drafts_for(self, question: str) -> bool:
        return self.drafts and (bool(_DRAFTING.search(question)) or is_order(question))

    def writes_unasked(self, question: str) -> bool:
        """Whether it would write a document for somebody who asks a question, and for none."""
        wanted = self._drafts_for(question) or any(verb in question for verb in self._verbs)
        return self.drafts and asks(question) and not wanted and not self.is_named_in(question)

    def is_named_in(self, text: str) -> bool:
        return bool(self.places_in(text))

    def places_in(self, text: str) -> list[int]:
        """Return where its name stands in the text."""
        name = rf"(?<![A-Za-z0-9_-]){re.escape(self.name)}(?![A-Za-z0-9_-])"
        return [found.start() for found in re.finditer(name, text, re.IGNORECASE)]


def offers_of(tools: Sequence[Any]) -> list[Offer]:
    functions = [tool.get("function") or tool for tool in tools if isinstance(tool, Mapping)]
    return [
        Offer(str(each["name"]), str(each.get("description") or ""), each.get("parameters") or {})
        for each in functions
        if each.get("name")
    ]
