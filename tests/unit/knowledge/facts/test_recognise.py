"""What is recognised of official documents, in the many forms they come in."""

import pytest

from studio.core.facts import DocumentFacts, Validity
from studio.knowledge.facts.recognise import facts_of
from tests.unit.knowledge.fakes import document_of


def facts(text: str, name: str = "文件.txt") -> DocumentFacts:
    return facts_of(name, document_of(text, name))


NOTICE = """示例市人民政府办公室文件
示政办〔2025〕18号
示例市人民政府办公室关于印发《示例市防汛应急预案》的通知
各区人民政府，市政府各部门：
根据《某省防汛条例》（某政发〔2020〕5号）要求，现将《示例市防汛应急预案》印发给你们，请遵照执行。
本预案自2025年5月1日起施行。原《示例市防汛应急预案》（示政办〔2021〕27号）同时废止。
附件：示例市防汛应急预案
示例市人民政府办公室
2025年4月11日
（此件公开发布）
附件
示例市防汛应急预案
一、总则
某某局
2019年1月1日
抄送：市委办公室。
示例市人民政府办公室 2025年4月12日印发
"""


def test_a_notice_is_known_by_its_head_its_signature_and_its_last_article() -> None:
    assert facts(NOTICE) == DocumentFacts(
        title="示例市人民政府办公室关于印发《示例市防汛应急预案》的通知",
        issuer="示例市人民政府办公室",
        number="示政办〔2025〕18号",
        issued="2025-04-11",
        in_force_from="2025-05-01",
        replaces=("示例市防汛应急预案（示政办〔2021〕27号）",),
    )


@pytest.mark.parametrize(
    "written",
    [
        "示政办〔2025〕18号",
        "示政办[2025]18号",
        "示政办［2025］18号",
        "示政办（2025）18号",
        "示政办【2025】18号",
        "示政办﹝2025﹞第018号",
        "示政办〔２０２５〕１８号",
        "示政办 〔2025〕 18 号",
        "示 政 办〔2025〕18号",
        "示政办〔二〇二五〕18号",
        "示政办〔 2 0 2 5 〕 1 8 号",
        "示政办〔2025J18号",
        "文号：示政办〔2025〕18号",
        "示政办〔2025〕18号        签发人：张某某",
        "（示政办〔2025〕18号）",
        "（2025年4月11日 示政办〔2025〕18号）",
    ],
)
def test_a_number_has_one_spelling(written: str) -> None:
    text = f"关于做好防汛工作的通知\n{written}\n各区人民政府：\n请做好防汛工作。"
    assert facts(text).number == "示政办〔2025〕18号"


def test_a_number_that_is_only_cited_is_not_its_own() -> None:
    cited = "关于做好防汛工作的通知\n根据《通知》（某政办〔2020〕5号）和某防〔2019〕3号文件要求，做好防汛。"
    assert facts(cited).number == ""
    assert facts("关于废止《值班办法》（示政办〔2021〕27号）的通知\n现予废止。").number == ""
    assert facts("关于转发某政办〔2020〕5号的通知\n做好防汛工作。").number == ""


def test_a_number_may_stand_behind_the_title_or_in_the_name_of_the_file() -> None:
    assert (
        facts("示例市防汛值班办法（示政办〔2021〕27号）\n第一条 制定本办法。").number == "示政办〔2021〕27号"
    )
    named = facts("防汛值班办法\n第一条 制定本办法。", "示政办[2021]27号 防汛值班办法.docx")
    assert named.number == "示政办〔2021〕27号"
    run_together = "示例市应急局防汛物资储备管理办法示应规〔2016]901号\n第一章 总则"
    assert facts(run_together).number == "示应规〔2016〕901号"


def test_a_decree_is_known_by_its_number_and_what_it_promulgates() -> None:
    decree = """示例市人民政府令
第12号
《示例市城市内涝防治办法》已经2024年12月30日市人民政府第3次常务会议通过，现予公布，自2025年3月1日起施行。
市长 某某
2025年1月15日
示例市城市内涝防治办法
第一条 为了防治城市内涝，制定本办法。
"""
    found = facts(decree)
    assert (found.title, found.issuer) == ("示例市城市内涝防治办法", "示例市人民政府")
    assert (found.number, found.issued) == ("示例市人民政府令第12号", "2025-01-15")
    assert found.in_force_from == "2025-03-01"


