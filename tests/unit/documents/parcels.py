"""Makes archives and mails for tests: sound ones, and ones made to do harm."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

TEXT = "各单位要做好汛期值班工作。".encode()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def nested(depth: int) -> bytes:
    """A text in so many archives."""
    content = TEXT
    for level in range(depth):
        content = zip_of({f"{level}.zip" if level else "通知.txt": content})
    return content


def zip_with_link() -> bytes:
    made = io.BytesIO()
    link = zipfile.ZipInfo("通知.txt")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    return made.getvalue()


def zip_by_hand(members: Sequence[tuple[bytes, bytes]], *, flags: int = 0, extra: bytes = b"") -> bytes:
    """Stored members under names of any bytes, which the library would not write."""
    body, contents = b"", b""
    for name, content in members:
        told = struct.pack("<IIIHH", zlib.crc32(content), len(content), len(content), len(name), len(extra))
        head = struct.pack("<HHHHH", 20, flags, 0, 0, 0x5821)
        contents += b"PK\x01\x02\x14\x00" + head + told + struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        contents += name + extra
        body += b"PK\x03\x04" + head + told + name + extra + content
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(contents), len(body), 0)
    return body + contents + b"PK\x05\x06" + end


def overlapping_zip() -> bytes:
    """Its members all lie on the same bytes."""
    single = zip_by_hand([(b"0.txt", TEXT * 100)])
    start = single.index(b"PK\x01\x02")
    entry, end = single[start:-22], single[-22:]
    entries = b"".join(entry.replace(b"0.txt", b"%d.txt" % number) for number in range(9))
    told = struct.pack("<HHHHIIH", 0, 0, 9, 9, len(entries), start, 0)
    return single[:start] + entries + end[:4] + told


def unicode_path(raw: bytes, name: str) -> bytes:
    """The extra field that tells the true name (APPNOTE 4.6.9)."""
    field = struct.pack("<BI", 1, zlib.crc32(raw)) + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


def mail_with(attachments: Mapping[str, bytes], subject: str = "关于报送材料的函") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "张三 <zhangsan@example.cn>"
    mail["To"] = "办公室 <office@example.cn>"
    mail["Date"] = "Mon, 15 Jan 2024 08:30:00 +0800"
    mail.set_content("各单位：\n请于月底前报送材料。")
    for name, content in attachments.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail
