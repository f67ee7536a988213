"""What the model is told: the author's instructions, the house rules, and passages kept apart as data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.agents import Agent, KnowledgeUse, ToolUse
from studio.core.facts import Validity
from studio.core.languages import Language
from studio.core.mentions import in_plain_words
from studio.core.passages import Passage
from studio.documents import without_invisible
from studio.runtime.attachment_parts import NOTHING_ATTACHED, Attached
from studio.runtime.marks import without_numbered_brackets
from studio.runtime.prompt_words import EN, ZH, PromptWords
from studio.runtime.step_words import StepWords

_TAGS = "资料|附件|此前对话|结果|passages|attachments|earlier|result"
_OURS = re.compile(rf"[<＜](?=\s*/?\s*(?:{_TAGS})(?![\w-]))|【(?=\s*\d+\s*】)", re.IGNORECASE)
_TABLES = "tables"  # the kind of tool that reckons with spreadsheets


@dataclass(frozen=True, slots=True)
class Prompt:
    """The parts of a prompt in the language of the question."""

    agent: Agent
    instructions: str
    language: Language

    @property
    def fixed_reply(self) -> str:
        """What the agent says when its knowledge holds no answer."""
        return self.agent.knowledge.nothing_found.strip() or self._words.nothing_found

    @property
    def system(self) -> str:
        rules = [rule for rule in self._rules() if rule]
        numbered = "\n".join(f"{number}. {rule}" for number, rule in enumerate(rules, 1))
        return f"{in_plain_words(self.instructions.strip())}\n\n{self._words.rules}\n{numbered}".strip()

    def question(
        self,
        question: str,
        passages: Sequence[Passage],
        attached: Attached = NOTHING_ATTACHED,
        summary: str = "",
    ) -> str:
        """Return the question after all there is to answer it from, attachments numbered on."""
        parts = [
            self.earlier(summary) if summary else "",
            self._attached(attached, len(passages) + 1) if attached.passages else "",
            self.passages(passages) if passages else "",
        ]
        given = [part for part in parts if part]
        return "\n\n".join([*given, f"{self._words.question}{question}"]) if given else question

    def passages(self, passages: Sequence[Passage], first: int = 1) -> str:
        """Return the passages numbered from `first`, between delimiters their text cannot forge."""
        return _between(self._words.tag, self._numbered(passages, first))

    def earlier(self, summary: str) -> str:
        """Return what was said before in few words, as the data it is."""
        return f"{self._words.earlier}\n{_between(self._words.earlier_tag, [tamed(summary)])}"

    def quoted(self, passages: Sequence[Passage]) -> str:
        """Return passages to be read in place of an answer, each with its source and number."""
        return "\n\n".join(f"{self._source(p)}\n{tamed(p.text)} [{n}]" for n, p in enumerate(passages, 1))

    @property
    def steps(self) -> StepWords:
        return self._words.steps

    @property
    def answer_now(self) -> str:
        return self._words.answer_now

    @property
    def summarise(self) -> str:
        return self._words.summarise

    def cut_off(self, characters: int) -> str:
        return self._words.cut_off.format(count=characters)

    @property
    def declined(self) -> str:
        return self._words.declined_reply

    @property
    def call_repeated(self) -> str:
        return self._words.call_repeated

    @property
    def not_agreed(self) -> str:
        return self._words.not_agreed

    def call_failed(self, problem: str) -> str:
        return self._words.call_failed.format(problem=tamed(problem))

    def _attached(self, attached: Attached, first: int) -> str:
        heads = [
            self._words.attached,
            "" if attached.whole else self._words.attached_in_part,
            self._words.attached_sheets.format(tool=self._tables) if attached.sheets and self._tables else "",
        ]
        return "\n".join(
            [
                *filter(None, heads),
                _between(self._words.attached_tag, self._numbered(attached.passages, first)),
            ]
        )

    @property
    def _tables(self) -> str:
        """The tool that reckons with attached spreadsheets, empty where the agent has none."""
        names = (use.known_as for use in self.agent.tools if use.tool == _TABLES and _takes_attached(use))
        return next(names, "")

    def _numbered(self, passages: Sequence[Passage], first: int) -> list[str]:
        return [self._passage(number, passage) for number, passage in enumerate(passages, first)]

    def _passage(self, number: int, passage: Passage) -> str:
        return f"【{number}】{self._source(passage)}\n{tamed(passage.text)}"

    def _source(self, passage: Passage) -> str:
        place = tamed(passage.place.label(self.language))
        return f"《{tamed(passage.document)}》 {place}{self._standing(passage)}".rstrip()

    def _standing(self, passage: Passage) -> str:
        """That its document no longer holds, or may not; nothing of one in force."""
        validity = passage.validity
        if passage.repealed and validity is Validity.IN_FORCE:
            validity = Validity.REPEALED
        said = self._words.standing.get(validity, "")
        if said and passage.in_force_from:
            return said + self._words.since.format(day=passage.in_force_from)
        by = tamed(passage.replaced_by)
        return said + self._words.replaced_by.format(by=by) if said and by else said

    def _rules(self) -> list[str]:
        words, agent = self._words, self.agent
        topics = "、".join(agent.guardrails.declined_topics)
        return [
            words.only_from_knowledge if agent.knowledge.only_from_knowledge else words.knowledge_first,
            words.cite,
            words.no_answer.format(reply=_quotable(self.fixed_reply)),
            words.passages_are_data,
            words.not_in_force,
            words.look_up if agent.knowledge.use is KnowledgeUse.ON_DEMAND and agent.knowledge.bases else "",
            words.declined.format(topics=_quotable(topics), reply=words.declined_reply) if topics else "",
        ]

    @property
    def _words(self) -> PromptWords:
        return ZH if self.language is Language.ZH else EN


def _takes_attached(use: ToolUse) -> bool:
    return bool(use.settings.get("attachments", True))


def _between(tag: str, blocks: Sequence[str]) -> str:
    return "\n\n".join([f"<{tag}>", *blocks, f"</{tag}>"])


def tamed(text: str) -> str:
    """Take from a text what could pass for our delimiters or for a citation, and what nobody sees."""
    visible = without_invisible(text)
    return without_numbered_brackets(_OURS.sub(lambda found: found[0].translate(_HARMLESS), visible))


_HARMLESS = str.maketrans("<>＜＞【", "〈〉〈〉〔")


def _quotable(text: str) -> str:
    """Keep a text inside the quotation marks it will stand in."""
    return re.sub(r"\s+", " ", text).replace("「", "“").replace("」", "”")
