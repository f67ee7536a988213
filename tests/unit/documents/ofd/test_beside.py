"""What an OFD file carries beside its text: templates, properties, remarks, attachments, pictures."""

from pathlib import Path

import pytest
from PIL import Image

from studio.documents.ocr import Recogniser
from studio.documents.ocr_seen import Seen, SeenLine
from studio.documents.reading import read_document
from tests.unit.documents.made import plan_docx, saved, zip_bytes
from tests.unit.documents.made_ofd import line, ofd_bytes, ofd_parts, page, text
from tests.unit.documents.ofd.reading import BODY, NOTICE, notice, read, texts


def test_the_header_of_a_template_is_said_once(tmp_path: Path) -> None:
    head = page(text(28, 15, 4, "示例市防汛手册"), line(28, 17, 180, 17))
    pages = [page(text(28, 60, 4.5, f"第{number}章的正文写在这里"), template="H") for number in "一二三四"]

    document = read(tmp_path, ofd_bytes(*pages, templates={"H": head}))

    assert "示例市防汛手册" not in "".join(texts(document)[1:])


def test_properties_and_watermarks_go_to_the_guards_and_remarks_to_the_end(tmp_path: Path) -> None:
    info = (
        "<ofd:Title>汛期值班</ofd:Title><ofd:Keywords><ofd:Keyword>防汛</ofd:Keyword></ofd:Keywords>"
        '<ofd:CustomDatas><ofd:CustomData Name="密级">秘密★1年</ofd:CustomData></ofd:CustomDatas>'
    )
    parts = ofd_parts([page(*notice())], info=info, more="<ofd:Annotations>Annots.xml</ofd:Annotations>")
    parts["Doc_0/Annots.xml"] = '<A><Page PageID="1"><FileLoc>Note.xml</FileLoc></Page></A>'
    parts["Doc_0/Note.xml"] = (
        f'<P><Annot Type="Watermark"><Appearance Boundary="0 0 210 297">{text(50, 150, 8, "内部资料")}'
        '</Appearance></Annot><Annot Type="Highlight"><Remark>此处请核对</Remark></Annot></P>'
    ).replace("ofd:", "")

    document = read(tmp_path, zip_bytes(parts))

    assert texts(document) == [NOTICE[0], BODY, "此处请核对"]
    assert document.unseen == ("汛期值班", "防汛", "密级：秘密★1年", "内部资料")


def test_a_template_that_is_missing_is_said(tmp_path: Path) -> None:
    document = read(tmp_path, ofd_bytes(page(*notice(), template="T")))

    assert texts(document) == [NOTICE[0], BODY]
    assert document.warnings == (("page_incomplete", "1"),)


def test_attached_documents_are_said_not_to_be_read(tmp_path: Path) -> None:
    parts = ofd_parts([page(*notice())], more="<ofd:Attachments>Attachs/List.xml</ofd:Attachments>")
    listed = (("值班表.docx", "a.dat"), ("original_invoice", "b.xml"), ("gone.pdf", "c.pdf"))
    parts["Doc_0/Attachs/List.xml"] = "<Attachments>{}</Attachments>".format(
        "".join(f'<Attachment Name="{name}"><FileLoc>{file}</FileLoc></Attachment>' for name, file in listed)
    )
    parts |= {"Doc_0/Attachs/a.dat": plan_docx(), "Doc_0/Attachs/b.xml": '<?xml version="1.0"?><fp>1</fp>'}

    document = read(tmp_path, zip_bytes(parts))

    assert document.warnings == (("attachments_unread", "值班表.docx"),)
    assert document.unseen == ("值班表.docx", "original_invoice", "gone.pdf")


def test_all_documents_of_a_file_are_read(tmp_path: Path) -> None:
    parts = ofd_parts([page(text(28, 40, 4.5, "主件正文"))])
    root = str(parts["OFD.xml"])
    parts["OFD.xml"] = root.replace(
        "</ofd:OFD>",
        "<ofd:DocBody><ofd:DocRoot>/Doc_0/./Zwei.xml</ofd:DocRoot></ofd:DocBody>"
        "<ofd:DocBody><ofd:DocRoot>Doc_9/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    )
    parts["Doc_0/Zwei.xml"] = str(parts["Doc_0/Document.xml"]).replace("Page_1", "Page_2")
    parts["Doc_0/Pages/Page_2/Content.xml"] = page(text(28, 40, 4.5, "附件正文"))

    document = read(tmp_path, zip_bytes(parts))

    assert [(block.place.page, block.text) for block in document.blocks] == [(1, "主件正文"), (2, "附件正文")]
    assert document.warnings == (("documents_lost", "1"),)


class Eyes(Recogniser):
    """Sees the same lines on whatever it is shown."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        self._lines = lines
        self.shown: list[tuple[int, int]] = []

    def see(self, picture: Image.Image, page: int = 1, pages: int = 1) -> Seen:
        self.shown.append((page, pages))
        size = picture.height / 50
        lines = [
            SeenLine(line, size, 2 * size * at, size * (len(line) + 1), 2 * size * at + size, 0.99)
            for at, line in enumerate(self._lines, start=1)
        ]
        return Seen(picture.width, picture.height, 0, 0.0, tuple(lines))


PICTURE = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="7"/>'


@pytest.mark.parametrize(
    "shown",
    [
        [PICTURE],
        [PICTURE, text(100, 290, 3, "1")],
        [text(28, 40, 4.5, "\ue11e\ue236\ue28a\ue0c0\ueb06\ue2f6。" * 5)],
        [line(28, 40 + at, 180, 40 + at) for at in range(40)],
    ],
)
def test_what_is_no_text_is_recognised(tmp_path: Path, shown: list[str]) -> None:
    eyes = Eyes("第一条 值班人员不得离岗。")
    content = ofd_bytes(page(text(28, 40, 4.5, "第一章 总则")), page(*shown))

    document = read_document(saved(tmp_path, "通知.ofd", content), eyes)

    assert texts(document) == ["第一章 总则", "第一条 值班人员不得离岗。"]
    assert eyes.shown == [(2, 2)]
    assert [(each.page, each.text) for each in document.recognised] == [(2, "第一条 值班人员不得离岗。")]
    assert document.warnings == ()


def test_text_stays_where_a_picture_beside_it_says_less(tmp_path: Path) -> None:
    content = ofd_bytes(page(PICTURE, text(28, 40, 4.5, "第一条 值班人员不得离岗。")))

    document = read_document(saved(tmp_path, "通知.ofd", content), Eyes("值班"))

    assert texts(document) == ["第一条 值班人员不得离岗。"]
    assert document.recognised == ()
