"""Marks of classification are found, the same words in running text are not."""

from pathlib import Path

import pytest

from studio.core.documents import Block, Document, DocumentKind
from studio.core.places import Place
from studio.documents import ClassificationMark, classification_mark
from studio.documents.content import paragraph, table_row


def document(*blocks: Block | str, name: str = "plan.docx") -> Document:
    made = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document(name, DocumentKind.DOCX, "", 1, made)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("机密★10年", "机密"),
        ("机　密 ★ １０ 年", "机密"),
        ("秘密☆6个月", "秘密"),
        ("绝密*长期", "绝密"),
        ("秘\u200b密★一年", "秘密"),
        ("密级：秘密", "秘密"),
        ("秘 密", "秘密"),
        ("【机密】", "机密"),
        ("000012  机密★至2030年5月1日  特急", "机密"),
    ],
)
def test_a_mark_at_the_head_of_a_document_is_found(text: str, level: str) -> None:
    assert classification_mark(document(text, "示例市关于演练的通知")) == ClassificationMark(level, None)


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "工作人员应当保守国家秘密、商业秘密和个人隐私。",
        "本文件内容请注意保密。",
        "标注形式为“机密★10年”的文件应当登记。",
        "秘密★10年（2020年5月已解密）",
        "密级：公开",
        "泄露绝密级国家秘密的，从重处罚。",
    ],
)
def test_words_about_secrets_are_no_mark(text: str) -> None:
    assert classification_mark(document(text)) is None


def test_the_page_of_a_mark_is_named() -> None:
    blocks = [paragraph("正文。", Place(page=1)), paragraph("秘密★3年", Place(page=7))]

    assert classification_mark(document(*blocks)) == ClassificationMark("秘密", 7)


def test_a_level_alone_counts_only_at_the_head() -> None:
    body = [f"第{number}段正文。" for number in range(20)]

    assert classification_mark(document(*body, "秘密", *body)) is None
    assert classification_mark(document(*body, "秘密")) is not None  # in the footer


def test_decryption_beside_the_mark_lifts_it_and_a_planned_one_does_not() -> None:
    assert classification_mark(document("秘密★1年", "（已解密）")) is None
    assert classification_mark(document("秘密★1年", "解密时间：2030年")) is not None


def test_a_form_with_a_level_filled_in_is_marked() -> None:
    assert classification_mark(document(table_row("密级 | 机密 | 编号 | 3", None))) is not None
    assert classification_mark(document(table_row("文件 | 秘密 | 张三", None))) is None


@pytest.mark.parametrize(
    "name", ["【秘密】应急预案.docx", "机密★5年 名册.xlsx", "绝密-名册.pdf", "方案（秘密）.docx"]
)
def test_a_mark_in_the_name_of_the_file_is_found(name: str) -> None:
    assert classification_mark(document("正文。", name=name)) is not None


@pytest.mark.parametrize(
    "name", ["国家秘密保护办法.docx", "秘密花园.txt", "商业秘密培训.pptx", "【已解密】【秘密】旧档.pdf"]
)
def test_a_name_about_secrets_is_no_mark(name: str) -> None:
    assert classification_mark(document("正文。", name=Path(name).name)) is None
