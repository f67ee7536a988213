"""What is seen of agents, their tests and attacks: unfinished, gone wrong, finished."""

from studio.core.agents import TestCase, TestSuite
from studio.core.attacks import Goal
from studio.core.files import write_atomically
from studio.courses.checks import NOT_YET
from studio.runtime import AgentFolder
from studio.trials import CaseResult, Report
from studio.trials.injections import Finding, InjectionReport, Verdict
from studio.trials.results import Check, Expectation
from studio.workspace import Testing
from tests.unit.courses.checks.seen_here import Done


async def test_an_agent_that_was_made(did: Done) -> None:
    did.agent("given", name="现成的")
    assert await did.look("agent_exists", agent="值班助手") == NOT_YET

    did.agent(name="值班")
    assert (await did.look("agent_exists", agent="值班助手")).facts["name"] == "值班"
    assert (await did.look("agent_exists")).done
    did.agent(name="值班助手")
    assert (await did.look("agent_exists", agent="值班助手")).done


async def test_an_agent_that_is_described(did: Done) -> None:
    wanted = {"agent": "mine", "purpose": ["值班"], "instructions": ["只依据|只按", "出处"], "at_least": 10}
    did.agent()
    assert await did.look("agent_described", **wanted) == NOT_YET

    did.agent(instructions="只按资料回答。")
    assert (await did.look("agent_described", **wanted)).mistake == "no_purpose"
    did.agent(purpose="回答问题")
    assert (await did.look("agent_described", **wanted)).mistake == "purpose_lacks"
    did.agent(purpose="回答值班问题")
    assert (await did.look("agent_described", **wanted)).mistake == "too_short"
    did.agent(instructions="只按资料回答，找不到就说没有。")
    found = await did.look("agent_described", **wanted)
    assert (found.mistake, found.facts["missing"]) == ("instructions_lack", "出处")
    did.agent(instructions="只按资料回答，每条结论注明出处。")
    assert (await did.look("agent_described", **wanted)).done


async def test_an_agent_that_reads_a_base(did: Done) -> None:
    did.agent()
    assert await did.look("agent_reads", base="防汛资料") == NOT_YET

    did.agent(knowledge={"bases": ["别的"]})
    assert (await did.look("agent_reads", base="防汛资料")).mistake == "other_base"
    did.agent(knowledge={"bases": ["别的", "防汛资料"]})
    assert (await did.look("agent_reads", base="防汛资料")).done


async def test_an_agent_that_has_a_tool(did: Done) -> None:
    wanted = {"tool": "official_document", "settings": {"kind": "通知"}}
    did.agent()
    assert await did.look("agent_has_tool", **wanted) == NOT_YET

    did.agent(tools=["calendar"])
    assert (await did.look("agent_has_tool", **wanted)).mistake == "other_tool"
    did.agent(tools=[{"tool": "official_document", "settings": {"kind": "函"}}])
    assert (await did.look("agent_has_tool", **wanted)).mistake == "other_setting"
    did.agent(tools=[{"tool": "official_document", "settings": {"kind": "通知", "more": 1}}])
    assert (await did.look("agent_has_tool", **wanted)).done


async def test_test_questions_that_say_what_is_expected(did: Done) -> None:
    wanted = {"at_least": 2, "words": ["夜班"], "expects": "contains"}
    folder = did.agent()
    assert await did.look("cases", **wanted) == NOT_YET

    cases = [TestCase(question="夜班几个人")]
    folder.save_tests(TestSuite(cases=tuple(cases)))
    assert (await did.look("cases", **wanted)).mistake == "expects_nothing"
    cases = [TestCase(question="夜班几个人", declines=True)]
    folder.save_tests(TestSuite(cases=tuple(cases)))
    assert (await did.look("cases", **wanted)).mistake == "expects_other"
    cases = [TestCase(question="夜班几个人", contains=("两",)), TestCase(question="白天呢", contains=("一",))]
    folder.save_tests(TestSuite(cases=tuple(cases)))
    assert (await did.look("cases", **wanted)).mistake == "too_few"
    cases += [TestCase(question="夜班谁带班", contains=("领导",))]
    folder.save_tests(TestSuite(cases=tuple(cases)))
    assert (await did.look("cases", **wanted)).facts["cases"] == 2


async def test_a_suite_that_passed_on_just_this(did: Done) -> None:
    folder = did.agent(instructions="一")
    wanted = {"agent": "mine", "cases": 2, "at_least": 0.5}
    assert await did.look("suite_passed", **wanted) == NOT_YET
    assert await did.look("suite_failed", agent="mine") == NOT_YET

    await ran(did, folder, True)
    assert (await did.look("suite_passed", **wanted)).mistake == "too_few"
    assert (await did.look("suite_failed", agent="mine")).mistake == "all_passed"
    await ran(did, folder, False, False, True)
    found = await did.look("suite_passed", **wanted)
    assert (found.mistake, found.facts["question"]) == ("failed", "1")
    assert (await did.look("suite_failed", agent="mine")).facts["failed"] == 2
    await ran(did, folder, True, False)
    assert (await did.look("suite_passed", **wanted)).facts["passed"] == 1

    folder.save_instructions("二")
    assert (await did.look("suite_passed", **wanted)).mistake == "changed_since"
    assert (await did.look("suite_failed", agent="mine")).done


async def test_an_agent_that_was_attacked(did: Done) -> None:
    folder = did.agent(instructions="一")
    assert await did.look("attacked") == NOT_YET

    attacked(did, folder, Verdict.RESISTED, Verdict.BREACHED)
    assert (await did.look("attacked")).mistake == "breached"
    attacked(did, folder, Verdict.RESISTED, Verdict.FOLLOWED)
    assert (await did.look("attacked")).facts["attacks"] == 2

    folder.save_instructions("二")
    assert (await did.look("attacked")).mistake == "changed_since"


async def test_an_agent_that_was_installed(did: Done) -> None:
    assert await did.look("installed", agent="typhoon") == NOT_YET

    did.workspace.installed.create("other")
    assert (await did.look("installed", agent="typhoon")).mistake == "other_agent"
    did.workspace.installed.create("typhoon")
    assert (await did.look("installed", agent="typhoon")).done


async def ran(did: Done, folder: AgentFolder, *passed: bool) -> None:
    testing = Testing(did.workspace)
    report = testing.runs.begin(
        Report(
            agent=folder.agent.id,
            agent_digest=folder.digest,
            knowledge_digest=await testing.knowledge_digest(folder),
            endpoint="practice",
            model="m",
            started="2026-01-01T00:00:00+08:00",
        )
    )
    for number, met in enumerate(passed, start=1):
        checks = (Check(expectation=Expectation.CONTAINS, expected="x", actual="x", met=met),)
        testing.runs.keep(report, CaseResult(question=str(number), number=number, checks=checks))
    testing.runs.finish(report, "2026-01-01T00:01:00+08:00")


def attacked(did: Done, folder: AgentFolder, *verdicts: Verdict) -> None:
    goal = next(iter(Goal))
    findings = tuple(Finding(attack="a", family="f", goal=goal, carrier="c", verdict=one) for one in verdicts)
    report = InjectionReport(endpoint="practice", model="m", agent_digest=folder.digest, findings=findings)
    file = did.workspace.folder / "reports/injections" / f"{folder.agent.id}.json"
    write_atomically(file, report.model_dump_json().encode())
