import pytest

from studio.core.passages import DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge.heading_questions import questions_from_headings
from studio.knowledge.store import StoredChunk


def document(name: str, *paths: tuple[str, ...]) -> tuple[DocumentRow, str, list[StoredChunk]]:
    row = DocumentRow(name=name, kind="txt", state=DocumentState.READY)
    chunks = [StoredChunk(at, name, at, "……", Place(headings=path), 0, 2) for at, path in enumerate(paths)]
    return row, "", chunks


def asked(name: str, *path: str) -> list[str]:
    return [case.question for case in questions_from_headings([document(name, path)], 9)]


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (("第二章 值班要求",), "值班办法对值班要求有哪些规定？"),
        (("四、应急响应", "(二)启动条件"), "应急响应的启动条件有哪些？"),
        (("四、应急响应", "1.处置流程"), "应急响应的处置流程是怎样的？"),
        (("公积金提取", "申请材料"), "公积金提取需要提交哪些申请材料？"),
        (("第九条",), "值班办法第九条是怎么规定的？"),
        (("3.2 如何交接班",), "如何交接班？"),
        (("一、堤防巡查",), "值班办法中，堤防巡查是怎么规定的？"),
        (("2024年台风复盘", "灾情"), "2024年台风复盘中，灾情是怎么规定的？"),
        (("2 台风复盘", "灾情"), "台风复盘中，灾情是怎么规定的？"),
    ],
)
def test_a_heading_becomes_a_question(path: tuple[str, ...], question: str) -> None:
    assert asked("值班办法.txt", *path)[-1] == question


@pytest.mark.parametrize(
    "heading", ["第一章 总则", "附则", "值班办法", "（一）", "本市行政区域内的单位，应当遵守。"]
)
def test_a_heading_that_any_document_has_asks_nothing(heading: str) -> None:
    assert asked("值班办法.txt", heading) == []


def test_the_place_is_what_must_be_found() -> None:
    (case,) = questions_from_headings([document("值班办法.txt", ("第三条",))], 9)
    assert (case.documents, case.places) == (("值班办法.txt",), ("第三条",))


def test_all_documents_are_asked_about_alike_and_nothing_twice() -> None:
    long = document("甲.txt", *((f"第{number}章 事项{number}号",) for number in range(1, 40)))
    short = document("乙.txt", ("一、巡查",), ("二、值守",))
    cases = questions_from_headings([long, short], 5)
    assert len(cases) == 5
    assert [case.documents[0] for case in cases].count("乙.txt") == 2
    twice = document("丙.txt", ("一、巡查", "要求"), ("二、巡查", "要求"))
    questions = [case.question for case in questions_from_headings([twice], 9)]
    assert len(questions) == len(set(questions))
