"""What is seen of questions and answers: unfinished, gone wrong, finished."""

from pathlib import Path

from studio.core.artifacts import Artifact, PaperLine
from studio.core.events import ArtifactMade, FormUpdated, Outcome, RunFailed, ToolCalled, ToolReturned
from studio.core.forms import FilledField, FilledForm
from studio.core.passages import Trouble
from studio.courses.checks import NOT_YET
from tests.unit.courses.checks.seen_here import Done, answer

RULES = "防汛值班工作规定.docx"


async def test_an_agent_that_was_asked(did: Done) -> None:
    did.agent(name="值班助手")
    wanted = {"agent": "值班助手", "words": ["夜班"]}
    assert await did.look("agent_asked", **wanted) == NOT_YET

    await did.asked("白天几个人", answer("一个人"))
    assert (await did.look("agent_asked", **wanted)).mistake == "other_words"
    await did.asked("夜班几人", RunFailed(trouble=Trouble(name="EndpointUnreachable", facts={})))
    assert (await did.look("agent_asked", **wanted)).mistake == "broke_off"
    await did.asked("夜班几个人", answer("两个人"))
    assert (await did.look("agent_asked", **wanted)).facts == {"question": "夜班几个人"}


async def test_an_answer_that_cites(did: Done) -> None:
    did.agent()
    wanted = {"words": ["夜班"], "document": "防汛值班工作规定", "contains": ["两个人"]}
    assert await did.look("agent_cites", **wanted) == NOT_YET

    await did.asked("白天几个人", answer("一个人[1]", RULES))
    assert (await did.look("agent_cites", **wanted)).mistake == "other_words"
    await did.asked("夜班1", answer("资料里没有。", outcome=Outcome.NOTHING_FOUND))
    assert (await did.look("agent_cites", **wanted)).mistake == "nothing_found"
    await did.asked("夜班22", answer("两个人。"))
    assert (await did.look("agent_cites", **wanted)).mistake == "uncited"
    await did.asked("夜班333", answer("两个人[1]", "预案.pdf"))
    found = await did.look("agent_cites", **wanted)
    assert (found.mistake, found.facts["document"]) == ("other_document", "预案.pdf")
    await did.asked("夜班4444", answer("三个人[1]", RULES))
    assert (await did.look("agent_cites", **wanted)).mistake == "answer_lacks"
    await did.asked("夜班55555", answer("两个人[1][2]", "预案.pdf", RULES))
    assert (await did.look("agent_cites", **wanted)).facts["document"] == RULES


async def test_an_answer_that_makes_nothing_up(did: Done) -> None:
    did.agent()
    wanted = {"words": ["明天"]}
    assert await did.look("agent_refused", **wanted) == NOT_YET

    await did.asked("明天下雨吗", answer("明天有雨[1]", RULES))
    assert (await did.look("agent_refused", **wanted)).facts["document"] == RULES
    await did.asked("明天有台风吗", answer("资料里没有这个问题的答案。", outcome=Outcome.NOTHING_FOUND))
    assert (await did.look("agent_refused", **wanted)).done


async def test_a_tool_that_was_used(did: Done) -> None:
    did.agent()
    wanted = {"tool": "tables", "words": ["编织袋"], "arguments": {"sql": "SELECT"}, "returned": ["3000"]}
    assert await did.look("tool_called", **wanted) == NOT_YET

    await did.asked("编织袋几条", answer("三千"))
    assert (await did.look("tool_called", **wanted)).mistake == "not_called"
    await did.asked("编织袋22", *called("tables", "DROP", "3000"), answer("三千"))
    assert (await did.look("tool_called", **wanted)).mistake == "other_arguments"
    await did.asked("编织袋333", *called("tables", "select 1", "", "ToolFailed"), answer("不知道"))
    assert (await did.look("tool_called", **wanted)).mistake == "failed"
    await did.asked("编织袋4444", *called("tables", "select 1", "30"), answer("30"))
    assert (await did.look("tool_called", **wanted)).mistake == "returned_lacks"
    await did.asked("编织袋55555", *called("tables", "select n", "3,000"), answer("3000"))
    assert (await did.look("tool_called", **wanted)).done


