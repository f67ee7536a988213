"""A reference leads to what the agent has; of any other one the reason is told."""

from studio.authoring.mentions import MentionTrouble, check_mentions, referable
from studio.core.agents import Agent, Knowledge, ToolUse

AGENT = Agent(
    id="duty",
    name="值班助手",
    knowledge=Knowledge(bases=("预案库",)),
    tools=(ToolUse(tool="tables"), ToolUse(tool="tables", name="river")),
)
KNOWN = referable(AGENT, ["预案.docx"], ["预案库", "旧库"], ["files/duties.xlsx"])


def test_what_the_agent_has_is_found() -> None:
    text = "{{知识库:预案库}}{{工具:tables}}{{工具:river}}{{文档:预案.docx}}{{文档:duties.xlsx}}"

    assert [checked.trouble for checked in check_mentions(text, KNOWN)] == [None] * 5


def test_what_it_has_not_is_told_with_the_reason() -> None:
    text = "{{知识库:旧库}}{{知识库:没有}}{{工具:x}}{{文档:预案}}"

    assert [checked.trouble for checked in check_mentions(text, KNOWN)] == [
        MentionTrouble.NOT_OF_AGENT,
        MentionTrouble.UNKNOWN,
        MentionTrouble.UNKNOWN,
        MentionTrouble.UNKNOWN,
    ]
