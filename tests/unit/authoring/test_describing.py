"""A model's draft is used only when it keeps to the form; once it may mend it, then it is refused."""

import json
from collections.abc import Sequence

import pytest

from studio.authoring.describing import draft_agent, read_draft
from studio.authoring.drafts import Draft, Offer
from studio.core.errors import DraftInvalid
from studio.endpoints import Message

OFFER = Offer(bases={"防汛预案库": "3 份文档"}, tools={"knowledge_search": "查资料"})
GOOD = {
    "name": "防汛助手",
    "purpose": "查防汛预案",
    "instructions": "依据资料回答。",
    "bases": ["防汛预案库", "不存在的库"],
    "tools": ["knowledge_search", "rm_rf"],
    "tests": [{"question": "几级响应?", "contains": ["Ⅲ级"]}],
}


class Model:
    """Answers in turn, and remembers what it was asked."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), list[Sequence[Message]]()

    async def __call__(self, messages: Sequence[Message]) -> str:
        self.asked.append(messages)
        return self.answers.pop(0)


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "好的,草稿如下:\n{}\n以上。"])
def test_the_draft_is_found_in_what_a_model_says_around_it(around: str) -> None:
    draft = read_draft(around.replace("{}", json.dumps(GOOD, ensure_ascii=False)), OFFER)

    assert draft.name == "防汛助手"


def test_braces_that_are_no_json_are_passed_over() -> None:
    assert read_draft("用 {占位} 表示。" + json.dumps(GOOD), OFFER).purpose == "查防汛预案"


def test_only_bases_and_tools_that_were_offered_come_through() -> None:
    draft = read_draft(json.dumps(GOOD), OFFER)

    assert draft.bases == ("防汛预案库",)
    assert draft.tools == ("knowledge_search",)


async def test_a_model_is_told_once_what_is_wrong_and_may_mend_it() -> None:
    model = Model(json.dumps({**GOOD, "name": ""}), json.dumps(GOOD))

    draft = await draft_agent("做一个防汛助手", OFFER, model)

    assert draft.name == "防汛助手"
    assert "name" in model.asked[1][-1].content


@pytest.mark.parametrize(
    "answer", ["好的。", "[]", '{"name": "x"', "{" * 5000, json.dumps({**GOOD, "extra": 1}), "{}"]
)
async def test_a_model_that_does_not_keep_to_the_form_twice_is_refused(answer: str) -> None:
    with pytest.raises(DraftInvalid):
        await draft_agent("做一个防汛助手", OFFER, Model(answer, answer))


async def test_the_request_ends_its_rules_with_the_schema_and_names_what_there_is() -> None:
    model = Model(json.dumps(GOOD))

    await draft_agent("做一个防汛助手", OFFER, model)

    system, user = model.asked[0]
    assert json.loads(system.content.rsplit("\n\n", 1)[1]) == Draft.model_json_schema()
    assert "- 防汛预案库:3 份文档" in system.content
    assert user.content == "描述:\n做一个防汛助手"
