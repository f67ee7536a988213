"""Where each paragraph of a law, a notice or a plan stands."""

from studio.core.documents import Block, BlockKind
from studio.documents import with_heading_paths
from studio.documents.content import heading, paragraph, table_row


def read(text: str) -> list[Block]:
    return with_heading_paths([paragraph(line) for line in text.split("\n") if line.strip()])


def path_of(blocks: list[Block], start: str) -> tuple[str, ...]:
    return next(block.place.headings for block in blocks if block.text.startswith(start))


LAW = """示例市气象灾害防御条例
2026年1月1日 示例市人民代表大会常务委员会通过
第一章　总　　则
第一条 为了加强气象灾害防御，制定本条例。
第二条 本条例适用于本市。
第三条规定的灾害不包括地震，这一句承接上文。
本条例所称气象灾害，是指暴雨、大风等造成的灾害。
第二章 预防
第一节 规划
第三条【责任】市人民政府应当履行下列职责：
（一）编制规划；
（二）组织演练。
第四条 任何单位应当配合。"""


def test_an_article_ends_the_path_of_its_own_text_and_of_what_follows() -> None:
    law = read(LAW)
    title = "示例市气象灾害防御条例"

    assert path_of(law, "第二条") == (title, "第一章 总则", "第二条")
    assert path_of(law, "本条例所称") == (title, "第一章 总则", "第二条")
    assert path_of(law, "（一）编制") == (title, "第二章 预防", "第一节 规划", "第三条 【责任】")
    assert path_of(law, "第四条") == (title, "第二章 预防", "第一节 规划", "第四条")


def test_an_article_keeps_its_whole_text_as_a_paragraph() -> None:
    article = next(block for block in read(LAW) if block.text.startswith("第一条"))

    assert article.kind is BlockKind.PARAGRAPH
    assert article.text == "第一条 为了加强气象灾害防御，制定本条例。"


def test_a_reference_to_an_article_at_the_start_of_a_line_is_no_article() -> None:
    assert path_of(read(LAW), "第三条规定的")[-1] == "第二条"


def test_articles_without_a_space_are_known_by_their_order() -> None:
    rules = read("示例市值班规定\n第一条为规范值班，制定本规定。\n第二条值班人员应当在岗。")

    assert path_of(rules, "第二条")[-1] == "第二条"


NOTICE = """示例市人民政府办公室文件
示政办发〔2026〕3号
关于做好2026年汛期值班工作的通知
各区人民政府：
一、提高认识，落实责任
各单位要高度重视。
二、严格值班制度
（一）领导带班制度。各单位主要负责人要带班。遇有情况及时报告。
（二）24小时值班制度
1. 值班电话保持畅通。
2. 值班人员不得离岗。
三、为进一步加强督查工作的针对性和有效性，市政府督查室将会同有关部门对各单位值班情况进行不定期抽查并通报结果。
附件：1.值班表
示例市人民政府办公室"""


def test_a_notice_is_parted_by_its_numbered_headings() -> None:
    notice = read(NOTICE)
    title = "关于做好2026年汛期值班工作的通知"

    assert path_of(notice, "各单位要") == (title, "一、提高认识，落实责任")
    assert path_of(notice, "1. 值班") == (title, "二、严格值班制度", "（二）24小时值班制度")


def test_a_paragraph_headed_by_its_first_sentence_lends_that_to_the_path() -> None:
    notice = read(NOTICE)
    block = next(block for block in notice if block.text.startswith("（一）"))

    assert block.kind is BlockKind.PARAGRAPH
    assert block.place.headings[-1] == "（一）领导带班制度"


def test_a_long_numbered_line_is_a_paragraph_and_ends_the_section_before() -> None:
    notice = read(NOTICE)
    block = next(block for block in notice if block.text.startswith("三、"))

    assert block.kind is BlockKind.PARAGRAPH
    assert block.place.headings == ("关于做好2026年汛期值班工作的通知",)


def test_the_list_of_annexes_under_a_notice_is_no_annex() -> None:
    notice = read(NOTICE)

    assert next(block for block in notice if block.text.startswith("附件：")).kind is BlockKind.PARAGRAPH
    assert notice[-1].place.headings == ("关于做好2026年汛期值班工作的通知",)


def test_an_annex_with_its_name_in_the_same_line_is_a_heading() -> None:
    assert path_of(read("一、总则\n正文。\n附件2：联系方式\n12345"), "12345") == ("附件2 联系方式",)
    assert path_of(read("一、总则\n正文。\n附件　联系方式\n12345"), "12345") == ("附件 联系方式",)


PLAN = """示例市防汛应急预案
1 总则
1.1 编制目的
为做好防汛工作，制定本预案。
2 指挥体系
2.1 指挥部
2.1.1 组成
总指挥由市长担任。
3 响应
3.1 Ⅳ级响应
水位达到3.5米时启动。
3.5米以上时启动Ⅲ级响应。
附件1
防汛物资储备清单
编织袋5000条"""


def test_a_plan_is_parted_by_decimal_numbers() -> None:
    plan = read(PLAN)

    assert path_of(plan, "总指挥") == ("示例市防汛应急预案", "2 指挥体系", "2.1 指挥部", "2.1.1 组成")
    assert path_of(plan, "3.5米")[-1] == "3.1 Ⅳ级响应"


def test_an_annex_is_named_by_the_line_below_its_number() -> None:
    assert path_of(read(PLAN), "编织袋") == ("示例市防汛应急预案", "附件1", "防汛物资储备清单")


def test_chapters_with_a_dot_stand_above_their_decimal_sections() -> None:
    plan = read("1. 总则\n1.1 目的\n说明。\n2. 组织\n2.1 机构\n办公室设在水务局。")

    assert path_of(plan, "办公室") == ("2.组织", "2.1 机构")


