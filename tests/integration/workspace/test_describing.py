"""A described agent is drafted on the practice endpoint, the same each time, and applied piece by piece."""

from pathlib import Path

from studio.authoring.suggestions import Suggested, apply
from studio.core.agents import Agent
from studio.workspace import Workspace
from studio.workspace.describing import describe

TEXT = "给市应急局值班员用，查防汛预案里的响应级别和值班电话，回答要注明出处，不回答与防汛无关的问题。"
TOOLS = {"knowledge_search": "查资料", "form": "边谈边填表"}


async def test_a_description_becomes_changes_that_are_applied_one_by_one(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        folder = workspace.agents.create("duty")
        first = await describe(workspace, folder, TEXT, TOOLS)
        again = await describe(workspace, folder, TEXT, TOOLS)

        assert first == again
        about = {suggestion.about for suggestion in first}
        assert {Suggested.NAME, Suggested.PURPOSE, Suggested.INSTRUCTIONS, Suggested.TEST} <= about
        for suggestion in first:
            apply(suggestion, folder)
        assert folder.instructions
        assert folder.tests.cases
        assert isinstance(folder.agent, Agent)
        left = await describe(workspace, folder, TEXT, TOOLS)
        assert left == []


async def test_tools_are_suggested_for_what_they_are_for_and_not_for_words_in_passing(tmp_path: Path) -> None:
    tools = {
        "openapi": "调用由 OpenAPI 3 文档描述的服务，发送前先确认。",
        "minutes": "把会议纪要存成 Word 文件：时间、地点、参会人员、议定事项、责任单位和时限。",
    }
    told = "给窗口人员用，依据政务服务制度文件回答办理时限、责任单位，每句注明出处。"
    async with Workspace(tmp_path) as workspace:
        folder = workspace.agents.create("window")
        for text, wanted in ((told, []), ("根据会议记录写会议纪要，列出议定事项。", ["minutes"])):
            found = await describe(workspace, folder, text, tools)
            assert [one.after for one in found if one.about is Suggested.TOOL] == wanted
