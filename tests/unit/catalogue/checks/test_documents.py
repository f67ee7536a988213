"""Documents that were not read whole, bear no issuer or date, or no longer hold."""

from typing import Any

import pytest

from studio.catalogue import CheckName, Verdict, run_checks
from studio.core import errors
from tests.unit.catalogue.checks.checked import check, document, with_rows
from tests.unit.catalogue.samples import BASE, Draft


@pytest.mark.parametrize("row", [{"text": " "}, {"warnings": [["page_without_text", "2"]]}])
def test_a_document_that_was_not_read_whole_is_warned_of(draft: Draft, row: dict[str, Any]) -> None:
    told = {
        "name": "扫描件.pdf",
        "kind": "pdf",
        "pages": 3,
        "bytes": 9,
        "digest": "",
        "warnings": [],
        "text": "x",
    }
    found = check(with_rows(draft, "documents.jsonl", [told | row]), CheckName.DOCUMENTS)
    assert found.verdict is Verdict.WARN
    assert found.facts == {"documents": 1, "doubtful": 1}
    assert [sighting.where for sighting in found.sightings] == ["扫描件.pdf"]


def test_what_has_no_issuer_or_date_or_no_longer_holds_is_warned_of_by_name(draft: Draft) -> None:
    known = {"issuer": "示例市应急管理局", "issued": "2026-03-01"}
    rows = [
        document("一.docx", **known, title="示例市防汛办法", number="示应急〔2026〕3号"),
        document("二.docx", **known, validity="repealed", replaced_by="示例市防汛办法"),
        document("三.docx", issued="2026-03-01"),
        document("四.docx", issuer="示例市水务局"),
        document("五.csv"),
        document("六.docx", **known, in_force_from="2999-01-01"),
    ]
    found = check(with_rows(draft, "documents.jsonl", rows), CheckName.PROVENANCE)
    assert found.verdict is Verdict.WARN
    assert [(sighting.where, sighting.kind) for sighting in found.sightings] == [
        ("二.docx", "repealed"),
        ("六.docx", "not_yet"),
        ("三.docx", "no_issuer"),
        ("五.csv", "no_issuer_date"),
        ("四.docx", "no_date"),
    ]
    assert (found.facts["documents"], found.facts["ended"], found.facts["without_date"]) == (6, 1, 2)


def test_a_document_that_another_of_the_base_ends_is_told_with_its_successor(draft: Draft) -> None:
    rows = [
        document("旧.docx", title="示例市防汛办法", number="示应急〔2020〕1号", issuer="示例市应急管理局",
                 issued="2020-01-01"),
        document("新.docx", title="示例市防汛管理规定", number="示应急〔2026〕3号", issuer="示例市应急管理局",
                 issued="2026-03-01", replaces=["示例市防汛办法"]),
    ]  # fmt: skip
    (sighting,) = check(with_rows(draft, "documents.jsonl", rows), CheckName.PROVENANCE).sightings
    assert (sighting.where, bool(sighting.detail)) == ("旧.docx", True)


@pytest.mark.parametrize("file", ["documents.jsonl", "chunks.jsonl"])
@pytest.mark.parametrize("row", [{}, {"name": "a"}, {"document": "a", "text": 1}])
def test_knowledge_that_does_not_read_is_refused(draft: Draft, file: str, row: dict[str, Any]) -> None:
    with pytest.raises(errors.PackageInvalid) as caught:
        run_checks(with_rows(draft, file, [row]))
    assert caught.value.file == f"knowledge/{BASE}/{file}"
