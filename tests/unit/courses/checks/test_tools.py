"""What is seen of an agent's tools and forms, and of submissions that were read."""

from studio.courses.checks import NOT_YET
from tests.unit.courses.checks.seen_here import Done


async def test_a_tool_that_reads_a_file(did: Done) -> None:
    wanted = {"agent": "mine", "tool": "dispatch", "file": ["职责清单"]}
    did.agent()
    assert await did.look("tool_reads_file", **wanted) == NOT_YET

    did.agent(tools=[{"tool": "tables"}])
    assert (await did.look("tool_reads_file", **wanted)).mistake == "other_tool"
    did.agent(tools=[{"tool": "dispatch", "settings": {"sources": []}}])
    assert (await did.look("tool_reads_file", **wanted)).mistake == "no_file"
    did.agent(tools=[{"tool": "dispatch", "settings": {"sources": [{"file": "files/旧表.xlsx"}]}}])
    assert (await did.look("tool_reads_file", **wanted)).facts["file"] == "旧表.xlsx"
    did.agent(tools=[{"tool": "dispatch", "settings": {"sources": [{"file": "files/街道职责清单.xlsx"}]}}])
    assert (await did.look("tool_reads_file", **wanted)).done


async def test_a_form_that_asks_for_something(did: Done) -> None:
    wanted = {"agent": "mine", "label": ["电话"], "of_kind": "phone", "known": ["地点"]}

    def asks(**field: object) -> None:
        did.agent(tools=[{"tool": "form", "settings": {"title": "单", "fields": [{"label": "地点"}, field]}}])

    asks(label="地点")
    assert await did.look("form_has_field", **wanted) == NOT_YET
    asks(label="微信")
    assert (await did.look("form_has_field", **wanted)).mistake == "other_label"
    asks(label="联系电话")
    assert (await did.look("form_has_field", **wanted)).mistake == "other_kind"
    asks(label="联系电话", kind="phone", required=False)
    assert (await did.look("form_has_field", **wanted)).mistake == "optional"
    asks(label="联系电话", kind="phone")
    assert (await did.look("form_has_field", **wanted)).done


async def test_a_submission_that_was_read(did: Done) -> None:
    wanted = {"agent": "parking", "part": "evidence", "before": ["water"]}
    did.workspace.deeds.note("submission_opened", agent="water", part="documents")
    did.workspace.deeds.note("submission_opened", agent="parking", part="changes")
    assert await did.look("submission_read", **wanted) == NOT_YET

    did.workspace.deeds.note("submission_opened", agent="parking", part="record")
    assert (await did.look("submission_read", **wanted)).facts["part"] == "record"
    did.workspace.deeds.note("submission_opened", agent="parking", part="changes evidence checks")
    assert (await did.look("submission_read", **wanted)).done
    assert (await did.look("submission_read", agent="waste")).mistake == "other_submission"
