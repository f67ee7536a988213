import pytest

from studio.core.places import Place
from studio.knowledge.preferences import Preferences, preferences, spelt_out
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import normalised
from studio.knowledge.titles import Titles


def chunk(document: str, *headings: str, text: str = "……") -> StoredChunk:
    return StoredChunk(1, document, 0, text, Place(headings=headings), 0, len(text))


def wanted_by(question: str, *documents: str) -> Preferences:
    return preferences(spelt_out(question), Titles(dict.fromkeys(documents, "")))


@pytest.mark.parametrize("said", ["第三十二条", "三十二条", "32条", "第32条", "第 32 条"])
def test_an_article_is_asked_for_by_its_number(said: str) -> None:
    wanted = wanted_by(f"值班规定{said}说了什么")
    named = wanted.bonus(chunk("办法.txt", "第四章", "第三十二条 值班日志"), "")
    assert named > wanted.bonus(chunk("办法.txt", "第四章", "第三十三条"), "")
    text = normalised("办法\n第三十二条 值班日志保存五年。")
    assert wanted.bonus(chunk("办法.txt"), text) == named


@pytest.mark.parametrize("said", ["第三至五条", "第3-5条", "第三条到第五条", "第3条—第5条", "第 3 ～ 5 条"])
def test_all_articles_of_a_range_are_asked_for(said: str) -> None:
    assert wanted_by(f"值班规定{said}怎么说").named.articles == {"3条", "4条", "5条"}


@pytest.mark.parametrize("said", ["第五至三条", "第一至九千条", "第三到五条线路"])
def test_no_range_is_made_of_what_is_none(said: str) -> None:
    assert len(wanted_by(f"值班规定{said}怎么说").named.articles) <= 2


def test_a_leading_nought_makes_no_other_number() -> None:
    assert wanted_by("值班规定第03条").named.articles == {"3条"}


@pytest.mark.parametrize("said", ["3条件", "两条船", "统一条例", "12条线路", "根据哪一条法律", "这三条"])
def test_not_every_number_before_that_character_is_an_article(said: str) -> None:
    assert not wanted_by(f"{said}是什么").named.articles


def test_a_document_is_preferred_when_it_is_named() -> None:
    for question in (
        "《防汛值班工作规定》几点交接班",
        "按照防汛值班工作规定几点交接班",
        "《值班工作规定》几点交接班",
    ):
        wanted = wanted_by(question, "防汛值班工作规定.docx", "档案借阅办法.docx")
        assert wanted.bonus(chunk("防汛值班工作规定.docx"), "") > 0
        assert wanted.bonus(chunk("档案借阅办法.docx"), "") == 0


def test_what_is_repealed_is_asked_for_by_words() -> None:
    assert not wanted_by("谁批准启动？").repealed_too
    assert wanted_by("2021年版里谁批准启动？").repealed_too


@pytest.mark.parametrize("question", ["三级响应何时启动", "Ⅲ级响应何时启动", "3级响应何时启动"])
def test_the_grade_asked_for_is_preferred_under_its_heading(question: str) -> None:
    wanted = wanted_by(question)
    headings = ("（三）Ⅲ级响应", "（二）Ⅱ级响应", "响应总则")
    asked, other, none = (wanted.bonus(chunk("预案.docx", heading), "") for heading in headings)
    assert asked > none > other
    assert wanted_by("何时启动响应").bonus(chunk("预案.docx", headings[0]), "") == 0
