"""Archives: looked through before anything is unpacked, and names read as they were meant."""

import zipfile
from pathlib import Path

import pytest

from studio.core.documents import DocumentKind
from studio.core.errors import (
    ArchiveNotSupported,
    ArchiveUnsafe,
    DocumentCorrupt,
    DocumentEmpty,
    DocumentEncrypted,
)
from studio.documents import Allowance, Unpacked, detect_kind
from studio.documents.parcels.members import plain_name
from studio.documents.parcels.unpacking import unpack
from tests.unit.documents.parcels import (
    TEXT,
    nested,
    overlapping_zip,
    unicode_path,
    zip_by_hand,
    zip_of,
    zip_with_link,
)

UTF8 = 0x800
GBK = "年报/联通.txt".encode("gbk")


def opened(tmp_path: Path, content: bytes, allowance: Allowance | None = None) -> Unpacked:
    file, into = tmp_path / "年报.zip", tmp_path / "into"
    file.write_bytes(content)
    into.mkdir()
    try:
        return unpack(file, DocumentKind.ARCHIVE, into, allowance or Allowance())
    except ArchiveUnsafe:
        assert list(into.iterdir()) == []
        raise


def names(unpacked: Unpacked) -> list[str]:
    return [member.name for member in unpacked.members]


def test_members_lie_unpacked_and_bear_their_paths(tmp_path: Path) -> None:
    unpacked = opened(
        tmp_path,
        zip_of({"2024/通知.txt": TEXT, "2024/空/": b"", "setup.exe": b"MZ", "__MACOSX/._通知.txt": b"x"}),
    )

    assert names(unpacked) == ["2024/通知.txt"]
    assert unpacked.left_out == ("setup.exe",)
    assert [member.path.read_bytes() for member in unpacked.members if member.path] == [TEXT]


@pytest.mark.parametrize(
    "name",
    [
        "../通知.txt",
        "a/../../通知.txt",
        "/etc/通知.txt",
        "C:/通知.txt",
        "C:通知.txt",
        "..\\通知.txt",
        "\\\\host\\通知.txt",
    ],
)
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveUnsafe, match="path_outside"):
        opened(tmp_path, zip_by_hand([(b"good.txt", TEXT), (name.encode(), TEXT)], flags=UTF8))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (zip_with_link(), "link"),
        (overlapping_zip(), "overlapping"),
        (zip_of({"通知.txt": bytes(60 << 20)}), "bomb"),
        (nested(4), "nested_too_deep"),
        (zip_of({"内.zip": zip_of({"通知.txt": bytes(60 << 20)})}), "bomb"),
        (zip_of({f"{number}.zip": zip_of({"通知.txt": bytes(20 << 20)}) for number in range(4)}), "bomb"),
        (zip_of({"内.dat1": zip_of({"../通知.txt": TEXT})}), "path_outside"),
    ],
)
def test_what_could_do_harm_is_refused_before_unpacking(tmp_path: Path, content: bytes, problem: str) -> None:
    with pytest.raises(ArchiveUnsafe, match=problem):
        opened(tmp_path, content)


def test_three_archives_one_in_another_are_taken(tmp_path: Path) -> None:
    assert names(opened(tmp_path, nested(3))) == ["2.zip"]


def test_members_and_bytes_are_counted_through_all_levels(tmp_path: Path) -> None:
    inner = zip_of({f"{number}.txt": TEXT for number in range(6)})
    with pytest.raises(ArchiveUnsafe, match="too_many_members"):
        opened(tmp_path, zip_of({"甲.zip": inner, "乙.zip": inner}), Allowance(members=12))


def test_more_bytes_than_are_allowed_are_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnsafe, match="too_large_unpacked"):
        opened(tmp_path, zip_of({"通知.txt": TEXT}), Allowance(bytes=10))


