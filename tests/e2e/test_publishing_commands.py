"""`agent`, `catalogue` and `review`: one person's own documents become a colleague's installed agent."""

from pathlib import Path

import yaml

from tests.e2e.command import Studio
from tests.e2e.leave import REASONS, hand_in, write_tests


def test_an_answer_streams_and_cites_document_and_article(studio: Studio, agent: str) -> None:
    outcome = studio("agent", "ask", agent, "事假全年最多几天？")

    assert outcome.code == 0, outcome.err
    assert [line["type"] for line in outcome.lines][:2] == ["run_started", "passages_found"]
    last = outcome.lines[-1]
    assert last["type"] == "answer_finished"
    assert "二十天" in last["text"]
    assert last["citations"][0]["document"] == "请假规定.md"
    assert "第二条" in last["citations"][0]["place"]
    assert "".join(line["text"] for line in outcome.lines if line["type"] == "text_delta") == last["text"]


def test_what_the_documents_do_not_hold_is_said(studio: Studio, agent: str) -> None:
    last = studio("agent", "ask", agent, "火星基地的氧气储量是多少？").lines[-1]
    assert last["outcome"] == "nothing_found"
    assert last["citations"] == []


def test_an_untested_agent_cannot_be_submitted(studio: Studio, agent: str) -> None:
    outcome = studio("catalogue", "submit", agent)
    assert outcome.code == 1
    assert outcome.data["error"]["name"] == "TestsNotPassed"


def test_a_change_after_the_tests_voids_them(studio: Studio, agent: str) -> None:
    assert studio("agent", "test", agent).code == 0
    instructions = studio.workspace / "agents" / "leave" / "instructions.md"
    instructions.write_text("只回答请假的问题。", encoding="utf-8")
    assert studio("catalogue", "submit", agent).data["error"]["name"] == "TestsNotPassed"


def test_a_failing_test_is_reported_with_what_was_expected(studio: Studio, agent: str) -> None:
    write_tests(studio, {"cases": [{"question": "事假全年最多几天？", "contains": ["九十九天"]}]})
    outcome = studio("agent", "test", agent)
    assert outcome.code == 1
    assert (outcome.data["passed"], outcome.data["total"]) == (0, 1)


def test_what_warns_needs_a_reason_that_the_reviewer_reads(studio: Studio, agent: str) -> None:
    assert studio("agent", "test", agent).code == 0
    before = studio("catalogue", "check", agent)
    assert before.code == 1
    assert {check["name"] for check in before.data["checks"] if check["verdict"] == "stop"} == {"injections"}
    assert studio("catalogue", "submit", agent).data["error"]["name"] == "CheckStopped"

    assert studio("agent", "attack", agent).code == 0
    checked = studio("catalogue", "check", agent)
    assert checked.code == 0
    warned = [check["name"] for check in checked.data["checks"] if check["verdict"] == "warn"]
    assert warned == ["tests", "injections", "provenance"], "practice endpoint; rules without issuer and date"
    said = studio("catalogue", "check", agent, as_json=False).out
    assert "练习端点没有模型" in said
    assert "“请假规定.md”没有发文单位、文号和日期" in said

    missing = studio("catalogue", "submit", agent, *REASONS[:2])
    assert missing.data["error"]["name"] == "ReasonsMissing"
    assert "注入攻击" in missing.data["error"]["message"]
    number = studio("catalogue", "submit", agent, *REASONS).data["number"]
    shown = studio("--as", "法规科一岗", "review", "show", str(number), as_json=False).out
    assert "理由：示例数据，用于培训。" in shown
    assert studio("catalogue", "submit", agent, "--reason", "nonsense=x").code == 2