def test_a_title_in_two_lines_is_one() -> None:
    found = facts(
        "示例市教育局\n关于做好台风停课工作的通知\n各学校：\n请做好工作。\n示例市教育局\n2025年6月1日"
    )
    assert found.title == "示例市教育局关于做好台风停课工作的通知"
    assert found.issuer == "示例市教育局"


def test_bodies_that_issue_together_are_all_named() -> None:
    found = facts(
        "示例市教育局文件\n示教〔2025〕3号\n关于联合开展检查的通知\n各学校：\n请配合。\n"
        "示例市教育局　示例市公安局\n示例市应急管理局\n二〇二五年三月二十日"
    )
    assert found.issuer == "示例市教育局、示例市公安局、示例市应急管理局"
    assert found.issued == "2025-03-20"


@pytest.mark.parametrize(
    "written",
    [
        "2025年3月20日", "2 0 2 5 年 3 月 2 0 日", "202 5年3月20日",
        "二〇二五年三月二十日", "二O二五年三月廿日", "二○二五 年三月二十日",
    ],
)  # fmt: skip
def test_a_day_may_be_spread_or_misread(written: str) -> None:
    text = f"关于做好防汛工作的通知\n各单位：\n请做好工作。\n示例市应急管理局\n{written}"
    assert facts(text).issued == "2025-03-20"


def test_a_note_under_the_title_names_who_issued_it_and_when() -> None:
    found = facts(
        "示例市值班工作规定（试行）\n（2023年10月12日示例市人民政府办公室印发）\n第一章 总则\n"
        "第一条 本规定自发布之日起试行，试行期2年。"
    )
    assert (found.title, found.issuer) == ("示例市值班工作规定（试行）", "示例市人民政府办公室")
    assert (found.issued, found.in_force_from) == ("2023-10-12", "2023-10-12")
    assert found.in_force_until == "2025-10-11"


def test_a_law_is_issued_by_who_passed_it_in_its_present_wording() -> None:
    law = """示例省突发事件应对条例
2012年5月31日 示例省第十一届人民代表大会常务委员会第三十一次会议通过
2018年5月24日示例省第十三届人民代表大会常务委员会第四次会议《关于修改〈某条例〉的决定》修正
第一章 总则
第一条 制定本条例。
第二条 本条例自公布之日起施行。1984年11月20日通过的《示例省抢险暂行规定》同时废止。
"""
    found = facts(law)
    assert (found.title, found.issuer) == ("示例省突发事件应对条例", "示例省人民代表大会常务委员会")
    assert (found.issued, found.in_force_from) == ("2018-05-24", "2012-05-31")
    assert found.replaces == ("示例省抢险暂行规定",)


def test_a_history_in_brackets_over_two_lines_is_read() -> None:
    law = """中华人民共和国示例法
（2007年8月30日第十届全国人民代表大会常务委员会第二十九次会议通过　2024年6月28日第十四届
全国人民代表大会常务委员会第十次会议修订）
第一条 制定本法。
第一百零六条 本法自2024年11月1日起施行。"""
    found = facts(law)
    assert (found.issuer, found.issued) == ("全国人民代表大会常务委员会", "2024-06-28")
    assert found.in_force_from == "2024-11-01"


def test_a_page_that_states_its_facts_as_a_form_is_taken_at_its_word() -> None:
    page = """索引号：000014349/2021-00027
发文机关：示例市人民政府办公室 成文日期：2021-07-06
标题：示例市防汛应急预案
发文字号：示政办[2021]27号
时效性：已失效
示例市防汛应急预案
第一条 制定本预案。"""
    found = facts(page)
    assert (found.issuer, found.issued) == ("示例市人民政府办公室", "2021-07-06")
    assert (found.number, found.validity) == ("示政办〔2021〕27号", Validity.REPEALED)


def test_a_field_left_empty_on_a_form_is_not_known() -> None:
    page = """• 发文机构:

县政府网站
• 发文字号:

示政发〔2024〕7号
• 有效性:

• 发布日期:

2024年04月06日 16:34
示例县人民政府工作规则
第一章总则"""
    found = facts(page)
    assert (found.issuer, found.number, found.issued) == ("", "示政发〔2024〕7号", "2024-04-06")
    assert (found.title, found.validity) == ("示例县人民政府工作规则", Validity.IN_FORCE)


