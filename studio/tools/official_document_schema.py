"""What the model is asked for when it writes an official document, each argument described."""

from collections.abc import Sequence

from studio.papers.official.kinds import PaperKind
from studio.tools.asked_for import Asked, items, record, text


def paper_schema(kinds: Sequence[PaperKind]) -> Asked:
    kind = {"type": "string", "enum": list(kinds), "description": "文种 (kind of document)"}
    return record({"kind": kind, **_PROPERTIES}, ["kind", "title", "body"])


_ANNEX = record(
    {
        "title": text("附件名称，不带书名号和序号 (title of the attachment)", 300),
        "body": text("附件内容，写法同正文；只列名称时不填 (text of the attachment)", 60000),
    },
    ["title"],
)
_PROPERTIES: dict[str, Asked] = {
    "title": text("标题，例如“关于做好防汛工作的通知” (title)", 300, minLength=1),
    "body": text(
        "正文全文，每段一行；层次序数用“一、”“（一）”“1.”“（1）”，表格用 Markdown；"
        "不含标题、主送机关、落款和日期 (whole text)",
        60000,
        minLength=1,
    ),
    "recipients": text("主送机关，例如“各县（市、区）人民政府” (recipients)", 2000),
    "issuer": text("发文机关，联合行文用“、”分开，主办机关在前 (issuing body)", 300),
    "number": text("发文字号，例如“示应急〔2026〕12号”；没有编号时不填 (document number)", 60),
    "date": text("成文日期，例如“2026年11月27日”，默认今天 (date of signing)", 40),
    "signer": text("签发人姓名，请示、报告、议案和命令要有，多人用“、”分开 (signer)", 100),
    "signer_post": text("签发人职务，命令和议案用，例如“市长” (post of the signer)", 60),
    "urgency": {"type": "string", "enum": ["特急", "加急"], "description": "紧急程度 (urgency)"},
    "copies": text("抄送机关 (copies to)", 2000),
    "attachments": items(_ANNEX, "附件，按顺序 (attachments)", 60),
    "remark": text("附注，例如“联系人：张某，电话：0000-0000000” (note, contact)", 300),
    "caption": text("题注，决议等写通过的日期和会议 (note under the title)", 200),
    "copy_number": text("份号，6 位数字 (copy number)", 6, pattern=r"^\d{1,6}$"),
    "present": text("出席人员，纪要用 (who was present)", 2000),
    "absent": text("请假人员，纪要用 (who was excused)", 2000),
    "observers": text("列席人员，纪要用 (who sat in)", 2000),
}
