from collections.abc import Callable
from pathlib import Path

import pytest

from studio.knowledge import KnowledgeBase


def law(title: str, *articles: str) -> str:
    numbers = "一二三四五六七八九"
    return "\n\n".join(
        [title, *(f"第{number}条 {text}" for number, text in zip(numbers, articles, strict=False))]
    )


INSURED = ("投保人应当如实告知。", "保险人按照约定支付赔款。", "本法所称受益人由被保险人指定。")
SOCIAL = ("国家建立社会保险制度。", "用人单位缴纳保险费，依照保险法的规定。", "个人享受社会保险待遇。")


@pytest.mark.parametrize(
    ("question", "document", "text"),
    [
        ("保险法第二条说什么", "中华人民共和国保险法.txt", INSURED[1]),
        ("《保险法》第3条", "中华人民共和国保险法.txt", INSURED[2]),
        ("保险法第贰条说什么", "中华人民共和国保险法.txt", INSURED[1]),
        ("保險法第二條說什麼", "中华人民共和国保险法.txt", INSURED[1]),
        ("社会保险法 第二条", "社会保险法.txt", SOCIAL[1]),
        ("根据保险法第一条，社会保险制度由谁建立、待遇由谁享受？", "中华人民共和国保险法.txt", INSURED[0]),
    ],
)
async def test_the_article_asked_for_comes_first(
    base: KnowledgeBase, files: Callable[..., list[Path]], question: str, document: str, text: str
) -> None:
    laws = {"中华人民共和国保险法": law("保险法", *INSURED), "社会保险法": law("社会保险法", *SOCIAL)}
    await base.add(files(**laws))
    first = (await base.search(question))[0]
    assert first.document == document
    assert text in first.text
    assert first.fits


async def test_a_document_that_came_later_is_known_by_its_title(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    await base.add(files(社会保险法=law("社会保险法", *SOCIAL)))
    assert (await base.search("保险法第二条"))[0].document == "社会保险法.txt"
    await base.add(files(a1=law("中华人民共和国保险法", *INSURED)))
    assert (await base.search("保险法第二条"))[0].document == "a1.txt"


async def test_an_inserted_article_is_found_among_many(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    crowd = [
        f"第{number}条之一 关于第一条之二所说内容的处罚，内容如何规定从其规定。"
        for number in "二三四五六七八九"
    ]
    await base.add(files(刑法="\n\n".join(["刑法", *crowd * 4, "第一条之二 背信运用受托财产的，处罚金。"])))
    assert "背信" in (await base.search("刑法第一条之二的内容是什么，如何规定处罚", 3))[0].text


async def test_an_article_is_found_by_a_short_title(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    places = ("甲州", "乙州", "丙州")
    text = ("为了城乡规划，制定本条例。", "{place}市城乡规划条例由{place}市规划部门实施，城乡规划条例如此。")
    laws = {
        f"{place}市城乡规划条例": law(f"{place}市城乡规划条例", *(one.format(place=place) for one in text))
        for place in places
    }
    await base.add(files(**laws, 丁州市城乡规划条例=law("丁州市城乡规划条例", "总则。", "另有内容。")))
    for place in (*places, "丁州"):
        assert (await base.search(f"{place}城乡规划条例第二条说的啥"))[
            0
        ].document == f"{place}市城乡规划条例.txt"