@pytest.mark.parametrize(
    ("article", "since"),
    [
        ("本办法自2025年4月1日起施行。", "2025-04-01"),
        ("本办法自二〇二五年四月一日起施行。", "2025-04-01"),
        ("本办法自发布之日起施行。", "2025-03-20"),
        ("本办法自印发之日起30日后施行。", "2025-04-19"),
        ("本办法从2025年4月1日起执行，有效期5年。", "2025-04-01"),
        ("《某市其他办法》自2019年1月1日起施行。", ""),
        ("本办法自2025年4月1日起施行。1998年1月1日起施行的《示例市旧办法》同时废止。", "2025-04-01"),
        ("低保标准自2025年7月1日起执行。", ""),
        ("相关工作应当在2025年7月1日起开展。", ""),
    ],
)
def test_from_when_it_holds_is_what_it_says_of_itself(article: str, since: str) -> None:
    text = f"示例市值班办法\n第一条 制定本办法。\n第二条 {article}\n示例市应急管理局\n2025年3月20日"
    assert facts(text).in_force_from == since


@pytest.mark.parametrize(
    ("article", "until"),
    [
        ("本办法自2020年4月1日起施行，有效期五年。", "2025-03-31"),
        ("本办法自2020年4月1日起施行，有效期至2025年3月31日。", "2025-03-31"),
        ("本办法自印发之日起施行，有效期为2年。", "2022-03-19"),
        ("本办法自2020年6月1日起施行，有效期两年。", "2022-05-31"),
        ("本规定自2020年4月1日起试行，试行期限至2021年12月31日止。", "2021-12-31"),
        ("许可证有效期五年。", ""),
    ],
)
def test_until_when_it_holds_is_what_it_says_of_itself(article: str, until: str) -> None:
    text = f"示例市值班办法\n第一条 制定本办法。\n第二条 {article}\n示例市应急管理局\n2020年3月20日"
    assert facts(text).in_force_until == until


@pytest.mark.parametrize(
    ("sentence", "replaced"),
    [
        ("本办法自2025年1月1日起施行，原《值班暂行办法》同时废止。", ("值班暂行办法",)),
        ("《甲办法》《乙规定》（示政[2019]3号）同时废止。", ("甲办法", "乙规定（示政〔2019〕3号）")),
        ("《关于印发〈甲办法〉的通知》（示政〔2019〕3号）自本通知印发之日起废止。",
         ("关于印发〈甲办法〉的通知（示政〔2019〕3号）",)),
        ("示政办〔2018〕7号文件同时废止。", ("示政办〔2018〕7号",)),
        ("2022年印发的《积水处置规程》同时废止。", ("积水处置规程",)),
        ("本标准代替《泵站运行规程》。", ("泵站运行规程",)),
        ("根据《立法条例》，现决定废止《甲办法》。", ("甲办法",)),
        ("《甲办法》第三条同时废止。", ()),
        ("《甲办法》中有关值班的规定同时废止。", ()),
        ("制定机关应当及时修改或者废止《甲办法》所称的文件。", ()),
        ("《甲办法》已于2019年废止，请勿引用。", ()),
        ("按照《甲办法》执行。", ()),
    ],
)  # fmt: skip
def test_what_it_puts_out_of_force_is_named(sentence: str, replaced: tuple[str, ...]) -> None:
    assert facts(f"示例市值班办法\n第一条 制定本办法。\n第二条 {sentence}").replaces == replaced


def test_a_decision_ends_all_that_it_lists() -> None:
    text = """示例市人民政府关于废止部分行政规范性文件的决定
经研究，决定废止下列文件：
1.《示例市值班办法》（示政发〔2010〕5号）
2.《示例市抢险办法》（示政发〔2011〕6号）
本决定自公布之日起施行。
示例市人民政府
2024年5月6日"""
    assert facts(text).replaces == (
        "示例市值班办法（示政发〔2010〕5号）",
        "示例市抢险办法（示政发〔2011〕6号）",
    )


