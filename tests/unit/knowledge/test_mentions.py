import pytest

from studio.knowledge.mentions import articles_at, named
from studio.knowledge.preferences import spelt_out
from studio.knowledge.terms import normalised
from studio.knowledge.titles import Titles, squeezed

LAWS = {
    "中华人民共和国保险法.pdf": "",
    "社会保险法.docx": "",
    "中华人民共和国民法典.pdf": "",
    "law-7.pdf": "中华人民共和国劳动合同法\n（2012年修正）\n第一章 总则",
    "劳动合同法实施条例.txt": "",
    "宪法.txt": "",
    "防汛值班工作规定.docx": "",
}


def exactly(question: str, laws: dict[str, str] = LAWS) -> set[tuple[str, str]]:
    return set(named(squeezed(spelt_out(question)), Titles(laws)).exactly)


@pytest.mark.parametrize(
    ("question", "document", "article"),
    [
        ("保险法第一百一十六条说什么", "中华人民共和国保险法.pdf", "116条"),
        ("请问保险法116条", "中华人民共和国保险法.pdf", "116条"),
        ("社会保险法第 12 条", "社会保险法.docx", "12条"),
        ("《民法典》第一千零四十三条", "中华人民共和国民法典.pdf", "1043条"),
        ("民法典一千二百六十条讲什么", "中华人民共和国民法典.pdf", "1260条"),
        ("劳动合同法 第三十九条", "law-7.pdf", "39条"),
        ("《中华人民共和国劳动合同法》第三十九条", "law-7.pdf", "39条"),
        ("根据劳动合同法实施条例第三条", "劳动合同法实施条例.txt", "3条"),
        ("宪法第五条", "宪法.txt", "5条"),
        ("保险法第十条之一", "中华人民共和国保险法.pdf", "10条之一"),
    ],
)
def test_a_law_and_its_article_are_named(question: str, document: str, article: str) -> None:
    assert exactly(question) == {(document, article)}


def test_each_article_belongs_to_the_law_named_before_it() -> None:
    assert exactly("保险法第三条、第五条和社会保险法第四条有什么不同") == {
        ("中华人民共和国保险法.pdf", "3条"),
        ("中华人民共和国保险法.pdf", "5条"),
        ("社会保险法.docx", "4条"),
    }


def test_a_law_is_not_taken_for_one_whose_title_only_holds_its_name() -> None:
    only = {"保险法.txt": ""}
    assert exactly("社会保险法第三条", only) == set()
    assert exactly("保险法实施条例第三条", only) == set()
    assert exactly("保险法第三条", {"社会保险法.txt": ""}) == set()


def test_the_title_that_fits_whole_comes_before_its_editions() -> None:
    editions = {
        "解释（二）.txt": "",
        "解释（三）.txt": "",
        "关于合同的解释.txt": "",
        "关于合同的解释（二）.txt": "",
    }
    assert exactly("《关于合同的解释》第三条", editions) == {("关于合同的解释.txt", "3条")}
    assert exactly("关于合同的解释（二）第三条", editions) == {("关于合同的解释（二）.txt", "3条")}
    assert exactly("保险法第三条", {"01-保险法（2015年修正）.pdf": ""}) == {
        ("01-保险法（2015年修正）.pdf", "3条")
    }


def test_titles_in_titles_are_read_whole() -> None:
    laws = {"药品管理法.txt": "", "实施《药品管理法》办法.txt": ""}
    assert exactly("《实施《药品管理法》办法》第三条", laws) == {("实施《药品管理法》办法.txt", "3条")}


def test_a_part_of_a_title_names_a_document_but_not_for_certain() -> None:
    found = named("《值班工作规定》第3条", Titles(LAWS))
    assert found.documents == {"防汛值班工作规定.docx"}
    assert found.perhaps == {("防汛值班工作规定.docx", "3条")}
    assert not found.exactly


def test_a_word_of_two_characters_names_nothing_by_itself() -> None:
    assert not named("想个办法", Titles({"办法.txt": ""})).documents


def test_articles_are_known_where_lines_begin() -> None:
    text = normalised("总则\n第三条 依照第五条办理。\n第 四 条 略")
    assert articles_at(text) == {"3条", "4条"}
