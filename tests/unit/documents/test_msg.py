"""Mails that Outlook saved are read like any other."""

import struct
from collections.abc import Mapping
from pathlib import Path

import pytest

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentError
from studio.documents.compound import CompoundFile
from studio.documents.kinds import kind_of
from studio.documents.parcels import msg
from studio.documents.parcels.compressed_rtf import unpacked_rtf
from studio.documents.parcels.mail import attachments_of, bodies_of, parsed_mail
from studio.documents.reading import read_document
from tests.unit.documents.compounds import compound_bytes

SENT = 133497774000000000  # 2024-01-15 00:30 UTC in steps of 100 ns since 1601
PROPERTIES = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 0, SENT)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


MAIL = {
    "__properties_version1.0": PROPERTIES,
    "__substg1.0_0037001F": wide("关于报送材料的函"),
    "__substg1.0_0C1A001F": wide("张三"),
    "__substg1.0_5D01001F": wide("zhangsan@example.cn"),
    "__substg1.0_0E04001E": "办公室".encode("gb18030"),
    "__substg1.0_1000001F": wide("各单位：\r\n请于月底前报送材料。"),
}


class Folders(CompoundFile):
    """A compound file with folders, without its bytes."""

    def __init__(self, streams: Mapping[tuple[str, ...], bytes]) -> None:
        self._kept = dict(streams)

    def __contains__(self, path: str | tuple[str, ...]) -> bool:
        return ((path,) if isinstance(path, str) else path) in self._kept

    @property
    def paths(self) -> list[tuple[str, ...]]:
        return list(self._kept)

    def stream(self, *path: str) -> bytes | None:
        return self._kept.get(path)


def test_an_outlook_mail_tells_what_an_ordinary_one_tells(tmp_path: Path) -> None:
    (tmp_path / "来信.msg").write_bytes(compound_bytes(MAIL))
    document = read_document(tmp_path / "来信.msg")

    assert document.kind is DocumentKind.MAIL
    assert [block.text for block in document.blocks[:3]] == [
        "关于报送材料的函",
        "发件人：张三 <zhangsan@example.cn>",
        "收件人：办公室",
    ]
    assert document.blocks[3].text.startswith("日期：2024-01-15")
    assert "请于月底前报送材料。" in document.text


def test_its_attachments_and_the_mails_in_it_are_attachments() -> None:
    attached, inner = "__attach_version1.0_#00000000", "__attach_version1.0_#00000001"
    within = (inner, "__substg1.0_3701000d")
    file = Folders(
        {
            **{(name.lower(),): content for name, content in MAIL.items()},
            (attached, "__substg1.0_37010102"): b"content",
            (attached, "__substg1.0_3707001f"): wide("附件一.docx"),
            (inner, "__substg1.0_3704001f"): wide("转来"),
            (*within, "__properties_version1.0"): bytes(24),
            (*within, "__substg1.0_1000001f"): wide("原信。"),
        }
    )
    found = list(attachments_of(parsed_mail(msg._mail(file, (), 0))))

    assert [one.name for one in found] == ["附件一.docx", "转来.eml"]
    assert found[0].content == b"content"
    assert "原信。" in [part.text.text.strip() for part in bodies_of(parsed_mail(found[1].content))]


def told(streams: Mapping[str, bytes]) -> str:
    """The text of a mail with these streams."""
    file = Folders({(name.lower(),): content for name, content in streams.items()})
    bodies = bodies_of(parsed_mail(msg._mail(file, (), 0)))
    return "\n".join(body.text.text.strip() for body in bodies)


def properties(page: int) -> bytes:
    return bytes(32) + struct.pack("<HHIQ", 0x03, 0x3FFD, 0, page)


@pytest.mark.parametrize(
    ("page", "encoding", "text"),
    [
        (1251, "cp1251", "Письмо о наводнении"),
        (936, "gb18030", "各单位：请于月底前报送材料。"),
        (950, "big5", "請於月底前報送材料。"),
        (1252, "gb18030", "各单位：请于月底前报送材料。"),
        (1252, "cp1252", "Grüße aus Köln"),
        (77777, "utf-8", "各单位"),
        (1251, "utf-16", "各单位"),
    ],
)
def test_a_body_in_an_old_code_page_is_read(page: int, encoding: str, text: str) -> None:
    body = {"__properties_version1.0": properties(page), "__substg1.0_1000001E": text.encode(encoding)}
    found = told(body)
    assert found == text if encoding != "utf-16" else found


def test_a_page_of_bytes_says_its_code_page_too() -> None:
    page = {
        "__properties_version1.0": properties(1251),
        "__substg1.0_10130102": "<p>Письмо</p>".encode("cp1251"),
    }
    assert told(page) == "<p>Письмо</p>"


HELLO = bytes.fromhex(  # the first example of [MS-OXRTFCP]
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
REPEATED = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def read(tmp_path: Path, rtf: bytes) -> str:
    """The text below the head of a mail of which only that is kept."""
    head = {"__properties_version1.0": bytes(32), "__substg1.0_0037001F": wide("函")}
    mail = head | {"__substg1.0_10090102": rtf}
    (tmp_path / "来信.msg").write_bytes(compound_bytes(mail))
    return "\n".join(block.text for block in read_document(tmp_path / "来信.msg").blocks[1:])


def test_a_mail_of_which_only_its_rtf_is_kept_is_read(tmp_path: Path) -> None:
    assert unpacked_rtf(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rtf(REPEATED) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert read(tmp_path, HELLO) == "hello world"
    plain = struct.pack("<IIII", 30, 14, 0x414C454D, 0) + b"{\\rtf1 plain}"
    assert read(tmp_path, plain) == "plain"


@pytest.mark.parametrize("data", [b"", b"short", HELLO[:20], HELLO[:12] + b"\xff" * 40, bytes(16) + HELLO])
def test_damaged_rtf_of_a_mail_gives_what_there_is(tmp_path: Path, data: bytes) -> None:
    assert len(unpacked_rtf(data)) <= 43
    assert len(read(tmp_path, data)) <= 43


@pytest.mark.parametrize("cut", [600, 1500])
def test_a_damaged_one_fails_with_a_reason(tmp_path: Path, cut: int) -> None:
    (tmp_path / "来信.msg").write_bytes(compound_bytes(MAIL)[:cut])
    with pytest.raises(DocumentError):
        read_document(tmp_path / "来信.msg")


def test_what_is_no_mail_of_outlook_is_damaged() -> None:
    with pytest.raises(ValueError, match="Outlook"):
        msg.as_ordinary_mail(b"\xd0\xcf")
    assert kind_of(compound_bytes(MAIL), "x") is DocumentKind.MAIL