async def test_a_tool_is_known_by_its_kind_under_whatever_name_it_was_given(did: Done) -> None:
    did.agent(tools=[{"tool": "tables", "name": "data"}])
    wanted = {"tool": "tables", "words": ["编织袋"], "returned": ["3000"]}

    await did.asked("编织袋几条", *called("data", "select 1", "30"), answer("30"))
    assert (await did.look("tool_called", **wanted)).mistake == "returned_lacks"
    await did.asked("编织袋有几条", *called("data", "select n", "3,000"), answer("3000"))
    assert (await did.look("tool_called", **wanted)).done


async def test_a_form_that_was_filled_in(did: Done) -> None:
    did.agent()
    wanted = {"tool": "report", "values": {"地点": "沙河"}}
    assert await did.look("form_finished", **wanted) == NOT_YET

    await did.asked("1", form(""))
    assert (await did.look("form_finished", **wanted)).mistake == "field_missing"
    await did.asked("22", form("沙河桥", problem="too_long"))
    assert (await did.look("form_finished", **wanted)).mistake == "field_wrong"
    await did.asked("333", form("东河"))
    assert (await did.look("form_finished", **wanted)).mistake == "other_value"
    await did.asked("4444", form("沙河桥"))
    assert (await did.look("form_finished", **wanted)).mistake == "not_confirmed"
    assert (await did.look("form_finished", **wanted, confirmed=False)).done
    await did.asked("55555", form("沙河桥", confirmed=True))
    assert (await did.look("form_finished", **wanted)).done


async def test_a_document_that_was_made(did: Done) -> None:
    did.agent()
    wanted = {"words": ["通知"], "title": ["防汛"], "contains": ["沙河"]}
    assert await did.look("document_made", **wanted) == NOT_YET

    await did.asked("拟通知", answer("好"))
    assert (await did.look("document_made", **wanted)).mistake == "not_made"
    await did.asked("拟通知22", made("a.xlsx", "防汛", "沙河"))
    assert (await did.look("document_made", **wanted)).mistake == "other_kind"
    await did.asked("拟通知333", made("a.docx", "通知", "沙河"))
    assert (await did.look("document_made", **wanted)).mistake == "title_lacks"
    await did.asked("拟通知4444", made("a.docx", "防汛通知", "东河"))
    assert (await did.look("document_made", **wanted)).mistake == "text_lacks"
    await did.asked("拟通知55555", made("通知.docx", "防汛通知", "沙河"))
    assert (await did.look("document_made", **wanted)).facts == {"name": "通知.docx"}


async def test_an_answer_from_the_catalogue(did: Done) -> None:
    did.agent()
    did.workspace.installed.create("typhoon")
    await did.asked("台风", answer("有[1]", RULES))
    assert await did.look("answered_from_catalogue") == NOT_YET

    await did.asked("台风22", answer("没有", outcome=Outcome.NOTHING_FOUND), agent="typhoon")
    assert (await did.look("answered_from_catalogue")).mistake == "nothing_found"
    await did.asked("台风333", answer("有[1]", RULES), agent="typhoon")
    assert (await did.look("answered_from_catalogue")).done


def called(tool: str, sql: str, text: str, trouble: str = "") -> tuple[ToolCalled, ToolReturned]:
    wrong = Trouble(name=trouble, facts={}) if trouble else None
    return (
        ToolCalled(call="1", tool=tool, arguments={"sql": sql}),
        ToolReturned(call="1", tool=tool, text=text, trouble=wrong, seconds=0.1),
    )


def form(value: str, *, problem: str = "", confirmed: bool = False) -> FormUpdated:
    place = FilledField(name="place", label="地点", value=value, required=True, problem=problem)
    return FormUpdated(form=FilledForm(tool="report", title="快报", fields=(place,), confirmed=confirmed))


def made(name: str, title: str, text: str) -> ArtifactMade:
    paper = (PaperLine(text=text),)
    return ArtifactMade(artifact=Artifact(name=name, path=Path(name), title=title, paper=paper))