def test_short_list_items_are_no_headings() -> None:
    materials = read("一、申请材料\n1. 身份证\n2. 户口本\n3. 申请表\n以上材料一式两份。")

    assert [block.kind for block in materials][1:4] == [BlockKind.PARAGRAPH] * 3
    assert path_of(materials, "以上") == ("一、申请材料",)


def test_styled_and_typed_headings_of_one_numbering_stand_side_by_side() -> None:
    blocks = with_heading_paths(
        [
            heading("一、总则", 1),
            paragraph("甲。"),
            paragraph("二、职责"),
            paragraph("乙。"),
            heading("（一）水务局", 2),
        ]
    )

    assert [block.place.headings for block in blocks[2:4]] == [("二、职责",)] * 2
    assert blocks[4].place.headings == ("二、职责", "（一）水务局")


def test_the_one_outermost_heading_is_the_title_of_all() -> None:
    blocks = with_heading_paths(
        [heading("办事指南", 1), heading("材料", 2), heading("时限", 2), paragraph("五日。")]
    )

    assert blocks[3].place.headings == ("办事指南", "时限")
    assert [block.level for block in blocks] == [1, 2, 2, 0]


def test_table_rows_stand_under_the_heading_before_them_and_are_never_headings() -> None:
    blocks = with_heading_paths([paragraph("一、物资"), table_row("一、编织袋 | 12", None)])

    assert blocks[1].kind is BlockKind.TABLE_ROW
    assert blocks[1].place.headings == ("一、物资",)


def test_page_and_sheet_stay_when_the_path_is_filled_in() -> None:
    block = paragraph("一、总则").place.model_copy(update={"page": 3})

    assert with_heading_paths([paragraph("一、总则", block)])[0].place.page == 3


INTERPRETATION = """示例高级法院关于审理合同案件的若干规定
一、适用范围
第一条 本规定适用于下列案件：
（一）买卖；
二、起诉与答辩
第二条 与本案有关的单位可以起诉。
第三条 下列材料一并提交：
一、起诉状；
二、证据。
三、附则
第四条 本规定自发布之日起施行。"""


def test_counts_that_part_an_interpretation_stand_above_its_articles() -> None:
    rules = read(INTERPRETATION)
    title = "示例高级法院关于审理合同案件的若干规定"

    assert path_of(rules, "（一）买卖") == (title, "一、适用范围", "第一条")
    assert path_of(rules, "第二条") == (title, "二、起诉与答辩", "第二条")
    assert path_of(rules, "二、证据") == (title, "二、起诉与答辩", "第三条")
    assert path_of(rules, "第四条") == (title, "三、附则", "第四条")


def test_styled_counts_stand_above_typed_articles_too() -> None:
    lines = INTERPRETATION.split("\n")
    styled = [1, 4, 9]
    blocks = [heading(line, 1) if at in styled else paragraph(line) for at, line in enumerate(lines)]

    rules = with_heading_paths(blocks)

    assert path_of(rules, "第二条")[-2:] == ("二、起诉与答辩", "第二条")
    assert path_of(rules, "第四条")[-2:] == ("三、附则", "第四条")


def test_an_article_may_begin_with_words_that_cite_when_it_is_due() -> None:
    rules = read("第一条 为了值班。\n第二条 与值班有关的单位应当配合。\n第五条 的规定除外。")

    assert [block.place.headings[-1] for block in rules] == ["第一条", "第二条", "第二条"]


def test_inserted_articles_follow_the_one_they_were_put_behind() -> None:
    rules = read("第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。")

    assert [block.place.headings[-1] for block in rules] == ["第一条", "第二条", "第二条之一", "第三条"]


def test_annexes_stand_side_by_side_with_their_names() -> None:
    notice = read(
        "关于检查的通知\n各单位：\n请落实。\n附件1\n检查项目\n甲项。\n附件2\n责任人\n张三。\n附件3：车辆\n一辆。"
    )
    title = "关于检查的通知"

    assert path_of(notice, "甲项") == (title, "附件1", "检查项目")
    assert path_of(notice, "张三") == (title, "附件2", "责任人")
    assert path_of(notice, "一辆") == (title, "附件3 车辆")


def test_the_word_annex_above_a_list_opens_none() -> None:
    notice = read("关于检查的通知\n一、内容\n看物资。\n附件\n1. 检查表\n2. 名单\n示例市防汛办")

    assert path_of(notice, "示例市防汛办") == ("关于检查的通知", "一、内容")


def test_neighbours_under_one_heading_share_their_place() -> None:
    blocks = read("一、总则\n甲。\n乙。\n二、附则\n丙。")

    assert blocks[1].place is blocks[2].place
    assert blocks[4].place.headings == ("二、附则",)


def test_chapters_are_known_by_their_names_too() -> None:
    lines = ["第一章 总则", "第一条 甲。", "第九章 和解", "第二条 乙。", "第五节 生活、卫生。", "第三条 丙。"]
    law = read("\n".join([*lines, "附　则", "第四条 丁。"]))

    assert path_of(law, "第二条") == ("第九章 和解", "第二条")
    assert path_of(law, "第三条") == ("第九章 和解", "第五节 生活、卫生。", "第三条")
    assert path_of(law, "第四条") == ("附则", "第四条")


def test_a_sentence_that_begins_like_an_annex_is_none() -> None:
    law = read("第一条 附图应当清楚。\n附图中除必需的词语外，不应当含有其他注释。\n附表一式两份。")

    assert [block.place.headings for block in law] == [("第一条",)] * 3
