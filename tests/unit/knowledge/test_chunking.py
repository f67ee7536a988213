from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.documents import Block, BlockKind, Document, DocumentKind
from studio.core.places import Place
from studio.knowledge.chunking import LONG, SHORT, chunks_of
from tests.unit.knowledge.fakes import LAW, document_of

_LINES = st.one_of(
    st.text(st.sampled_from("示例市汛期值班，。；、a1 "), max_size=1500),
    st.builds(
        "第{}条 {}".format, st.sampled_from("一二三四五"), st.text(st.sampled_from("水情雨。"), max_size=700)
    ),
    st.builds("{}、{}".format, st.sampled_from("一二三"), st.text(st.sampled_from("总则要求"), max_size=9)),
)


def rows(count: int, header: str = "仓库 | 物资 | 数量") -> list[Block]:
    return [
        Block(
            f"第{row}号仓库 | 抽水泵 | {row}",
            Place(sheet="物资", first_row=row),
            BlockKind.TABLE_ROW,
            0,
            header,
        )
        for row in range(2, count + 2)
    ]


def table(blocks: list[Block]) -> Document:
    return Document("物资.xlsx", DocumentKind.XLSX, "", 1, tuple(blocks))


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=25))
def test_chunks_cover_the_text_with_right_offsets_and_none_is_too_long(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    text = document.text
    chunks = chunks_of(document)
    covered: set[int] = set()
    for chunk in chunks:
        assert chunk.text == text[chunk.start : chunk.end]
        assert len(chunk.text) <= LONG + 2 * SHORT
        covered.update(range(chunk.start, chunk.end))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered
    assert [chunk.start for chunk in chunks] == sorted(chunk.start for chunk in chunks)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 120), st.integers(3, 400))
def test_table_chunks_cover_all_rows_within_the_limit(count: int, header: int) -> None:
    document = table(rows(count, "头" * header))
    chunks = chunks_of(document)
    spans = [range(chunk.place.first_row or 0, (chunk.place.last_row or 0) + 1) for chunk in chunks]
    assert sorted(row for span in spans for row in span) == list(range(2, count + 2))
    assert all(len(chunk.text) <= LONG + 2 * SHORT for chunk in chunks)


def test_every_article_is_a_chunk_of_its_own_with_its_path() -> None:
    paths = [chunk.place.headings for chunk in chunks_of(document_of(LAW))]
    assert [path[-1] for path in paths] == ["第一条", "第二条", "第三条", "第四条", "第五条"]
    assert paths[2] == ("示例市防汛值班办法", "第二章 值班要求", "第三条")


def test_a_heading_opens_the_chunk_that_follows_it() -> None:
    third = chunks_of(document_of(LAW))[2]
    assert third.text.startswith("第二章 值班要求\n第三条 ")


def test_short_sections_under_one_heading_are_joined_and_both_are_named() -> None:
    text = "一、应急响应\n（一）一级响应\n市长指挥。各部门到岗。\n（二）二级响应\n副市长指挥。各部门待命。"
    found = chunks_of(document_of(text))
    assert len(found) == 1
    assert found[0].place.headings[-1] == "（一）一级响应 / （二）二级响应"


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    sentence = "汛期值班人员应当每三十分钟报告一次水情和雨情，并做好记录。"
    chunks = chunks_of(document_of(sentence * 60))
    assert len(chunks) > 2
    assert all(chunk.text.endswith("。") for chunk in chunks)
    assert min(len(chunk.text) for chunk in chunks) >= SHORT


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    assert [len(chunk.text) for chunk in chunks_of(document_of("水" * 1200))] == [500, 500, 200]


def test_table_chunks_repeat_the_header_and_name_sheet_and_rows() -> None:
    chunks = chunks_of(table(rows(60)))
    assert len(chunks) > 1
    assert all(chunk.text.startswith("仓库 | 物资 | 数量\n") for chunk in chunks)
    assert chunks[1].place.sheet == "物资"
    assert chunks[1].place.first_row == (chunks[0].place.last_row or 0) + 1


def test_a_header_that_is_a_row_itself_is_not_said_twice() -> None:
    header = Block(
        "仓库 | 物资 | 数量", Place(sheet="物资", first_row=1), BlockKind.TABLE_ROW, 0, "仓库 | 物资 | 数量"
    )
    first = chunks_of(table([header, *rows(3)]))[0]
    assert first.text.count("仓库 | 物资 | 数量") == 1


def test_a_header_row_above_its_rows_is_not_said_twice() -> None:
    header = Block("仓库 | 物资 | 数量", Place(sheet="物资", first_row=1), BlockKind.TABLE_ROW)
    first = chunks_of(table([header, *rows(3)]))[0]
    assert first.text.count("仓库 | 物资 | 数量") == 1


def test_a_new_page_begins_a_new_chunk_once_there_is_enough() -> None:
    blocks = [Block("汛期值班要求。" * 30, Place(page=page)) for page in (1, 2)]
    found = chunks_of(Document("手册.pdf", DocumentKind.PDF, "", 2, tuple(blocks)))
    assert [chunk.place.page for chunk in found] == [1, 2]


def test_an_empty_document_has_no_chunks() -> None:
    assert chunks_of(document_of("")) == []


def test_latin_letters_count_a_third_of_a_chinese_character() -> None:
    sentence = (
        "The duty officer reports the water level to the office every two hours, and at once above it. "
    )
    chinese = "值班人员每两小时向办公室报告水位，超过警戒水位的立即报告。"

    latin = chunks_of(document_of("\n".join([sentence * 4] * 9)))
    others = chunks_of(document_of("\n".join([chinese * 13] * 9)))

    assert len(latin) == 3
    assert len(others) == 9
    assert all(len(chunk.text) <= 3 * LONG for chunk in latin)


def test_figures_are_as_long_as_they_look() -> None:
    figures = chunks_of(document_of("\n".join(["3 141 592 653 589 793 " * 18] * 6)))

    assert len(figures) == 6
