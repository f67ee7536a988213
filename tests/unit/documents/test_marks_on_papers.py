"""Marks as papers really bear them, and the words of rules about secrets that are none."""

import pytest

from studio.core.documents import Block, Document, DocumentKind, RecognisedLine
from studio.core.places import Place
from studio.documents import classification_mark
from studio.documents.content import paragraph, table_row

TITLE = "示例市人民政府办公室关于做好汛期演练工作的通知"
BODY = "各区人民政府，市政府各部门：为做好汛期演练工作，现将有关事项通知如下。"


def document(
    *blocks: Block | str,
    name: str = "通知.docx",
    unseen: tuple[str, ...] = (),
    recognised: tuple[RecognisedLine, ...] = (),
) -> Document:
    made = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document(name, DocumentKind.DOCX, "", 1, made, unseen=unseen, recognised=recognised)


def scanned(*texts: str, page: int = 1) -> Document:
    lines = [
        RecognisedLine(page, text, 0.1, 0.05 + 0.04 * number, 0.02 * len(text), 0.02)
        for number, text in enumerate(texts)
    ]
    return document(TITLE, recognised=tuple(lines))


HEADS = (
    "【密级】机密", "密级—机密", "信息密级：机密", "项目密级 秘密", "★机密★", "※机密", "机密。",
    "国家秘密 机密", "SECRET 机密", "机密 五年", "本文件为机密文件，请勿外传。",
    "本材料属秘密级，阅后收回。", "机密★10年", "秘密★6个月", "绝密★长期", "机密 ★ 2030年5月1日前",
    "密级：秘密", "秘密▲", "秘密★", "机密☆5年", "000001 机密★1年 特急", "000001　秘 密★1年　加急",
    "机密·特急", "特急 机密", "绝密", "机密 注意保存", "机密文件", "机密文件 注意保存", "秘密 会后收回",
    "（机密）", "【秘密】", "〔机密〕", "机密件", "秘密级", "机密（10年）", "密级：机密 保密期限：10年",
    "密 级: 机 密", "本件密级：秘密", "保密等级：机密级", "密级：机密★5年 紧急程度：特急",
    "密级：□绝密 ☑机密 □秘密", "密级：绝密□ 机密√ 秘密□", "秘密＊３年", "机密＊长期",
    "機密★10年".replace("機", "机"), "份号：000012 密级：机密", "No.000123 绝密★30年", "秘密★一年",
    "机密★启用前", "机密★公布前", "秘密★解密前", "机密★至2031年12月31日", "绝密★2035.01.01", "机密◆长期",
    "秘密 示政办〔2025〕3号", "机密⭐️10年", "机密级★10年", "内部资料 秘密", "密级：（秘密）",
    "秘密★工程竣工验收前", "机\u200b密★10\u200d年", "绝 密 ★ 长 期",
    "機密★10年", "密级：絕密", "密级 机密级", "机密—10年", "机密✱5年", "机密🌟10年",
    "此件为机密文件，请妥善保管",
    "机密⚝5年", "机密级 内部使用", "＜机密＞", "机密|10年",
    "批注（张三）：密级：机密", "秘密★5年，2099年5月1日解密", "机密★10年（2099年5月1日解密）",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_a_head_line_marks_the_paper(head: str) -> None:
    assert classification_mark(document(head, TITLE, BODY)) is not None


ANYWHERE = (
    "机密★10年", "密级：机密", "秘密★6个月  特急", "附件2 机密★5年",
    "该方案为绝密★长期，仅限参会人员阅读。", "机密10年", "会议材料（秘密★1年）请于会后交回。",
    "秘密★至2030年",
)  # fmt: skip


@pytest.mark.parametrize("text", ANYWHERE)
def test_a_mark_with_star_label_or_period_counts_wherever_it_stands(text: str) -> None:
    filling = [f"第{number}段正文。" for number in range(30)]

    assert classification_mark(document(TITLE, *filling, text, *filling)) is not None


WORDS = (
    "本文件是保密管理的依据。", "该文件属于机密级的，应当登记。", "本件为机密级的应当单独存放。",
    "不涉及国家秘密", "国家秘密。", "项目密级", "定密、密级变更和解密",
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级国家秘密是最重要的国家秘密，泄露会使国家安全和利益遭受特别严重的损害。",
    "机密级国家秘密的保密期限不超过二十年，秘密级不超过十年。", "任何单位和个人不得侵犯他人的商业秘密。",
    "选举采取秘密投票的方式进行。", "标注形式为“机密★10年”的文件应当登记。",
    "国家秘密标志形式为“密级★保密期限”。", "如秘密★1年、机密★5年等。", "例如：绝密★长期",
    "密级、保密期限应当标注在文件首页左上角。", "密级：公开", "密级：无", "密级：内部", "密级：        ",
    "密级：绝密/机密/秘密", "密级（绝密、机密、秘密）", "绝密 机密 秘密", "商业秘密", "国家秘密",
    "个人秘密", "商业秘密★5年", "第一章 保守国家秘密", "对机密、秘密级文件的管理", "秘密交通站旧址",
    "保密", "内部资料 注意保存", "第二十一条 机密级国家秘密", "机密材料的传递，应当通过机要交通。",
    "涉密人员分为核心涉密人员、重要涉密人员和一般涉密人员。", "密级：□绝密 □机密 □秘密", "“秘密”标志",
    "密级：□绝密 □机密 □秘密 ☑公开",
    "密级和保密期限", "（一）绝密级", "1. 机密", "秘密侦查措施", "注意保密",
    "秘密★10年（2020年5月已解密）", "原密级：机密，已解密。", "解密 机密★5年",
)  # fmt: skip


@pytest.mark.parametrize("text", WORDS)
def test_words_about_secrets_are_no_mark_even_at_the_head(text: str) -> None:
    assert classification_mark(document(text, TITLE, BODY)) is None


@pytest.mark.parametrize("row", ["秘 | 密 | ★ | 一 | 年", "绝 | 密", "机 | 密 | ★ | 10 | 年"])
def test_a_mark_whose_characters_were_read_as_cells_is_one(row: str) -> None:
    assert classification_mark(document(table_row(row, None), TITLE, BODY)) is not None


def test_a_list_of_levels_is_no_mark() -> None:
    assert classification_mark(document("密级分为：", "绝密", "机密", "秘密", BODY)) is None


def test_a_table_of_rules_is_no_mark_and_a_form_that_is_filled_in_is() -> None:
    header = "事项 | 密级 | 保密期限"
    rules = [table_row(header, None), table_row("演练方案 | 机密 | 10年", header),
             table_row("事项：物资；密级：秘密；保密期限：5年", header)]  # fmt: skip

    assert classification_mark(document(TITLE, *rules)) is None
    assert classification_mark(document(table_row("密级 | 绝密 | 机密 | 秘密", None))) is None
    assert classification_mark(document(table_row("文号 | 示办函 | 密级 | 秘密", None))) is not None
    assert classification_mark(document(table_row("标题 | 密级：机密", None))) is not None


@pytest.mark.parametrize(
    "written",
    [
        "不得公开发布",
        "到期自动解密",
        "解密日期：2035年",
        "未解密",
        "拟于明年解密",
        "2099年5月1日解密",
        "关于做好解密工作的通知",
        "国家秘密解密暂行办法",
        "不能解密",
        "严禁擅自解密",
        "解密须经批准",
        "解密审核表",
        "是否解密：否",
        "密码解密技术规范",
        "暂不解密",
    ],
)
def test_what_is_not_declassified_yet_stays_marked(written: str) -> None:
    assert classification_mark(document("秘密★1年", written, BODY)) is not None


@pytest.mark.parametrize(
    "written",
    [
        "已解密", "本件已于2020年解密", "解密（示保〔2020〕1号）", "已公开发布", "2019年5月已自动解密",
        "已到期自行解密", "（解密文件）", "2020年12月31日解密",
    ],
)  # fmt: skip
def test_what_is_declassified_may_come_in(written: str) -> None:
    assert classification_mark(document("秘密★1年", written, BODY)) is None


@pytest.mark.parametrize(
    "text",
    [
        "机密", "密级：机密", "秘密★1年", "防汛;秘密;演练", "Classification=机密", "Classification: 绝密",
        "关于演练的通知（机密）", "机密 演练方案",
    ],
)  # fmt: skip
def test_a_mark_in_the_properties_is_found(text: str) -> None:
    assert classification_mark(document(BODY, unseen=("示例市", text))) is not None


@pytest.mark.parametrize(
    "text", ["保守国家秘密", "商业秘密;竞争", "绝密;机密;秘密", "秘密（已解密）", "张三"]
)
def test_properties_about_secrets_are_no_mark(text: str) -> None:
    assert classification_mark(document(BODY, unseen=(text,))) is None


NAMES = (
    "机密★10年关于演练的通知.docx", "（机密）演练方案.pdf", "【绝密】名册.xlsx", "演练方案（秘密）.docx",
    "机密-演练方案.doc", "演练方案_机密.docx", "机密 演练方案.docx", "01 秘密 演练方案.docx",
    "机密文件.docx", "年报.zip/机密/方案.docx", "机密资料.zip/方案.docx", "演练方案-密级机密.docx",
    "演练方案[密级：秘密].docx", "秘密.docx", "秘密★1年 名册.xlsx", "年报.zip/演练（机密）/方案.docx",
    "机密文件-演练方案.docx", "演练方案 机密 终稿.docx", "演练方案-机密-v2.docx", "機密_演练方案.docx",
    "机密防汛方案.docx", "秘密1年防汛方案.docx", "绝密级名册.xlsx", "附件2机密演练方案.docx",
    "20240601机密方案.docx", "2024年机密演练方案.docx", "机密应急管理预案.docx",
    "机密信息化管理方案.docx", "【秘密】演练方案.docx", "演练方案机密.docx", "〖机密〗方案.docx",
    "［絕密］方案.docx", "秘密★1年演练方案.docx", "机密文件：演练方案.docx", "1.秘密演练名单.docx",
    "演练方案（内部机密）.docx", "演练方案(秘密,5年).docx",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_mark_in_a_name_is_found(name: str) -> None:
    assert classification_mark(document(BODY, name=name)) is not None


OTHER_NAMES = (
    "机密计算技术白皮书.pdf", "机密性与完整性.pptx", "秘密性认定标准.docx", "秘密交通站旧址简介.txt",
    "保守国家秘密法.docx", "商业秘密保护规定.pdf", "秘密投票办法.docx", "机密文件管理办法.docx",
    "国家秘密定密管理暂行规定.md", "（已解密）机密★10年旧档.docx", "年报.zip/保密/国家秘密.docx",
    "商业秘密.docx", "涉密人员管理.docx", "机密级计算机管理.docx", "关于绝密级文件的说明.docx",
    "保密工作规定.docx", "商业秘密保护办法.docx", "国家秘密.docx", "机密资料借阅登记表.xlsx",
    "秘密级载体管理规定.docx", "机密级计算机管理规定.pdf", "秘密保护办法.docx", "秘密战线纪实.txt",
    "绝密、机密级文件销毁清单.docx", "保守秘密承诺书.docx", "核心机密.docx", "技术秘密许可合同.docx",
    "关于泄露国家秘密的通报.docx", "机密级以上公文传递要求.docx", "秘密级、机密级涉密人员名单.docx",
    "机密、秘密级文件管理办法.docx", "《机密》管理制度.docx",
)  # fmt: skip


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_a_name_about_secrets_is_no_mark(name: str) -> None:
    assert classification_mark(document(BODY, name=name)) is None


SCANS = (
    "机密★10年", "机密大10年", "机密女 10年", "机密*10年", "机密10年", "秘密★长期", "绝密大长期",
    "机蜜★1年", "枫密★5年", "000001机密★1年特急", "000012 秘密太6个月", "密级:机密", "机密.", "绝密★",
    "秘密女", "机 密", "机密★l0年", "机密★1O年", "机密★5牛", "秘密☆3年特急", "机密k10年",
    "份号:000001机密★1年", "秘出★6个月", "扎密★10年",
)  # fmt: skip


@pytest.mark.parametrize("text", SCANS)
def test_a_mark_that_was_misread_on_a_scan_is_found(text: str) -> None:
    mark = classification_mark(scanned("示例市", text, TITLE))

    assert mark is not None
    assert mark.page == 1


OTHER_SCANS = (
    "国家秘密", "机密级文件管理", "商业秘密", "保密10年", "秘密投票", "机密、秘密", "关于机密文件的通知",
    "机电10年", "秘书处", "加密10年", "机要件",
)  # fmt: skip


@pytest.mark.parametrize("text", OTHER_SCANS)
def test_other_words_on_a_scan_are_no_mark(text: str) -> None:
    assert classification_mark(scanned("示例市", text, TITLE)) is None


def test_a_level_set_wide_apart_is_put_together_on_a_scan() -> None:
    apart = [
        RecognisedLine(1, "机", 0.1, 0.05, 0.02, 0.02),
        RecognisedLine(1, "密★1年", 0.2, 0.052, 0.1, 0.02),
    ]

    assert classification_mark(document(TITLE, recognised=tuple(apart))) is not None


def test_a_scan_that_says_it_is_declassified_may_come_in() -> None:
    assert classification_mark(scanned("机密★10年", "已解密")) is None


def test_a_mark_at_the_top_of_a_later_page_names_that_page() -> None:
    pages = [paragraph(f"第{number}段正文。", Place(page=1 + number // 10)) for number in range(40)]
    pages[20] = paragraph("机密", Place(page=3))

    mark = classification_mark(document(*pages))
    assert mark is not None
    assert mark.page == 3


def test_the_level_is_the_one_that_is_ticked() -> None:
    behind = classification_mark(document("密级：绝密□ 机密√ 秘密□"))
    before = classification_mark(document("密级：□绝密 ☑机密 □秘密"))

    assert behind is not None
    assert before is not None
    assert (behind.level, before.level) == ("机密", "机密")


def test_a_paper_that_says_at_its_end_that_it_is_declassified_may_come_in() -> None:
    filling = [f"第{number}段正文。" for number in range(30)]

    assert classification_mark(document("秘密★1年", *filling, "本件已于2020年5月1日解密。")) is None


def test_a_head_set_in_a_table_marks_the_paper() -> None:
    assert classification_mark(document(table_row("机密 | 000001", None), TITLE)) is not None
