"""Mails: read with the habits and mistakes of the programs that write them."""

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from studio.core.documents import Document, DocumentKind
from studio.documents import Allowance, Unpacked, detect_kind
from studio.documents.parcels.mail_words import coded_words
from studio.documents.parcels.unpacking import unpack
from studio.documents.reading import read_document
from tests.unit.documents.parcels import TEXT, mail_with

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def read(tmp_path: Path, content: bytes, name: str = "来信.eml") -> Document:
    (tmp_path / name).write_bytes(content)
    return read_document(tmp_path / name)


def attached(tmp_path: Path, content: bytes, depth: int = 3) -> Unpacked:
    (tmp_path / "来信.eml").write_bytes(content)
    (tmp_path / "into").mkdir()
    return unpack(tmp_path / "来信.eml", DocumentKind.MAIL, tmp_path / "into", Allowance(depth=depth))


def raw(headers: str, body: bytes) -> bytes:
    head = f"From: a@example.cn\r\nSubject: Test\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n"
    return head.encode() + body


def test_a_mail_tells_subject_people_date_and_what_is_written(tmp_path: Path) -> None:
    document = read(tmp_path, mail_with({}).as_bytes())

    assert document.kind is DocumentKind.MAIL
    assert [block.text for block in document.blocks] == [
        "关于报送材料的函",
        "发件人：张三 <zhangsan@example.cn>",
        "收件人：办公室 <office@example.cn>",
        "日期：2024-01-15 08:30",
        "各单位：",
        "请于月底前报送材料。",
    ]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Type: text/plain; charset=gb2312", "镕基同志：㐂".encode("gb18030")),
        ("Content-Type: text/plain", "镕基同志：㐂".encode()),
        ("Content-Type: text/plain; charset=utf-8", "镕基同志：".encode("gb18030")),
        ("Content-Type: text/plain; charset=no-such", "镕基同志：".encode("gb18030")),
        (
            "Content-Type: text/plain; charset=GBK\r\nContent-Transfer-Encoding: base64",
            base64.b64encode("镕基同志：".encode("gb18030")),
        ),
        (
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            b"=E9=95=95=E5=9F=BA=E5=90=8C=E5=BF=97",
        ),
    ],
)
def test_the_charset_is_found_out_whatever_the_mail_says(tmp_path: Path, headers: str, body: bytes) -> None:
    assert "镕基同志" in read(tmp_path, raw(headers, body)).text


def test_of_alternatives_only_one_is_taken(tmp_path: Path) -> None:
    mail = mail_with({})
    mail.add_alternative("<p>各单位：</p><p>请于月底前报送材料。</p>", subtype="html")

    assert read(tmp_path, mail.as_bytes()).text.count("报送材料。") == 1


