"""What is seen of knowledge bases: unfinished, gone wrong, finished."""

from typing import Literal

from studio.core.passages import DocumentState
from studio.courses.checks import NOT_YET
from studio.endpoints import EndpointProfile
from studio.endpoints.probing import ProbeResult
from studio.knowledge import EvalCase
from studio.workspace.deeds import note_measured, note_opened
from tests.unit.courses.checks.seen_here import Done, FakeBase, row

RULES = "防汛值班工作规定.docx"


async def test_a_base_of_that_name(did: Done) -> None:
    assert await did.look("base_exists", base="防汛资料") == NOT_YET

    did.seen.bases["防汛"] = FakeBase()
    found = await did.look("base_exists", base="防汛资料")
    assert (found.mistake, found.facts["name"]) == ("other_name", "防汛")

    await did.workspace.knowledge.create("防汛资料")
    assert (await did.look("base_exists", base="防汛资料")).done
    await did.workspace.knowledge.aclose()


async def test_documents_that_are_ready(did: Done) -> None:
    wanted = {"base": "b", "at_least": 2}
    base = did.seen.bases["b"] = FakeBase()
    assert await did.look("documents_ready", **wanted) == NOT_YET

    base.rows = [row("a.md")]
    found = await did.look("documents_ready", **wanted)
    assert (found.mistake, found.facts["missing"]) == ("too_few", 1)

    base.rows += [row("秘.pdf", DocumentState.REFUSED)]
    assert (await did.look("documents_ready", **wanted)).mistake == "refused"

    base.rows += [row("锁.pdf", DocumentState.FAILED)]
    found = await did.look("documents_ready", **wanted)
    assert (found.mistake, found.facts["document"]) == ("failed", "锁.pdf")

    base.rows += [row("b.md")]
    assert (await did.look("documents_ready", **wanted)).facts == {"ready": 2}
    assert (await did.look("documents_ready", **wanted, failed_at_most=0)).mistake == "failed"


async def test_documents_that_are_named(did: Done) -> None:
    did.seen.bases["b"] = FakeBase([row("a.md"), row(RULES, DocumentState.FAILED)])
    wanted = {"base": "b", "documents": ["防汛值班工作规定"]}
    assert (await did.look("documents_ready", **wanted)).mistake == "failed"

    did.seen.bases["b"].rows = [row("a.md")]
    assert (await did.look("documents_ready", **wanted)).mistake == "document_missing"

    did.seen.bases["b"].rows += [row(f"解压/{RULES}")]
    assert (await did.look("documents_ready", **wanted)).done


async def test_a_search_whose_first_is_the_right_one(did: Done) -> None:
    wanted = {"base": "b", "words": ["夜班|晚上"], "first": "防汛值班工作规定"}
    assert await did.look("searched", **wanted) == NOT_YET

    searched(did, "c", "夜班几个人", RULES)
    assert (await did.look("searched", **wanted)).mistake == "other_base"
    searched(did, "b", "最少几个人", RULES)
    found = await did.look("searched", **wanted)
    assert (found.mistake, found.facts["missing"]) == ("other_words", "夜班")
    searched(did, "b", "夜班几个人")
    assert (await did.look("searched", **wanted)).mistake == "nothing_found"
    searched(did, "b", "夜班几个人", "预案.pdf", RULES)
    found = await did.look("searched", **wanted)
    assert (found.mistake, found.facts["document"]) == ("other_first", "预案.pdf")
    assert (await did.look("searched", **wanted, among=2)).done

    searched(did, "b", "晚 上几个人", RULES)
    assert (await did.look("searched", **wanted)).facts["document"] == RULES
    searched(did, "b", "别的", "预案.pdf")
    assert (await did.look("searched", **wanted)).done


async def test_a_source_that_was_opened(did: Done) -> None:
    wanted = {"document": RULES, "place": "第八条"}
    assert await did.look("source_opened", **wanted) == NOT_YET

    note_opened(did.workspace.deeds, "b", "预案.pdf", "第 1 页")
    assert (await did.look("source_opened", **wanted)).mistake == "other_document"
    note_opened(did.workspace.deeds, "b", RULES, "第 2 页")
    assert (await did.look("source_opened", **wanted)).mistake == "other_place"
    note_opened(did.workspace.deeds, "b", RULES, "第二章 › 第八条")
    assert (await did.look("source_opened", **wanted)).done
    assert await did.look("source_opened", **wanted, base="c") == NOT_YET


