"""What the model is asked for when it writes an official document, each argument described."""

from collections.abc import Sequence
from typing import Any

from studio.papers.official.kinds import PaperKind


def paper_schema(kinds: Sequence[PaperKind]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": list(kinds), "description": "文种 (kind of document)"},
            **_PROPERTIES,
        },
        "required": ["kind", "title", "body"],
        "additionalProperties": False,
    }


def _text(description: str, longest: int, **more: Any) -> dict[str, Any]:
    return {"type": "string", "maxLength": longest, "description": description, **more}


_ANNEX = {
    "type": "object",
    "properties": {
        "title": _text("附件名称，不带书名号和序号 (title of the attachment)", 300),
        "body": _text("附件内容，写法同正文；只列名称时不填 (text of the attachment)", 60000),
    },
    "required": ["title"],
    "additionalProperties": False,
}
_PROPERTIES: dict[str, Any] = {
    "title": _text("标题，例如“关于做好防汛工作的通知” (title)", 300, minLength=1),
    "body": _text(
        "正文全文，每段一行；层次序数用“一、”“（一）”“1.”“（1）”，表格用 Markdown；"
        "不含标题、主送机关、落款和日期 (whole text)",
        60000,
        minLength=1,
    ),
    "recipients": _text("主送机关，例如“各县（市、区）人民政府” (recipients)", 2000),
    "issuer": _text("发文机关，联合行文用“、”分开，主办机关在前 (issuing body)", 300),
    "number": _text("发文字号，例如“示应急〔2026〕12号”；没有编号时不填 (document number)", 60),
    "date": _text("成文日期，例如“2026年11月27日”，默认今天 (date of signing)", 40),
    "signer": _text("签发人姓名，请示、报告、议案和命令要有，多人用“、”分开 (signer)", 100),
    "signer_post": _text("签发人职务，命令和议案用，例如“市长” (post of the signer)", 60),
    "urgency": {"type": "string", "enum": ["特急", "加急"], "description": "紧急程度 (urgency)"},
    "copies": _text("抄送机关 (copies to)", 2000),
    "attachments": {
        "type": "array",
        "items": _ANNEX,
        "maxItems": 60,
        "description": "附件，按顺序 (attachments)",
    },
    "remark": _text("附注，例如“联系人：张某，电话：0000-0000000” (note, contact)", 300),
    "caption": _text("题注，决议等写通过的日期和会议 (note under the title)", 200),
    "copy_number": _text("份号，6 位数字 (copy number)", 6, pattern=r"^\d{1,6}$"),
    "present": _text("出席人员，纪要用 (who was present)", 2000),
    "absent": _text("请假人员，纪要用 (who was excused)", 2000),
    "observers": _text("列席人员，纪要用 (who sat in)", 2000),
}
