"""`kb`: documents are loaded, found, measured and taken away; bad input is said clearly."""

import json
from pathlib import Path

import pytest

from tests.e2e.command import Studio
from tests.unit.documents.parcels import zip_of

RULES = """# 档案借阅办法

## 第一章 总则

第一条 为了规范档案借阅，制定本办法。

第二条 本办法适用于示例市各单位。

## 第二章 借阅

第三条 借阅人应当填写借阅单，由科室负责人签字后交档案室办理，借阅期限不超过十五日。

第四条 借阅人不得涂改、拆散档案，损坏的应当照价赔偿。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "档案借阅办法.md").write_text(RULES, encoding="utf-8")
    (documents / "通知.txt").write_bytes(
        "关于调整食堂开放时间的通知\n自下周起午餐时间调整为十一时半。".encode("gb18030")
    )
    return documents


@pytest.fixture
def base(studio: Studio, folder: Path) -> str:
    assert studio("kb", "create", "档案").code == 0
    assert studio("kb", "add", "档案", folder).code == 0
    return "档案"


def test_a_question_finds_its_article(studio: Studio, base: str) -> None:
    outcome = studio("kb", "search", base, "档案最多能借多少天？")

    best = outcome.data["passages"][0]
    assert best["document"] == "档案借阅办法.md"
    assert "第三条" in best["place"]
    assert "十五日" in best["text"]
    assert 0 < best["score"] <= 1


def test_gb18030_text_is_read_as_what_it_says(studio: Studio, base: str) -> None:
    outcome = studio("kb", "search", base, "食堂几点开放午餐")
    assert "十一时半" in outcome.data["passages"][0]["text"]


def test_status_tells_what_became_of_each_document(studio: Studio, base: str) -> None:
    documents = studio("kb", "status", base).data["documents"]
    assert {row["name"]: row["state"] for row in documents} == {
        "档案借阅办法.md": "ready",
        "通知.txt": "ready",
    }
    assert all(row["chunks"] > 0 and row["reason"] is None for row in documents)


def test_adding_again_skips_what_has_not_changed(studio: Studio, base: str, folder: Path) -> None:
    (folder / "通知.txt").write_text(
        "关于调整食堂开放时间的通知\n自下月起午餐时间调整为十二时。", encoding="utf-8"
    )
    report = studio("kb", "add", base, folder).data
    assert report["skipped"] == ["档案借阅办法.md"]
    assert report["replaced"] == ["通知.txt"]


def test_measuring_counts_hits_by_document_and_place(studio: Studio, base: str, tmp_path: Path) -> None:
    cases = [
        {"question": "借阅期限多长", "documents": ["档案借阅办法.md"], "places": ["第三条"]},
        {"question": "午餐时间", "documents": ["通知.txt"]},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    outcome = studio("kb", "eval", base, file)
    assert outcome.code == 0
    assert outcome.data["hit@5"] == 1.0


def test_a_removed_document_is_no_longer_found(studio: Studio, base: str) -> None:
    assert studio("kb", "remove", base, "通知.txt").code == 0
    found = studio("kb", "search", base, "午餐时间调整").data["passages"]
    assert "通知.txt" not in [passage["document"] for passage in found]


def test_an_exported_base_comes_back_in_another_workspace(studio: Studio, base: str, tmp_path: Path) -> None:
    assert studio("kb", "export", base, tmp_path / "档案.kb").code == 0
    other = Studio(tmp_path / "other")
    assert other("kb", "import", tmp_path / "档案.kb").data["name"] == base
    assert other("kb", "search", base, "借阅期限").data["passages"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("空.txt", b"", "DocumentEmpty"),
        ("坏.docx", b"PK\x03\x04 this is not a document", "DocumentCorrupt"),
        ("未知.bin", bytes(range(256)) * 8, "DocumentKindUnknown"),
    ],
)
def test_a_bad_file_is_said_with_what_to_do(
    studio: Studio, base: str, tmp_path: Path, name: str, content: bytes, error: str
) -> None:
    (tmp_path / name).write_bytes(content)
    outcome = studio("kb", "add", base, tmp_path / name)
    assert outcome.code == 1
    failed = outcome.data["failed"][0]
    assert failed["error"] == error
    assert failed["reason"]
    assert failed["hint"]
    assert studio("kb", "status", base).data["documents"]


def test_a_classified_document_is_refused_and_nothing_of_it_is_kept(
    studio: Studio, base: str, tmp_path: Path
) -> None:
    (tmp_path / "部署.txt").write_text("机密★10年\n\n示例市演练部署\n代号虚构甲。", encoding="utf-8")
    outcome = studio("kb", "add", base, tmp_path / "部署.txt")
    assert outcome.data["refused"][0]["error"] == "DocumentClassified"
    stored = b"".join(path.read_bytes() for path in studio.workspace.rglob("*") if path.is_file())
    assert "代号虚构甲".encode() not in stored


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["kb", "status", "没有的库"], "NotFound"),
        (["kb", "create", "a/b"], "NameNotAllowed"),
        (["agent", "show", "nobody"], "NotFound"),
        (["kb", "import", "missing.kb"], "FileInvalid"),
    ],
)
def test_a_wrong_name_is_an_error_in_the_user_s_words(
    studio: Studio, arguments: list[str], error: str
) -> None:
    outcome = studio(*arguments)
    assert outcome.code == 1
    body = outcome.data["error"]
    assert body["name"] == error
    assert body["message"]
    assert body["hint"]
    assert body["hint"] in outcome.err


def test_wrong_usage_ends_with_two(studio: Studio) -> None:
    assert studio("kb", "no-such-command").code == 2


def test_what_a_base_does_with_personal_data_is_set_and_shown(studio: Studio, base: str) -> None:
    stricter = studio("kb", "settings", base, "--personal-data", "mask")
    assert "已有的文档也已遮盖" in stricter.err
    refusing = studio("kb", "settings", base, "--personal-data", "refuse")
    assert "已有的已移出" in refusing.err
    assert "重新添加其文件" in studio("kb", "settings", base, "--personal-data", "keep").err
    assert studio("kb", "settings", base, "--personal-data", "keep").err == ""
    assert studio("kb", "settings", base, "--personal-data", "mask").code == 0
    shown = studio("kb", "settings", base, "--set", "search.threshold=0.2")

    assert shown.data["settings"]["personal_data"] == "mask"
    assert shown.data["settings"]["search"]["threshold"] == 0.2


@pytest.mark.parametrize("assignment", ["nothing=1", "search.threshold=9", "search=1", "a.b.c=2", "="])
def test_what_is_no_setting_is_wrong_usage(studio: Studio, base: str, assignment: str) -> None:
    assert studio("kb", "settings", base, "--set", assignment).code == 2


def test_an_archive_is_taken_in_with_what_is_in_it_and_a_bomb_is_not(
    studio: Studio, base: str, tmp_path: Path
) -> None:
    (tmp_path / "年报.zip").write_bytes(
        zip_of(
            {"通知.txt": "各单位报送材料，电话13800000000。".encode(), "密.txt": "机密★10年\n方案".encode()}
        )
    )
    (tmp_path / "炸弹.zip").write_bytes(zip_of({"零.txt": bytes(60 << 20)}))
    added = studio("kb", "add", base, tmp_path / "年报.zip", tmp_path / "炸弹.zip")
    rows = {row["name"]: row for row in studio("kb", "status", base).data["documents"]}

    assert [row["name"] for row in added.data["refused"]] == ["年报.zip/密.txt"]
    assert rows["炸弹.zip"]["error"] == "ArchiveUnsafe"
    assert rows["年报.zip/密.txt"]["error"] == "DocumentClassified"
    assert rows["年报.zip/通知.txt"]["container"] == "年报.zip"
    assert rows["年报.zip/通知.txt"]["findings"]["personal"] == {"mobile": 1}