async def test_a_question_that_was_saved(did: Done) -> None:
    wanted = {"base": "b", "words": ["夜班"], "document": RULES}
    base = did.seen.bases["b"] = FakeBase()
    assert await did.look("question_saved", **wanted) == NOT_YET

    base.saved = [EvalCase(question="白天几个人", documents=(RULES,))]
    assert (await did.look("question_saved", **wanted)).mistake == "other_words"
    base.saved += [EvalCase(question="夜班几个人", documents=("预案.pdf",))]
    assert (await did.look("question_saved", **wanted)).mistake == "other_document"
    base.saved += [EvalCase(question="夜班几人", documents=("预案.pdf", RULES))]
    assert (await did.look("question_saved", **wanted)).done
    assert (await did.look("question_saved", **wanted, at_least=2)).mistake == "too_few"


async def test_a_search_that_was_measured(did: Done) -> None:
    wanted = {"base": "b", "hit_at": 3, "at_least": 0.9, "questions": 3}
    assert await did.look("search_score", **wanted) == NOT_YET

    note_measured(did.workspace.deeds, "b", 2, {1: 1.0, 3: 1.0})
    assert (await did.look("search_score", **wanted)).mistake == "too_few"
    note_measured(did.workspace.deeds, "b", 4, {1: 0.5, 3: 0.75})
    found = await did.look("search_score", **wanted)
    assert (found.mistake, found.facts["percent"]) == ("too_low", 75)
    note_measured(did.workspace.deeds, "b", 4, {1: 0.5, 3: 1.0})
    assert (await did.look("search_score", **wanted)).facts == {"percent": 100, "questions": 4}


async def test_an_endpoint_that_was_chosen(did: Done) -> None:
    assert await did.look("endpoint_chosen") == NOT_YET

    did.workspace.save_settings(did.workspace.settings.model_copy(update={"practice_chosen": True}))
    assert (await did.look("endpoint_chosen")).done


async def test_an_endpoint_that_somebody_else_chose_is_looked_at_first(did: Done) -> None:
    endpoints = did.workspace.endpoints
    endpoints.save(EndpointProfile(id="city", name="市级", base_url="http://127.0.0.1:9/v1", chat_model="m"))
    endpoints.set_default("city")
    assert await did.look("endpoint_chosen") == NOT_YET

    endpoints.keep_found("city", [result("address", ok=False)])
    found = await did.look("endpoint_chosen")
    assert (found.mistake, found.facts) == ("does_not_work", {"endpoint": "市级"})

    endpoints.keep_found(
        "practice",
        [result("address"), result("chat")],
    )
    assert (await did.look("endpoint_chosen")).done


def result(name: Literal["address", "chat"], *, ok: bool = True) -> ProbeResult:
    return ProbeResult(name=name, ok=ok, seconds=0)


async def test_a_deed_of_its_own(did: Done) -> None:
    wanted = {"deed": "submission_opened", "facts": {"part": "evidence"}, "times": 2}
    assert await did.look("deed_done", **wanted) == NOT_YET

    did.workspace.deeds.note("submission_opened", number=1, part="changes")
    assert (await did.look("deed_done", **wanted)).mistake == "other_facts"
    for number in (1, 1, 2):
        found = await did.look("deed_done", **wanted)
        assert not found.done
        did.workspace.deeds.note("submission_opened", number=number, part="evidence")
    assert (await did.look("deed_done", **wanted)).facts == {"times": 2}


def searched(did: Done, base: str, question: str, *documents: str) -> None:
    did.workspace.deeds.note("searched", base=base, question=question, documents="\n".join(documents))


async def test_documents_that_should_not_be_there(did: Done) -> None:
    did.seen.bases["b"] = FakeBase([row("a.md"), row("测试题.xlsx")])
    found = await did.look("documents_ready", base="b", unwanted=["测试题"])

    assert (found.mistake, found.facts["document"]) == ("unwanted", "测试题.xlsx")