def test_a_page_that_says_more_than_the_plain_text_is_taken(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "通知"
    mail.set_content("请用支持网页的程序查看。")
    row = "<tr><td>甲单位</td><td>月底</td></tr>"
    mail.add_alternative(f"<table>{row * 9}</table>", subtype="html")

    text = read(tmp_path, mail.as_bytes()).text
    assert "月底" in text
    assert "支持网页" not in text


@pytest.mark.parametrize(
    "coded",
    [
        "=?gb2312?B?udjT2rGoy82yxMHPtcS6rw==?=",
        "=?utf-8?b?" + base64.b64encode("关于报送材料的函".encode()[:7]).decode() + "?=\r\n =?utf-8?b?"
        + base64.b64encode("关于报送材料的函".encode()[7:]).decode() + "?=",
        "=?UTF-8?Q?=E5=85=B3=E4=BA=8E=E6=8A=A5=E9=80=81=E6=9D=90=E6=96=99=E7=9A=84=E5=87=BD?=",
        "关于报送材料的函".encode().decode("ascii", "surrogateescape"),
        "关于报送材料的函".encode("gb18030").decode("ascii", "surrogateescape"),
        "=?gb2312?B?udjT2rGoy82yxMHPtcS6rw=?=",
    ],
    ids=["gb2312", "a character cut in two", "q", "bare utf-8", "bare gbk", "padding lost"],
)  # fmt: skip
def test_headers_are_read_however_they_are_coded(coded: str) -> None:
    assert coded_words(coded) == "关于报送材料的函"


@pytest.mark.parametrize(
    "disposition",
    [
        "attachment; filename*=utf-8''%E9%99%84%E4%BB%B6.txt",
        "attachment; filename*0*=gb2312''%B8%BD; filename*1*=%BC%FE.txt",
        'attachment; filename="=?gb2312?B?uL28/i50eHQ=?="',
        'attachment;\r\n filename="=?gb2312?B?uL28/i50?=\r\n =?gb2312?B?eHQ=?="',
        'attachment; filename="附件.txt"',
    ],
)
def test_names_of_attachments_are_read_however_they_are_coded(tmp_path: Path, disposition: str) -> None:
    body = raw(f"Content-Type: application/octet-stream\r\nContent-Disposition: {disposition}", TEXT)

    assert [member.name for member in attached(tmp_path, body).members] == ["附件.txt"]


def test_pictures_of_signatures_and_programs_are_left_out(tmp_path: Path) -> None:
    mail = mail_with({"附件.docx": b"PK", "setup.exe": b"MZ", "winmail.dat": b"x"})
    mail.add_attachment(PNG, maintype="image", subtype="png", filename="logo.png", disposition="inline")
    mail.add_attachment(PNG, maintype="image", subtype="png", filename="扫描件.png")

    unpacked = attached(tmp_path, mail.as_bytes())
    assert [member.name for member in unpacked.members] == ["附件.docx", "扫描件.png"]
    assert unpacked.left_out == ("setup.exe", "winmail.dat", "logo.png")


def test_a_mail_in_a_mail_is_a_member_with_its_own_attachments(tmp_path: Path) -> None:
    outer = mail_with({}, subject="转发")
    outer.add_attachment(mail_with({"附件.txt": TEXT}))

    (inner,) = attached(tmp_path, outer.as_bytes()).members
    assert inner.name == "关于报送材料的函.eml"
    assert inner.path is not None
    assert "请于月底前报送材料。" in read_document(inner.path).text


def test_what_is_attached_too_deep_is_left_out(tmp_path: Path) -> None:
    unpacked = attached(tmp_path, mail_with({"附件.txt": TEXT}).as_bytes(), depth=0)

    assert unpacked.members == ()
    assert unpacked.left_out == ("附件.txt",)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.eml", "Subject: Test\n\n正文", DocumentKind.MAIL),
        ("a", "From a@example.cn Mon\nReceived: from x\nSubject: T\n\n正文", DocumentKind.MAIL),
        ("a.txt", "From: 张三\nTo: 李四\n\n备忘：下周开会。", DocumentKind.TEXT),
        ("a.txt", "Note: the meeting is moved.\n\nDate: Monday", DocumentKind.TEXT),
    ],
)
def test_a_mail_is_told_by_its_headers(tmp_path: Path, name: str, text: str, kind: DocumentKind) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert detect_kind(tmp_path / name) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: multipart/mixed; boundary=x\nSubject: s\n\nno such boundary",
        b"Subject: =?x?B?!!!?= =?utf-8?Q?=ZZ?=\nDate: 99\nContent-Type: ;;;\n\nbody",
        b"Subject: s\nContent-Type: text/plain; charset*=''%FF\nContent-Transfer-Encoding: base64\n\n*&^",
        b"Subject: s\nContent-Type: message/rfc822\n\n\xff\xfe",
        b"Subject: s\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed;"
        b" boundary=x\n\n--x\n\nbody",
    ],
)
def test_a_broken_mail_is_read_as_far_as_it_goes(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).blocks
    attached(tmp_path, content)


def test_a_mail_without_words_still_names_what_is_attached(tmp_path: Path) -> None:
    content = b"MIME-Version: 1.0\nContent-Type: application/pdf; name=a.pdf\nX-Priority: 3\n\n%PDF-"

    assert read(tmp_path, content).text == "附件：a.pdf"
