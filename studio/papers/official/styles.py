"""The paragraph styles of an official document, by the names office people know."""

from studio.papers.fonts import Fonts
from studio.papers.measures import LINE, RED, SIZE_2, SIZE_3, SIZE_4
from studio.papers.wordml import Style

TITLE_LINE = 700  # 35 pt for 二号


def paper_styles(fonts: Fonts) -> list[Style]:
    return [
        Style("Normal", "Normal", fonts.body),
        Style("PaperBody", "公文正文", fonts.body, indent=2),
        Style("PaperMark", "发文机关标志", fonts.title, SIZE_2, "center", color=RED),
        Style("PaperNumber", "发文字号", fonts.body, SIZE_3, "center"),
        Style("PaperLeft", "公文顶格", fonts.body, align="left"),
        Style("PaperUrgency", "紧急程度", fonts.hei, align="left"),
        Style("PaperTitle", "公文标题", fonts.title, SIZE_2, "center", line=TITLE_LINE),
        Style("PaperHeading1", "公文一级标题", fonts.hei, indent=2, outline=1),
        Style("PaperHeading2", "公文二级标题", fonts.kai, indent=2, outline=2),
        Style("PaperHeading3", "公文三级标题", fonts.body, indent=2),
        Style("PaperHeading4", "公文四级标题", fonts.body, indent=2),
        Style("PaperAnnexes", "附件说明", fonts.body),
        Style("PaperSignature", "署名", fonts.body, align="right"),
        Style("PaperDate", "成文日期", fonts.body, align="right"),
        Style("PaperRemark", "附注", fonts.body, indent=2),
        Style("PaperAnnexMark", "附件序号", fonts.hei, align="left"),
        Style("PaperImprint", "版记", fonts.body, SIZE_4, line=LINE - 60),
        Style("PaperTable", "公文表格", fonts.body, 24, "center", line=400),
        Style("AiLabel", "人工智能标识", fonts.body, 21, "center", line=400, color="595959"),
    ]