def test_a_note_says_by_what_a_document_was_replaced() -> None:
    old = facts(
        "示例市值班办法\n（本办法已被《示例市防汛值班规定》（示政办〔2025〕6号）代替）\n第一条 制定本办法。"
    )
    assert (old.validity, old.replaced_by) == (Validity.REPLACED, "示例市防汛值班规定（示政办〔2025〕6号）")
    assert facts("示例市值班办法（已废止）\n第一条 制定本办法。").validity is Validity.REPEALED


def test_of_a_text_that_is_no_official_document_nothing_is_claimed() -> None:
    assert facts("今天天气不错。\n明天去爬山。\n2024年5月6日早上八点出发。") == DocumentFacts()
    assert facts("会议记录\n张三：2024年5月6日说过示政办〔2021〕27号文件的事。").number == ""


def test_a_standard_is_known_by_its_cover() -> None:
    found = facts(
        "ICS 13.200\nDB37/T 1234-2023\n代替 DB37/T 1234—2018\n示例省地方标准\n城市内涝防治技术规范\n"
        "2023-05-06 发布\u30002023-06-06 实施\n示例省市场监督管理局 发布"
    )
    assert (found.title, found.number) == ("城市内涝防治技术规范", "DB37/T 1234—2023")
    assert (found.issued, found.in_force_from) == ("2023-05-06", "2023-06-06")
    assert found.replaces == ("DB37/T 1234—2018",)


def test_an_annex_with_its_edition_is_known_by_its_own_title() -> None:
    found = facts("附件\n示例市防汛应急预案\n（2023年修订版）\n1 总则\n1.1 编制目的\n为做好防汛工作。")
    assert found.title == "示例市防汛应急预案（2023年修订版）"


def test_an_announcement_is_numbered_within_its_year_and_has_a_title_of_its_own() -> None:
    found = facts(
        "示例市水利局公告\n2025年第5号\n关于废止《示例市取水备案办法》的公告\n现决定废止《示例市取水备案办法》"
        "（示水规〔2019〕2号）。\n示例市水利局\n2025年2月14日"
    )
    assert found.title == "关于废止《示例市取水备案办法》的公告"
    assert found.number == "示例市水利局公告2025年第5号"
    assert found.replaces == ("示例市取水备案办法（示水规〔2019〕2号）",)


def test_a_rule_is_numbered_by_the_decree_that_made_it() -> None:
    found = facts(
        "城市照明管理规定\n（2010年5月27日示例部令第4号公布 自2010年7月1日起施行）\n第一章 总则\n"
        "第一条 制定本规定。"
    )
    assert (found.number, found.issuer) == ("示例部令第4号", "示例部")
    assert (found.issued, found.in_force_from) == ("2010-05-27", "2010-07-01")


@pytest.mark.parametrize(
    "line",
    [
        "自" + " " * 200_000 + "施行日",
        "《" * 200_000 + "废止号",
        "《甲办法》未废止" * 20_000,
        "自2025年1月1日起施行" * 15_000,
        "关于印发" + "中" * 200_000 + "人民政府",
        "示政〔2025〕1号" * 20_000 + "同时废止",
        "2025年1月1日" + "委" * 200_000,
        "，有效期" * 50_000 + "起施行",
        "GB" + "1" * 200_000,
    ],
)  # fmt: skip
def test_a_line_without_end_is_read_like_any_other(line: str) -> None:
    found = facts(f"示例市值班办法\n{line}\n第一条 制定本办法。\n示例市水利局\n2025年3月20日")
    assert (found.title, found.issued) == ("示例市值班办法", "2025-03-20")


def test_a_document_in_a_single_line_is_read() -> None:
    text = "第一条 制定本办法。" * 200 + "本办法自2025年4月1日起施行，《甲办法》（示政〔2019〕3号）同时废止。"
    found = facts(f"示例市值班办法\n{text}")
    assert found.in_force_from == "2025-04-01"
    assert found.replaces == ("甲办法（示政〔2019〕3号）",)


def test_an_english_document_says_issuer_and_day_behind_labels() -> None:
    text = (
        "Rules on Parking\nIssuer: Example City Bureau\nDocument no.: EB 2025/3\nDate of issue: 2025-03-10\n"
    )
    found = facts(text, "Rules.md")
    assert (found.issuer, found.issued) == ("Example City Bureau", "2025-03-10")
