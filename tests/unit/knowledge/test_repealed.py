import pytest

from studio.knowledge.repealed import asks_for_repealed, is_repealed


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("示例市防汛应急预案（2021年版，已废止）", ""),
        ("【废止】档案借阅办法", ""),
        ("办法", "示例市档案借阅办法\n（已失效）\n第一条"),
        ("办法", "示例市档案借阅办法\n已废止"),
        ("预案", "示例市预案\n本预案自2025年6月1日起废止。"),
        ("预案", "示例市预案\n说明：本预案已废止，请按2025年修订版执行。"),
    ],
)
def test_a_document_that_says_it_is_repealed_is(name: str, opening: str) -> None:
    assert is_repealed(name, opening)


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("示例市防汛应急预案（2025年修订）", "本预案自印发之日起施行，原预案同时废止。"),
        ("预案", "本预案自2025年6月1日起施行，2021年印发的《示例市预案》同时废止。"),
        ("关于废止部分文件的决定", "示例市人民政府决定废止下列文件。"),
        ("档案管理办法", "档案已经失效的，应当登记后销毁。\n第一条 已废止的文件由档案室保存。"),
        ("办法", "本办法所称失效文件，是指不再执行的文件。"),
    ],
)
def test_a_document_that_speaks_of_others_is_in_force(name: str, opening: str) -> None:
    assert not is_repealed(name, opening)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("2021年版预案里Ⅱ级响应由谁批准？", True),
        ("原预案怎么规定的？", True),
        ("已经废止的办法是什么", True),
        ("Ⅱ级响应由谁批准？", False),
        ("原则上几天内办完？", False),
    ],
)
def test_a_question_may_ask_for_what_is_repealed(question: str, wanted: bool) -> None:
    assert asks_for_repealed(question) is wanted
