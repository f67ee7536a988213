import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from studio.core.errors import FileInvalid, NotFound
from studio.knowledge import KnowledgeBase, evaluate


def cases_file(folder: Path, *cases: Mapping[str, object]) -> Path:
    file = folder / "cases.jsonl"
    file.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    return file


async def test_hits_are_counted_by_document_and_place(loaded: KnowledgeBase, tmp_path: Path) -> None:
    question = "红色预警多久报告一次水情"
    file = cases_file(
        tmp_path,
        {"question": question, "documents": ["值班办法.txt"]},
        {"question": question, "documents": ["值班办法.txt"], "places": ["第 四 条"]},
        {"question": question, "documents": ["值班办法.txt"], "places": ["第九条"]},
        {"question": question, "documents": ["别的.txt"]},
    )
    report = await evaluate(loaded, file)
    assert report.cases == 4
    assert report.hits[1] == report.hits[10] == 0.5
    assert report.mrr == 0.5
    assert [miss.documents for miss in report.misses] == [("值班办法.txt",), ("别的.txt",)]
    first = report.misses[0].found[0]
    assert (first.document, first.place.headings[-1]) == ("值班办法.txt", "第四条")
    assert 0 < report.p50_ms <= report.p95_ms


async def test_progress_is_told_for_every_case(loaded: KnowledgeBase, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    case = {"question": "值班", "documents": ["值班办法.txt"]}
    await evaluate(loaded, cases_file(tmp_path, case, case), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("line", ["{", '{"question": "x"}', '{"question": "", "documents": ["a"]}', "[]"])
async def test_a_bad_line_is_named(loaded: KnowledgeBase, tmp_path: Path, line: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text('{"question": "x", "documents": ["a"]}\n' + line, encoding="utf-8")
    with pytest.raises(FileInvalid) as invalid:
        await evaluate(loaded, file)
    assert invalid.value.problem.startswith("2: ")


async def test_a_missing_or_empty_file_of_cases_is_said(loaded: KnowledgeBase, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await evaluate(loaded, tmp_path / "none.jsonl")
    with pytest.raises(FileInvalid):
        await evaluate(loaded, cases_file(tmp_path))


async def test_a_document_is_found_by_the_passage_that_is_shown_for_it(
    base: KnowledgeBase, files: Callable[..., list[Path]], tmp_path: Path
) -> None:
    said = "值班日志由专人保管，保存五年。"
    await base.add(files(正本=said, 副本=said))
    (passage,) = await base.search("值班日志保存几年")
    assert {passage.document, *passage.also} == {"正本.txt", "副本.txt"}
    cases = [{"question": "值班日志保存几年", "documents": [name]} for name in ("正本.txt", "副本.txt")]
    assert (await evaluate(base, cases_file(tmp_path, *cases))).hits[1] == 1
