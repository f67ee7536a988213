"""What to call next: the tools the question and the instructions want, less what was called already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.endpoints.practice.acting.instructed import Instruction, chained, instructions_on
from studio.endpoints.practice.acting.offers import Offer
from studio.endpoints.practice.acting.sql.asked import Asked
from studio.endpoints.practice.acting.sql.statement import is_reckoned_from, is_sql
from studio.endpoints.practice.acting.sql.told import tables_told
from studio.endpoints.practice.acting.subjects import subjects_of
from studio.endpoints.practice.acting.turns import Done
from studio.endpoints.practice.parts import parts_of

ENOUGH = 0.15
"""Fit from which on a tool is called that nobody named."""
_SEARCHING, _INSTRUCTED, _FILLED = 0.2, 0.2, 0.1
"""What it counts that a tool looks things up, that the instructions name it, for each argument given."""
_AND = re.compile(r"[,，。;；]?\s*(?:并且?|然后|再|同时|接着|之后|顺便|and then|and also)\s*")
_SPREADSHEET = re.compile(r"\.(xlsx?|et|csv)\b", re.IGNORECASE)
_SMALL_TALK = re.compile(
    r"^\s*(你好|您好|[早下晚][上午]?好|谢谢|多谢|再见|你是谁|你会什么|你能做什么|在吗"
    r"|hello|hi|thanks|thank you|bye)[\s,，。!！?？~]*$"
    r"|(写|作|来|背|念)[一首个段篇则]*[^，。]{0,8}(诗|歌词|笑话|小说|故事)|\b(poem|joke)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A tool to call for this part of the question."""

    offer: Offer
    question: str


@dataclass(frozen=True)
class Planning:
    """`before` holds the turns this question goes on from, `asked` what the answer before it asked for,
    `beside` what lies beside it: passages and attachments."""

    offers: Sequence[Offer]
    instructions: str
    question: str
    before: str = ""
    asked: str = ""
    beside: str = ""
    passages_given: bool = False

    def next(self, done: Sequence[Done]) -> list[Step]:
        """Return what to call now, several things at once if they do not depend on each other."""
        if not done:
            return [self._looked_first(step) for step in self._first()]
        if done[-1].asks_for_more or done[-1].was_declined:
            return []
        return self._after(done)

    def demanded(self) -> bool:
        """Whether the question or the instructions want a tool used, whatever the passages say."""
        return self._is_reckoned() or any(
            one.holds_for(self.question) and not one.forbids for one in self._rules
        )

    def _first(self) -> list[Step]:
        if not self.offers or _SMALL_TALK.search(self.question):
            return []
        subjects = subjects_of(self.question)
        parts = [part.text for part in parts_of(self.question)] if len(subjects) == 1 else list(subjects)
        steps = [Step(offer, part) for part in parts if (offer := self._best(part))]
        one_tool = len({step.offer.name for step in steps}) == 1
        if len(steps) == len(parts) > 1 and not (one_tool and len(subjects) == 1):
            return steps
        best = self._best(self.question)
        return [Step(best, self.question)] if best else []

    def _looked_first(self, step: Step) -> Step:
        """Before a statement is written, the tables are looked at where the tool does not tell of them."""
        attached = bool(_SPREADSHEET.search(self.beside))
        if not is_sql(step.offer) or (tables_told(step.offer.description) and not attached):
            return step
        looking = [offer for offer in self.offers if not any(field.required for field in offer.fields)]
        looking = [offer for offer in looking if offer.is_named_in(step.offer.description) or offer.lists]
        return Step(looking[0], step.question) if looking else step

    def _after(self, done: Sequence[Done]) -> list[Step]:
        """Return the tool the instructions put next, or that the question asks for too."""
        called = {each.name for each in done}
        wanted = self._first()
        looked = [
            step for step in wanted if done[-1].name == self._looked_first(step).offer.name != step.offer.name
        ]
        if looked or self._failed_once(done):
            return looked or [step for step in wanted if is_sql(step.offer)]
        after = chained(self._rules, self.question)
        following = (name for each in done for name in after.get(each.name, ()) if name not in called)
        if name := next(following, ""):
            return [Step(self._offer(name), self.question)]
        return self._also_asked(called)

    def _failed_once(self, done: Sequence[Done]) -> bool:
        """A statement that failed is written again, more simply, once."""
        return done[-1].failed and sum(each.name == done[-1].name for each in done) == 1

    def _also_asked(self, called: set[str]) -> list[Step]:
        """“查一下…并起草一份通报”: the part that no called tool answers."""
        for part in _AND.split(self.question)[1:]:
            best = self._best(part)
            if best and best.name not in called and best.fit(part) >= 2 * ENOUGH:
                return [Step(best, self.question)]
        return []

    def _best(self, question: str) -> Offer | None:
        whole = f"{self.before} {question}".strip()
        fitting = [offer for offer in self.offers if not offer.writes_unasked(question)]
        ranked = sorted(fitting, key=lambda offer: -self._worth(offer, whole))
        return ranked[0] if ranked and self._worth(ranked[0], whole) >= ENOUGH else None

    def _worth(self, offer: Offer, question: str) -> float:
        if is_sql(offer) and self._is_reported(question) and not offer.is_named_in(question):
            return 0.0
        rules = [rule for rule in self._rules if rule.offer.name == offer.name]
        if any(rule.forbids for rule in rules) and not offer.is_named_in(question):
            return 0.0
        holding = [rule for rule in rules if rule.holds_for(question) and not rule.follows]
        concerned = max((rule.concerns(question) for rule in holding), default=0.0)
        told = max((_told(rule, question) for rule in holding), default=0.0)
        if any(rule.follows for rule in rules) and not holding and not offer.is_named_in(question):
            return 0.0  # its turn comes after another's
        searching = _SEARCHING if offer.searches_knowledge and not self.passages_given else 0.0
        open_to_all = (
            ENOUGH if (offer.answers_anything or is_sql(offer)) and self.instructions.strip() else 0.0
        )
        filled = _FILLED * min(offer.given_by(question) + offer.named_by(self.asked), 5)
        return offer.fit(question) + max(told, searching, open_to_all) + concerned + filled

    def _is_reckoned(self) -> bool:
        """Whether a figure is asked for that comes of the rows of a table told of."""
        offers = [offer for offer in self.offers if is_sql(offer)]
        tables = [table for offer in offers for table in tables_told(offer.description)]
        return any(is_reckoned_from(table, self.question) for table in tables)

    def _is_reported(self, question: str) -> bool:
        """Whether something is told and no figure or list asked for, and there is a tool for what is told."""
        taking = any(offer.answers_anything and not offer.searches_knowledge for offer in self.offers)
        return taking and not Asked(question, question).of_figures

    @cached_property
    def _rules(self) -> list[Instruction]:
        return instructions_on(self.offers, self.instructions)

    def _offer(self, name: str) -> Offer:
        return next(offer for offer in self.offers if offer.name == name)


def _told(rule: Instruction, question: str) -> float:
    """A tool that comes first is meant for any question, one with a condition for those it speaks of."""
    if rule.comes_first or (rule.is_conditional and rule.speaks_of(question)):
        return 2 * _INSTRUCTED
    return _INSTRUCTED if rule.offer.takes_what_is_said or rule.speaks_of(question) else _INSTRUCTED / 2