@pytest.mark.parametrize(
    "content",
    [
        zip_by_hand([(GBK, TEXT)]),
        zip_by_hand([("年报/联通.txt".encode(), TEXT)]),
        zip_by_hand([("年报/联通.txt".encode(), TEXT)], flags=UTF8),
        zip_by_hand([("年报\\联通.txt".encode(), TEXT)], flags=UTF8),
        zip_by_hand([(b"?/??.txt", TEXT)], extra=unicode_path(b"?/??.txt", "年报/联通.txt")),
    ],
    ids=["gbk", "utf-8", "flagged", "backslash", "unicode path"],
)
def test_chinese_names_are_read_however_they_are_coded(tmp_path: Path, content: bytes) -> None:
    assert names(opened(tmp_path, content)) == ["年报/联通.txt"]


def test_a_locked_member_fails_alone(tmp_path: Path) -> None:
    content = bytearray(zip_by_hand([(b"a.txt", TEXT), (b"b.txt", TEXT)]))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked, good = opened(tmp_path, bytes(content)).members

    assert locked.trouble == DocumentEncrypted(document="a.txt", kind="zip")
    assert good.trouble is None


def test_an_archive_in_which_all_is_locked_is_locked(tmp_path: Path) -> None:
    with pytest.raises(DocumentEncrypted):
        opened(tmp_path, zip_by_hand([(b"a.txt", TEXT)], flags=1))


def test_a_damaged_member_fails_alone(tmp_path: Path) -> None:
    content = zip_by_hand([(b"a.docx", TEXT), (b"b.txt", TEXT)]).replace(TEXT, TEXT[::-1], 1)
    damaged, good = opened(tmp_path, content).members

    assert damaged.trouble == DocumentCorrupt(document="a.docx", kind="docx")
    assert damaged.path is None
    assert good.path is not None


def test_a_member_packed_in_an_unknown_way_fails_alone(tmp_path: Path) -> None:
    content = bytearray(zip_by_hand([(b"a.txt", TEXT), (b"b.txt", TEXT)]))
    content[content.index(b"PK\x01\x02") + 10] = 9
    unknown, _ = opened(tmp_path, bytes(content)).members

    assert unknown.trouble == ArchiveNotSupported(document="a.txt", kind="zip (Deflate64)")


def test_two_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert names(opened(tmp_path, zip_by_hand([(b"a.txt", TEXT), (b"a.txt", b"2")]))) == [
        "a.txt",
        "a (2).txt",
    ]


def test_an_archive_without_files_is_empty(tmp_path: Path) -> None:
    with pytest.raises(DocumentEmpty):
        opened(tmp_path, zip_of({}))


@pytest.mark.parametrize("cut", [10, 60, -30, -10])
def test_a_cut_archive_is_damaged(tmp_path: Path, cut: int) -> None:
    with pytest.raises(DocumentCorrupt):
        opened(tmp_path, zip_of({"通知.txt": TEXT})[:cut])


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a/./b/\u202e通知.txt", "a/b/通知.txt"),
        ('x:y"|?.txt', "x_y___.txt"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
        ("//", ""),
        ("通知.txt\n", "通知.txt"),
    ],
)
def test_names_are_made_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"Rar!\x1a\x07\x01\x00", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08\x00", "gz"),
        (bytes(257).replace(b"\0", b"a") + b"ustar\x0000", "tar"),
    ],
)
def test_other_archives_are_to_be_unpacked_first(tmp_path: Path, start: bytes, kind: str) -> None:
    file = tmp_path / "年报"
    file.write_bytes(start + b"rest" * 50)
    with pytest.raises(ArchiveNotSupported) as raised:
        detect_kind(file)
    assert raised.value.kind == kind


def test_a_stored_pdf_in_an_archive_does_not_make_it_a_pdf(tmp_path: Path) -> None:
    file = tmp_path / "年报.zip"
    file.write_bytes(zip_by_hand([(b"a.pdf", b"%PDF-1.4 ...")]))

    assert detect_kind(file) is DocumentKind.ARCHIVE
    assert zipfile.is_zipfile(file)
