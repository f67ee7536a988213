"""The acts of the course for reviewers: for each step what may go wrong first, and then what is right."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from studio.catalogue import Spot
from studio.runtime import Chat
from studio.workspace import Publishing
from tests.integration.courses.learner import Learner
from tests.integration.courses.steps import StepActs

Steps = dict[str, StepActs[Learner]]
Act = Callable[[Learner], Awaitable[object]]
_WATER, _PARKING, _ELDERS, _WASTE = "water-service", "road-parking", "elder-care", "waste-sorting"
_RULE_LOST, _OTHER_RULE = 9, 10  # lines of the parking agent's instructions


@dataclass(frozen=True)
class Words:
    """The last two are judged wrongly first and `amended`, or rightly, with a comment astray."""

    course: str
    loosened: str
    kept: str
    cut: str
    strange: str
    amended: str = ""


ZH = Words(
    "reviewer",
    "满80周岁的，高龄津贴每人每月多少元？",
    "社区食堂助餐每餐补贴多少？",
    "计划停水提前多少小时公告？",
    "海底捞几点开门？",
    "重新看过，可以通过。",
)
EN = Words(
    "reviewer-en",
    "How many yuan a month is the allowance for the aged from the age of 80?",
    "With how many yuan is each meal subsidised?",
    "How many hours ahead is a planned cut announced?",
    "Which restaurant is open?",
)
_REASON = "看过证据和变更。"


def acts(words: Words) -> Steps:
    """Return them by the keys of the steps, in the order of the course."""
    alone = _amended(words) if words.amended else _judged(words)
    return {**_guided(), **alone, **_after(words)}


def _guided() -> Steps:
    rule, other = (
        Spot(file="instructions.md", line=_RULE_LOST),
        Spot(file="instructions.md", line=_OTHER_RULE),
    )
    return {
        "desk/open": StepActs(_read(_WATER), {"other_submission": _read(_WASTE)}),
        "desk/evidence": StepActs(_read(_WATER, "evidence"), {"other_part": _read(_WATER, "documents")}),
        "evidence/rerun": StepActs(lambda learner: learner.rerun(_WATER)),
        "evidence/decide": StepActs(lambda learner: learner.approve(_WATER, _REASON)),
        "changes/open": StepActs(_read(_PARKING)),
        "changes/comment": StepActs(_say_at(_PARKING, rule), {"other_place": _say_at(_PARKING, other)}),
        "changes/decide": StepActs(lambda learner: learner.send_back(_PARKING, _REASON, "")),
    }


def _judged(words: Words) -> Steps:
    loosened, kept = (Spot(file="tests.yaml", subject=case) for case in (words.loosened, words.kept))
    return {
        "alone/elders": StepActs(
            _say_at(_ELDERS, loosened),
            {
                "no_comment": lambda learner: learner.send_back(_ELDERS, _REASON, ""),
                "other_place": _say_at(_ELDERS, kept),
            },
        ),
        "alone/waste": StepActs(lambda learner: learner.approve(_WASTE, _REASON)),
    }


def _amended(words: Words) -> Steps:
    """A decision is final: what was decided wrongly is set right as far as it can be."""
    return {
        "alone/elders": StepActs(
            _recall(_ELDERS), {"approved": lambda learner: learner.approve(_ELDERS, _REASON)}
        ),
        "alone/waste": StepActs(
            _say_at(_WASTE, Spot(), words.amended),
            {"returned": lambda learner: learner.send_back(_WASTE, _REASON, "")},
        ),
    }


def _after(words: Words) -> Steps:
    return {
        "after/install": StepActs(_install(_WATER)),
        "after/ask": StepActs(_ask(_WATER, words.cut), {"nothing_found": _ask(_WATER, words.strange)}),
    }


def _read(agent: str, part: str = "changes") -> Act:
    async def read(learner: Learner) -> None:
        """What the page of a submission notes is noted."""
        number = await learner.number(agent)
        learner.workspace.deeds.note("submission_opened", number=number, agent=agent, part=part)

    return read


def _say_at(agent: str, spot: Spot, words: str = "改回来。") -> Act:
    async def say(learner: Learner) -> None:
        async with learner.workspace.catalogue() as client:
            await client.desk.comment(await learner.number(agent), words, spot)

    return say


def _recall(agent: str) -> Act:
    async def recall(learner: Learner) -> None:
        async with learner.workspace.catalogue() as client:
            await client.shelf.recall(agent, None, _REASON)

    return recall


def _install(agent: str) -> Act:
    async def install(learner: Learner) -> None:
        await Publishing(learner.workspace).install(agent)

    return install


def _ask(agent: str, question: str) -> Act:
    async def ask(learner: Learner) -> None:
        workspace = learner.workspace
        run = workspace.ask(workspace.installed.get(agent), question, Chat(), "practice")
        assert [event async for event in run]

    return ask
