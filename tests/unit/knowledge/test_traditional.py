"""Traditional and simplified writing find one another."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.knowledge import KnowledgeBase
from studio.knowledge.traditional import simplified

PUMPS = "泵站停电时，值班人员应当立即启动备用发电机，并报告防汛指挥部。"
DRAINS = "颱風來臨前，應當檢查排水設施，清理雨水口的雜物。"


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("泵站停電時值班人員應當怎麼辦", "泵站.txt"),
        ("備用發電機何時啓動", "泵站.txt"),
        ("台风来临前检查什么设施", "排水.txt"),
        ("颱風來臨前檢查什麼設施", "排水.txt"),
    ],
)
async def test_a_text_is_found_in_either_writing(
    base: KnowledgeBase, files: Callable[..., list[Path]], question: str, document: str
) -> None:
    await base.add(files(泵站=PUMPS, 排水=DRAINS, 食堂="食堂每日供应午餐。"))
    first = (await base.search(question))[0]
    assert first.document == document
    assert first.fits


async def test_articles_of_a_traditional_text_are_asked_for_by_number(
    base: KnowledgeBase, files: Callable[..., list[Path]]
) -> None:
    articles = [
        f"第{number}條　{text}"
        for number, text in zip("一二三", ("總則。", "報告時限為三十分鐘。", "附則。"), strict=True)
    ]
    await base.add(files(值班辦法="\n".join(["值班辦法", *articles])))
    first = (await base.search("值班办法第二条怎么说"))[0]
    assert first.place.headings[-1] == "第二條"


def test_each_character_stays_in_its_place_and_simplified_text_stays_as_it_is() -> None:
    written = "關於做好防汛應急值班工作的通知"
    assert simplified(written) == "关于做好防汛应急值班工作的通知"
    same = "关于著作权、乾县、瞭望塔和后勤的通知 A4"
    assert simplified(same) == same
