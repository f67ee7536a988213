from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from studio.core.errors import EndpointUnreachable
from studio.core.passages import Passage
from studio.knowledge import KnowledgeBase, KnowledgeBases, SearchFilters, SearchSettings
from studio.knowledge.search import Search
from tests.unit.knowledge.fakes import Helper, MemoryIndex, PlainReader

GONE = EndpointUnreachable(endpoint="示例", host="127.0.0.1")
TEXTS = {
    "失业保险": "失业人员可以申领失业保险金，期限最长二十四个月。",
    "工资支付": "单位应当按月支付工资，不得克扣。",
    "房屋买卖": "购房人可以申请住房公积金贷款，额度由中心核定。",
}
Files = Callable[..., list[Path]]
Opened = Callable[[Helper | None], KnowledgeBase]


@pytest.fixture
async def base(tmp_path: Path, files: Files) -> AsyncIterator[KnowledgeBase]:
    async with KnowledgeBases(tmp_path / "knowledge", PlainReader(), index=MemoryIndex()) as bases:
        base = await bases.create("人社")
        await base.add(files(**TEXTS))
        yield base


def search(base: KnowledgeBase, helper: Helper, patience: float = 5) -> Search:
    retrieval = base._searching.asking.retrieval  # below the facade, with another model
    return Search(retrieval, None, helper, patience)


NONE = SearchFilters()


async def test_a_question_in_everyday_words_is_found_when_it_is_rewritten(base: KnowledgeBase) -> None:
    question = "丢了饭碗国家管不管"
    settings = SearchSettings(rewrite=True)
    alone = await search(base, Helper()).run(question, 3, NONE, settings)
    helped = await search(base, Helper(["失业保险金申领条件", question])).run(question, 3, NONE, settings)
    assert alone.passages == ()
    assert helped.passages[0].document == "失业保险.txt"
    assert helped.rewritten == ("失业保险金申领条件",)
    assert helped.skipped == ()


@pytest.mark.parametrize("helper", [Helper(trouble=GONE), Helper(silent=True)])
async def test_search_goes_on_without_an_endpoint_that_fails_or_is_slow_and_says_so(
    base: KnowledgeBase, helper: Helper
) -> None:
    settings = SearchSettings(rewrite=True, rerank=True)
    result = await search(base, helper, patience=0.01).run("失业保险金期限", 3, NONE, settings)
    assert result.passages[0].document == "失业保险.txt"
    assert [one.step for one in result.skipped] == ["rewrite", "rerank"]
    assert {one.trouble.name for one in result.skipped} <= {"EndpointUnreachable", "SearchHelpLate"}
    assert not result.reranked


async def test_rerank_decides_the_order_and_scores_still_fall(base: KnowledgeBase) -> None:
    question = "申领失业保险金、支付工资、购房贷款"
    plainly = await search(base, Helper()).run(question, 3, NONE, SearchSettings())
    last = plainly.passages[-1]
    result = await search(base, Helper(liked=last.text[:8])).run(
        question, 3, NONE, SearchSettings(rerank=True)
    )
    assert result.reranked
    assert result.passages[0].text == last.text
    scores = [passage.score for passage in result.passages]
    assert scores == sorted(scores, reverse=True)


async def test_an_article_asked_for_by_number_stays_first_whatever_rerank_likes(
    base: KnowledgeBase, files: Files
) -> None:
    await base.add(files(保管办法="保管办法\n\n第一条 甲。\n\n第二条 乙。\n\n第三条 第一条所说的丙。"))
    result = await search(base, Helper(liked="丙")).run(
        "保管办法第一条", 3, NONE, SearchSettings(rerank=True)
    )
    assert "甲" in result.passages[0].text


async def test_without_a_model_nothing_is_asked_and_nothing_is_skipped(base: KnowledgeBase) -> None:
    result = await base.look_up("失业保险金期限", settings=SearchSettings(rewrite=True, rerank=True))
    assert result.passages
    assert result.skipped == ()


