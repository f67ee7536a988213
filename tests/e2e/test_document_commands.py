"""`kb facts`, `kb chunks`, `kb chunk`, `kb add --keep-both`: documents looked at and set right."""

from pathlib import Path

import pytest

from tests.e2e.command import Studio

OLD = "示例市防汛值班办法\n示政办〔2021〕27号\n第一条 防汛值班每六十分钟报告一次。\n"
NEW = (
    "示例市防汛值班规定\n示政办〔2025〕18号\n第一条 防汛值班每三十分钟报告一次。\n"
    "第二条 本规定自2025年5月1日起施行，原《示例市防汛值班办法》（示政办〔2021〕27号）同时废止。\n"
)


@pytest.fixture
def base(studio: Studio, tmp_path: Path) -> str:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "旧办法.txt").write_text(OLD, encoding="utf-8")
    (folder / "新规定.txt").write_text(NEW, encoding="utf-8")
    assert studio("kb", "create", "防汛").code == 0
    assert studio("kb", "add", "防汛", folder).code == 0
    return "防汛"


def test_facts_are_shown_and_a_replaced_document_is_retrieved_only_on_demand(
    studio: Studio, base: str
) -> None:
    shown = {row["name"]: row["facts"] for row in studio("kb", "facts", base).data["documents"]}
    assert shown["新规定.txt"]["number"] == "示政办〔2025〕18号"
    assert shown["新规定.txt"]["in_force_from"] == "2025-05-01"
    assert shown["旧办法.txt"]["validity"] == "replaced"

    found = studio("kb", "search", base, "防汛值班多久报告一次").data["passages"]
    assert {passage["document"] for passage in found} == {"新规定.txt"}
    old = studio("kb", "search", base, "旧办法里防汛值班多久报告一次").data["passages"]
    standing = {passage["document"]: passage["validity"] for passage in old}
    assert standing["旧办法.txt"] == "replaced"


def test_facts_are_set_by_hand_and_given_back(studio: Studio, base: str) -> None:
    told = ("--set", "validity=in_force", "--set", "issuer=示例市水利局")
    (row,) = studio("kb", "facts", base, "旧办法.txt", *told).data["documents"]
    assert (row["facts"]["validity"], row["facts"]["issuer"]) == ("in_force", "示例市水利局")
    assert row["facts"]["by_hand"] == ["issuer", "validity"]
    found = studio("kb", "search", base, "防汛值班多久报告一次").data["passages"]
    assert {passage["document"] for passage in found} == {"新规定.txt", "旧办法.txt"}

    (row,) = studio("kb", "facts", base, "旧办法.txt", "--reset").data["documents"]
    assert (row["facts"]["validity"], row["facts"]["by_hand"]) == ("replaced", [])


@pytest.mark.parametrize("told", ["validity=perhaps", "issued=2025年3月"])
def test_a_fact_that_cannot_be_is_refused(studio: Studio, base: str, told: str) -> None:
    outcome = studio("kb", "facts", base, "旧办法.txt", "--set", told)
    assert outcome.code == 1
    assert outcome.data["error"]["name"] == "FactInvalid"


def test_a_passage_is_edited_switched_off_and_restored(studio: Studio, base: str) -> None:
    (chunk, *_) = studio("kb", "chunks", base, "新规定.txt").data["chunks"]
    edited = studio("kb", "chunk", base, chunk["id"], "--text", "第一条 防汛值班每五分钟报告一次。")
    found = studio("kb", "search", base, "防汛值班多久报告一次").data["passages"]
    assert "五分钟" in found[0]["text"]

    off = studio("kb", "chunk", base, edited.data["chunk"], "--off")
    listed = studio("kb", "chunks", base, "新规定.txt").data["chunks"][0]
    assert (listed["off"], listed["edited"]) == (True, True)

    studio("kb", "chunk", base, off.data["chunk"], "--restore")
    restored = studio("kb", "chunks", base, "新规定.txt").data["chunks"][0]
    assert (restored["text"], restored["off"], restored["edited"]) == (chunk["text"], False, False)


def test_a_namesake_from_elsewhere_is_kept_beside_on_request(
    studio: Studio, base: str, tmp_path: Path
) -> None:
    other = tmp_path / "水利局"
    other.mkdir()
    (other / "旧办法.txt").write_text(OLD.replace("六十", "四十"), encoding="utf-8")
    report = studio("kb", "add", base, other, "--keep-both").data
    assert report["loaded"] == ["水利局/旧办法.txt"]
    assert studio("kb", "add", base, other).data["skipped"] == ["水利局/旧办法.txt"]


def test_watched_folders_are_followed_after_their_changes_were_shown(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "旧办法.txt").write_text(OLD, encoding="utf-8")
    studio("kb", "create", "资料库")
    assert studio("kb", "watch", "资料库", folder).data == {"folders": [str(folder)]}
    assert studio("kb", "changes", "资料库").data["new"] == [str(folder / "旧办法.txt")]
    assert studio("kb", "sync", "资料库").data["loaded"] == ["旧办法.txt"]

    (folder / "旧办法.txt").rename(folder / "值班办法.txt")
    (folder / "新规定.txt").write_text(NEW, encoding="utf-8")
    shown = studio("kb", "changes", "资料库").data
    assert shown["moved"] == [{"document": "旧办法.txt", "path": str(folder / "值班办法.txt")}]
    report = studio("kb", "sync", "资料库").data
    assert (report["moved"], report["loaded"], report["removed"]) == (["值班办法.txt"], ["新规定.txt"], [])

    assert studio("kb", "unwatch", "资料库", folder).data == {"folders": []}
    assert studio("kb", "watch", "资料库", folder / "没有").data["error"]["name"] == "NotFound"
