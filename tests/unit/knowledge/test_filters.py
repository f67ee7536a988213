from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from studio.core.facts import DocumentFacts, Validity
from studio.knowledge import KnowledgeBase, SearchFilters, SearchSettings

FACTS = DocumentFacts(
    issuer="示例市应急管理局", number="示应急〔2025〕18号", issued="2025-03-05", in_force_from="2025-04-01"
)


def lost_to(filters: SearchFilters, facts: DocumentFacts = FACTS) -> str:
    return filters.lost_to("办法.pdf", "pdf", facts, facts.holds)


@pytest.mark.parametrize(
    "filters",
    [
        SearchFilters(),
        SearchFilters(documents=("别的.txt", "办法.pdf")),
        SearchFilters(kinds=("pdf",)),
        SearchFilters(issuer="应急管理局"),
        SearchFilters(number="[2025]18号"),
        SearchFilters(number="示应急 （2025）"),
        SearchFilters(dated_from="2025-03-05", dated_to="2025-03-05"),
        SearchFilters(dated_from="2025", dated_to="2025"),
        SearchFilters(dated_to="2025-03"),
        SearchFilters(dated_from="2025年3月5日", dated_to="2025/3/5"),
        SearchFilters(dated_from="2025.3", dated_to="2025年"),
        SearchFilters(in_force=True),
    ],
)
def test_a_filter_lets_through_what_is_meant(filters: SearchFilters) -> None:
    assert lost_to(filters) == ""


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        (SearchFilters(documents=("别的.txt",)), "documents"),
        (SearchFilters(kinds=("docx",)), "kinds"),
        (SearchFilters(issuer="城市管理局"), "issuer"),
        (SearchFilters(number="19号"), "number"),
        (SearchFilters(dated_from="2025-03-06"), "dated_from"),
        (SearchFilters(dated_to="2024"), "dated_to"),
    ],
)
def test_a_filter_that_leaves_out_is_named(filters: SearchFilters, field: str) -> None:
    assert lost_to(filters) == field


@pytest.mark.parametrize("told", ["abc", "2025-13", "2025-02-30", "25-1-1", "2025年3月5日起", "0000"])
def test_what_is_no_day_month_or_year_is_not_taken_for_one(told: str) -> None:
    with pytest.raises(ValidationError):
        SearchFilters(dated_from=told)


def test_a_document_without_a_date_is_left_out_by_dates() -> None:
    assert lost_to(SearchFilters(dated_from="2020"), DocumentFacts()) == "dated_from"
    assert lost_to(SearchFilters(dated_to="2030"), DocumentFacts()) == "dated_to"


def test_what_is_not_yet_or_no_longer_in_force_is_left_out() -> None:
    wanted = SearchFilters(in_force=True)
    assert lost_to(wanted, FACTS.model_copy(update={"in_force_from": "2999-01-01"})) == "in_force"
    assert lost_to(wanted, FACTS.model_copy(update={"validity": Validity.REPEALED})) == "in_force"


@pytest.fixture
async def many(base: KnowledgeBase, files: Callable[..., list[Path]]) -> KnowledgeBase:
    """Sixty documents that answer well, and one that answers a little."""
    crowd = {f"文{number}": f"第{number}号值班日志交接要求：值班日志每日交接。" for number in range(60)}
    await base.add(files(**crowd, 小办法="值班日志由专人保管，存放在值班室内。"))
    return base


async def test_the_first_places_are_filled_though_a_filter_leaves_out_all_that_ranks_above(
    many: KnowledgeBase,
) -> None:
    assert {passage.document for passage in await many.search("值班日志交接要求")} != {"小办法.txt"}
    only = await many.search("值班日志交接要求", filters=SearchFilters(documents=("小办法.txt",)))
    assert [passage.document for passage in only] == ["小办法.txt"]


async def test_a_repealed_document_is_found_only_when_it_is_asked_for(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    old = "示例市防汛预案\n（已废止）\n启动二级响应由市长批准。"
    await base.add(files(旧预案=old, 新预案="示例市防汛应急预案\n启动二级响应由副市长批准，报市长备案。"))
    question = "启动二级响应由谁批准"

    async def found(asked: str = question, **options: object) -> set[str]:
        return {one.document for one in await base.search(asked, **options)}  # type: ignore[arg-type]  # by name

    assert await found() == {"新预案.txt"}
    assert await found(filters=SearchFilters(repealed_too=True)) == {"旧预案.txt", "新预案.txt"}
    assert await found(settings=SearchSettings(repealed_too=True)) == {"旧预案.txt", "新预案.txt"}
    assert "旧预案.txt" in await found("已经废止的预案里启动二级响应由谁批准")
    told = next(one for one in await base.search("旧预案里谁批准启动") if one.document == "旧预案.txt")
    assert told.repealed
    assert told.validity is Validity.REPEALED


async def test_an_old_edition_stands_back_though_its_file_is_called_by_what_is_asked(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    old = "示例市防汛预案（2018年版）\n示政办发〔2018〕10号\n（已废止）\n汛期值班十二小时。"
    now = "示例市防汛预案（2024年版）\n示政办发〔2024〕8号\n汛期值班二十四小时。"
    await base.add(files(防汛预案=old, 新版=now, 值班="值班表\n（已废止）\n汛期值班八小时。"))

    async def found(asked: str) -> list[str]:
        return [one.document for one in await base.search(asked)]

    assert await found("防汛预案汛期值班几小时") == ["新版.txt"]
    assert (await found("示政办发[2018]10号汛期值班几小时"))[0] == "防汛预案.txt"
    assert (await found("示例市防汛预案（2018年）汛期值班几小时")) == ["新版.txt"]
    await base.add(files(甲="示例市巡堤办法\n（已废止）\n第五条 汛期巡堤八次。"))
    assert (await found("示例市巡堤办法第五条"))[0] == "甲.txt"


async def test_of_two_editions_the_newer_comes_first_unless_a_year_is_asked_for(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    history = "（{day}示例市人民代表大会常务委员会第三次会议修订）"
    old, new = (f"示例市复议条例\n{history.format(day=day)}" for day in ("2017年9月1日", "2023年9月1日"))
    early, late = "第五条 申请复议的期限，六十天。", "第五条 申请复议的期限为自知道之日起六十日。"
    await base.add(files(**{"复议条例(2017)": f"{old}\n{early}", "复议条例(2023)": f"{new}\n{late}"}))

    async def first(asked: str) -> str:
        return (await base.search(asked))[0].document

    assert await first("复议条例第五条") == "复议条例(2023).txt"
    assert await first("示例市复议条例申请复议的期限") == "复议条例(2023).txt"
    assert await first("2017年复议条例申请复议的期限") == "复议条例(2017).txt"
