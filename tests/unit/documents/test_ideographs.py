"""Radicals and compatibility ideographs become what they look like; nothing else does."""

import unicodedata

import pytest

from studio.documents.ideographs import ordinary
from studio.documents.invisible import cleaned
from studio.documents.lines import closed_up


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("建设⼯程", "建设工程"),
        ("第⼀条", "第一条"),
        ("⼈⺠政府有关部⻔", "人民政府有关部门"),
        ("⻚⻋⻓⻅⻉⻛⻜⻝⻢⻣⻥⻦⻩⻬⻮⻰⻄⻘⻙⻤", "页车长见贝风飞食马骨鱼鸟黄齐齿龙西青韦鬼"),
        ("⺟⽣⽂⻆⻨⻧⻳", "母生文角麦卤龟"),
        ("\uf9b5\uf96e", "例葉"),
    ],
)
def test_lookalikes_become_ordinary_characters(written: str, meant: str) -> None:
    assert ordinary(written) == meant
    assert cleaned(f" {written} ") == meant


@pytest.mark.parametrize("text", ["（一）Ⅲ级，①２４小时：３０％", "㎡ ℃ № ㈠", "工人民门", "ﬁ"])
def test_other_characters_stay_as_they_are(text: str) -> None:
    assert ordinary(text) == text == cleaned(text)


def test_every_kangxi_radical_is_known_and_no_text_changes_its_length() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))

    assert ordinary(radicals) == unicodedata.normalize("NFKC", radicals)
    everything = "".join(map(chr, range(0x2E80, 0xFB00)))
    assert len(ordinary(everything)) == len(everything)


def test_the_simplified_radicals_become_simplified_characters() -> None:
    left = [
        sign
        for sign in map(chr, range(0x2E80, 0x2EF4))
        if "C-SIMPLIFIED" in unicodedata.name(sign, "") and ordinary(sign) == sign
    ]
    assert left == []


def test_the_number_of_an_article_keeps_the_space_behind_it() -> None:
    assert closed_up(cleaned("第⼀条 为了加强 管理")) == "第一条 为了加强管理"