def test_only_another_person_releases_and_a_third_installs(
    studio: Studio, agent: str, tmp_path: Path
) -> None:
    assert studio("agent", "test", agent).code == 0
    number = hand_in(studio, agent, "--note", "首次发布").data["number"]

    refused = studio("review", "approve", str(number), "--comment", "自己通过")
    assert refused.data["error"]["name"] == "ReviewerIsAuthor"
    silent = studio("--as", "法规科一岗", "review", "approve", str(number))
    assert silent.data["error"]["name"] == "CommentNeeded"
    assert studio("--as", "法规科一岗", "review", "approve", str(number), "--comment", "已核对").code == 0
    again = studio("--as", "法规科一岗", "review", "reject", str(number), "--comment", "再想想")
    assert again.data["error"]["name"] == "SubmissionClosed"

    listed = studio("catalogue", "list").data["releases"]
    assert [row["agent"] for row in listed] == ["leave"]

    other = Studio(tmp_path / "other")
    other.workspace.mkdir()
    settings = {"catalogue": str(studio.workspace / "catalogue"), "person": "街道值班员"}
    (other.workspace / "settings.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    assert other("catalogue", "install", "leave").code == 0
    answer = other("agent", "ask", "leave", "病假几天要交医院证明？").lines[-1]
    assert answer["citations"][0]["document"] == "请假规定.md"


def test_a_package_is_the_same_bytes_every_time(studio: Studio, agent: str, tmp_path: Path) -> None:
    assert studio("agent", "test", agent).code == 0
    first = studio("agent", "package", agent, "--out", tmp_path / "a.agent").data["digest"]
    second = studio("agent", "package", agent, "--out", tmp_path / "b.agent").data["digest"]
    assert first == second
    assert (tmp_path / "a.agent").read_bytes() == (tmp_path / "b.agent").read_bytes()


def test_with_the_endpoint_gone_the_passages_are_quoted(studio: Studio, agent: str) -> None:
    added = studio("endpoint", "add", "dead", "http://127.0.0.1:9/v1", "--model", "deepseek-chat")
    assert added.code == 0, added.err
    last = studio("agent", "ask", agent, "事假全年最多几天？", "--endpoint", "dead").lines[-1]
    assert last["outcome"] == "quoted"
    assert last["trouble"]["name"] == "EndpointUnreachable"
    assert "二十天" in last["text"]
    assert last["citations"]


def test_the_practice_endpoint_is_probed_line_by_line(studio: Studio) -> None:
    outcome = studio("endpoint", "test", "practice")
    assert outcome.code == 0, outcome.err
    works = {row["name"]: row["ok"] for row in outcome.data["results"]}
    assert works == dict.fromkeys(
        ("address", "models", "chat", "streaming", "tools", "embeddings", "rerank"), True
    )


def test_a_wrong_address_is_explained_by_the_probe(studio: Studio) -> None:
    studio("endpoint", "add", "dead", "http://127.0.0.1:9/v1", "--model", "deepseek-chat")
    outcome = studio("endpoint", "test", "dead")
    assert outcome.code == 1
    assert "127.0.0.1" in outcome.data["results"][0]["reason"]
    assert outcome.data["results"][0]["hint"]
    told = studio("endpoint", "test", "dead", as_json=False).out
    assert told.count("127.0.0.1") == 1, "a reason is said once"


def test_nonsense_is_no_address(studio: Studio) -> None:
    outcome = studio("endpoint", "add", "x", "not an address", "--model", "m")
    assert outcome.data["error"]["name"] == "EndpointUrlInvalid"


def test_a_conversation_goes_on_until_an_empty_line(studio: Studio, agent: str) -> None:
    outcome = Studio(studio.workspace)(
        "agent", "run", agent, as_json=False, typed="事假全年最多几天？\n病假几天要交医院证明？\n\n"
    )
    assert outcome.code == 0, outcome.err
    assert "二十天" in outcome.out
    assert "医院证明" in outcome.out


def test_whoever_acts_is_the_author_of_the_package(studio: Studio, agent: str) -> None:
    assert studio("agent", "test", agent).code == 0
    number = hand_in(studio, agent, by="甲岗").data["number"]
    assert studio("--as", "甲岗", "review", "approve", str(number), "--comment", "好").code == 1
    edited = studio("review", "approve", str(number), "--comment", "已核对")
    assert edited.data["error"]["name"] == "ReviewerIsEditor", "who wrote the agent has worked on it"
    assert studio("--as", "法规科一岗", "review", "approve", str(number), "--comment", "已核对").code == 0


def test_an_attached_file_is_answered_from_and_cited(studio: Studio, agent: str, tmp_path: Path) -> None:
    notice = tmp_path / "放假通知.txt"
    notice.write_text(
        "示例市人民政府办公室关于中秋节放假的通知\n中秋节放假三天，值班电话 010-0000000。", "utf-8"
    )

    outcome = studio("agent", "ask", agent, "中秋节放假几天？", "--attach", notice)

    assert outcome.code == 0, outcome.err
    last = outcome.lines[-1]
    assert "三天" in last["text"]
    assert ("", "放假通知.txt") in [(one["base"], one["document"]) for one in last["citations"]]
    assert "attachments_read" in [line["type"] for line in outcome.lines]


def test_a_file_with_a_mark_is_not_attached(studio: Studio, agent: str, tmp_path: Path) -> None:
    marked = tmp_path / "样件.txt"
    marked.write_text("机密★10年\n示例市虚构事项,仅供测试。", "utf-8")

    outcome = studio("agent", "ask", agent, "说了什么？", "--attach", marked)

    assert outcome.code == 1
    assert outcome.data["error"]["name"] == "DocumentClassified"


def test_a_conversation_can_be_had_as_json(studio: Studio, agent: str) -> None:
    there = Studio(studio.workspace)

    outcome = there("agent", "run", agent, typed="事假全年最多几天？\n\n")

    assert outcome.code == 0, outcome.err
    assert [line["type"] for line in outcome.lines][-1] == "answer_finished"


def test_a_reviewer_comments_runs_the_suite_again_and_the_author_answers_and_withdraws(
    studio: Studio, agent: str
) -> None:
    assert studio("agent", "test", agent).code == 0
    number = str(hand_in(studio, agent).data["number"])
    reviewer = ("--as", "法规科一岗", "review")

    place = ("--file", "agent.yaml", "--line", "1", "--text", "写明依据")
    said = studio(*reviewer, "comment", number, *place).data["remarks"][0]
    assert (said["file"], said["line"], said["quote"]) == ("agent.yaml", 1, "id: leave")
    nowhere = studio(*reviewer, "comment", number, "--file", "agent.yaml", "--line", "999", "--text", "这里")
    assert nowhere.data["error"]["name"] == "NotFound"
    again = studio(*reviewer, "rerun", number).data
    assert (again["passed"], again["total"], again["person"]) == (2, 2, "法规科一岗")
    assert {one["change"] for one in again["compared"]} == {"same"}
    answered = studio("review", "answer", number, said["number"], "--text", "已改", "--settle").data
    assert answered["remarks"][0]["answers"][0]["resolves"] is True
    stale = studio(*reviewer, "approve", number, "--comment", "同意", "--digest", "0" * 64)
    assert stale.data["error"]["name"] == "SubmissionStale"
    withdrawn = studio("review", "withdraw", number, "--comment", "还要再改").data
    assert (withdrawn["state"], withdrawn["reviews"][-1]["comment"]) == ("withdrawn", "还要再改")
    assert studio(*reviewer, "list").data["queues"] == []
