import pytest

from studio.knowledge.mentions import named
from studio.knowledge.preferences import spelt_out
from studio.knowledge.short_titles import nearly_called
from studio.knowledge.titles import Titles, squeezed

LAWS = Titles(
    dict.fromkeys(
        [
            "中华人民共和国道路交通安全法.pdf",
            "道路交通安全法实施条例.pdf",
            "海上交通安全法.pdf",
            "治安管理处罚法（2012年修正）.pdf",
            "旅馆业治安管理办法.pdf",
            "示例市城乡规划条例.pdf",
            "某州市城乡规划条例.pdf",
            "示例市物业管理条例.pdf",
        ],
        "",
    )
)


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ("道交法", "中华人民共和国道路交通安全法.pdf"),
        ("请问道交法里的", "中华人民共和国道路交通安全法.pdf"),
        ("治安法", "治安管理处罚法（2012年修正）.pdf"),
        ("道路交通安全实施条例", "道路交通安全法实施条例.pdf"),
        ("示例城乡规划条例", "示例市城乡规划条例.pdf"),
        ("示例市物管理条例", "示例市物业管理条例.pdf"),
        ("示例市物页管理条例的", "示例市物业管理条例.pdf"),
    ],
)
def test_a_short_form_or_a_slip_names_the_title_most_like_it(said: str, document: str) -> None:
    assert nearly_called(said, LAWS) == {document}


def test_what_two_titles_end_with_may_be_either() -> None:
    assert nearly_called("城乡规划条例", LAWS) == {"示例市城乡规划条例.pdf", "某州市城乡规划条例.pdf"}


@pytest.mark.parametrize("said", ["", "的", "法", "值班日志", "管理办法是", "税法", "外星人登陆条例" * 9])
def test_what_is_like_no_title_names_nothing(said: str) -> None:
    assert nearly_called(said, LAWS) == frozenset()


def test_what_could_be_any_of_many_names_none() -> None:
    many = Titles({f"{place}市城乡规划条例.pdf": "" for place in "甲乙丙丁戊己庚辛壬癸子丑"})
    assert nearly_called("城乡规划条例", many) == frozenset()
    assert nearly_called("丁城乡规划条例", many) == {"丁市城乡规划条例.pdf"}


@pytest.mark.parametrize(
    ("question", "nearly"),
    [
        ("道交法76条怎么说", True),
        ("道交法第一章讲什么", True),
        ("道交法怎么说", False),  # words find it; nothing else is asked for by number
        ("海上交通安全法第三条", False),
    ],
)
def test_it_counts_where_a_number_is_asked_of_it_and_nothing_is_named_for_sure(
    question: str, nearly: bool
) -> None:
    found = named(squeezed(spelt_out(question)), LAWS).nearly
    assert found == ({"中华人民共和国道路交通安全法.pdf"} if nearly else frozenset())