async def test_what_scores_below_the_threshold_is_not_shown(base: KnowledgeBase) -> None:
    question = "失业保险金期限和工资"
    every = await base.search(question)
    between = (every[0].score + every[-1].score) / 2
    few = await base.search(question, settings=SearchSettings(threshold=between))
    assert 0 < len(few) < len(every)
    assert all(passage.score >= between for passage in few)


async def test_one_document_has_no_more_passages_than_allowed(base: KnowledgeBase, files: Files) -> None:
    long = "\n\n".join(
        f"第{number}条 值班{thing}应当登记。" for number, thing in zip("一二三", "室表册", strict=True)
    )
    await base.add(files(甲办法=f"甲办法\n\n{long}", 乙办法="乙办法\n\n第一条 值班人员应当签到登记。"))
    found: list[Passage] = await base.search("值班登记", settings=SearchSettings(per_document=1))
    names = [passage.document for passage in found]
    assert len(names) == len(set(names))
    assert {"甲办法.txt", "乙办法.txt"} <= set(names)


async def test_the_settings_of_the_base_apply_unless_others_are_tried(base: KnowledgeBase) -> None:
    strict = base.settings.model_copy(update={"search": SearchSettings(threshold=1.0)})
    await base.change_settings(strict)
    assert await base.search("失业保险金和工资") == []
    assert await base.search("失业保险金和工资", settings=SearchSettings()) != []


async def test_places_are_filled_though_most_candidates_say_the_same(
    base: KnowledgeBase, files: Files
) -> None:
    copies = {f"副本{number}": "巡查人员每日巡查堤防两次并作记录。" for number in range(80)}
    await base.add(files(**copies, 另文="巡查记录保存两年。"))
    found = await base.search("巡查记录堤防", 2)
    assert sorted(passage.document.startswith("副本") for passage in found) == [False, True]


@pytest.mark.parametrize("question", ["养狗要办登记吗", "流浪狗谁来收", "狗叫得半夜睡不着要办什么"])
async def test_an_everyday_word_no_document_knows_does_not_leave_the_rest_of_a_question_to_decide(
    base: KnowledgeBase, files: Files, question: str
) -> None:
    crowd = {
        f"经营{number}": f"第{number}类经营者要办什么许可，由谁来收件，由主管部门定。" for number in range(9)
    }
    dogs = "个人养犬应当登记。犬吠干扰他人夜间休息的，由公安机关警告。流浪犬由公安机关收容。"
    await base.add(files(**crowd, 养犬=dogs))
    assert (await base.search(question))[0].document == "养犬.txt"


async def test_from_when_rules_hold_is_found_however_it_is_asked(base: KnowledgeBase, files: Files) -> None:
    crowd = {f"第{number}条": f"第{number}条 实施管理的单位开始执行第{number}项任务。" for number in range(9)}
    await base.add(files(**crowd, 办法="第十条 本办法自2025年5月1日起施行。"))

    for question in ("办法什么时候开始实施", "办法哪天开始执行", "办法何时生效"):
        assert (await base.search(question))[0].document == "办法.txt"


async def test_everyday_words_find_what_is_said_officially(base: KnowledgeBase) -> None:
    found = await base.search("下岗了国家管不管")
    assert found[0].document == "失业保险.txt"
    assert found[0].fits


@pytest.mark.parametrize(
    "question",
    [
        "\x00",
        "\ud800值班",
        "😀" * 300,
        "《",
        "第99999999999条",
        f"第{'9' * 5000}条到第{'3' * 5000}条",
        "值班" * 3000,
        "' OR 1=1 --",
        "{x} %s",
        "之" * 99,
        "(" * 50,
    ],
)
async def test_any_text_may_be_asked(base: KnowledgeBase, question: str) -> None:
    await base.search(question)
    assert (await base.why_not_found(question, "工资支付")).document == "工资支付.txt"
