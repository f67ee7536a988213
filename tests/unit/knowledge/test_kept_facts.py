"""Facts in a base: recognised at loading, kept through reloads, settled between its documents."""

from collections.abc import Callable
from pathlib import Path

from studio.core.facts import DocumentFacts, Validity
from studio.knowledge import KnowledgeBase, KnowledgeBases
from tests.unit.knowledge.fakes import LAW

Files = Callable[..., list[Path]]
OLD = "示例市防汛值班办法\n示政办〔2021〕27号\n第一条 防汛值班每六十分钟报告一次。\n"
NEW = (
    "示例市防汛值班规定\n示政办〔2025〕18号\n第一条 防汛值班每三十分钟报告一次。\n"
    "第二条 原《示例市防汛值班办法》（示政办〔2021〕27号）同时废止。\n"
)


async def facts(base: KnowledgeBase) -> dict[str, DocumentFacts]:
    return {row.name: row.facts for row in await base.documents()}


async def test_a_document_ended_by_another_says_so_as_long_as_that_one_is_there(
    base: KnowledgeBase, files: Files
) -> None:
    await base.add(files(旧=OLD))
    assert (await facts(base))["旧.txt"].validity is Validity.IN_FORCE
    await base.add(files(新=NEW))
    replaced = (await facts(base))["旧.txt"]
    assert (replaced.validity, replaced.replaced_by) == (
        Validity.REPLACED,
        "示例市防汛值班规定（示政办〔2025〕18号）",
    )
    await base.add(files(旧=OLD + "附件"))
    assert (await facts(base))["旧.txt"].validity is Validity.REPLACED
    await base.remove("新.txt")
    assert (await facts(base))["旧.txt"].validity is Validity.IN_FORCE


async def test_an_installed_agent_s_base_knows_the_facts(
    base: KnowledgeBase, bases: KnowledgeBases, files: Files, tmp_path: Path
) -> None:
    await base.add(files(旧=OLD, 新=NEW))
    await base.snapshot(tmp_path / "snapshot")
    copy = await bases.from_snapshot("副本", tmp_path / "snapshot")
    assert await facts(copy) == await facts(base)
    assert await copy.digest() == await base.digest()


async def test_reopening_changes_nothing(bases: KnowledgeBases, base: KnowledgeBase, files: Files) -> None:
    await base.add(files(旧=OLD, 新=NEW, 办法=LAW))
    before = await facts(base)
    reopened = await bases.rename("防汛", "防汛二")
    assert await facts(reopened) == before


async def test_what_no_longer_holds_is_retrieved_only_when_asked_for_and_says_so(
    base: KnowledgeBase, files: Files
) -> None:
    await base.add(files(旧=OLD, 新=NEW))
    assert {passage.document for passage in await base.search("防汛值班多久报告一次")} == {"新.txt"}
    old = [one for one in await base.search("以前的办法里防汛值班多久报告一次") if one.document == "旧.txt"]
    assert [(one.repealed, one.validity) for one in old] == [(True, Validity.REPLACED)]
    assert old[0].replaced_by == "示例市防汛值班规定（示政办〔2025〕18号）"
