"""Files an agent makes for the person, and the page that shows one before it is opened."""

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class _Made(BaseModel):
    model_config = ConfigDict(frozen=True)


class LineStyle(StrEnum):
    """How a line stands on the page of an official document, after GB/T 9704-2012."""

    ISSUER_MARK = "issuer_mark"  # 发文机关标志, red
    NUMBER = "number"  # 发文字号
    TITLE = "title"
    RECIPIENT = "recipient"  # 主送机关
    HEADING_1 = "heading_1"  # 一、
    HEADING_2 = "heading_2"  # (一)
    HEADING_3 = "heading_3"  # 1.
    BODY = "body"
    ATTACHMENT = "attachment"  # 附件说明
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    NOTE = "note"  # 附注
    IMPRINT = "imprint"  # 版记
    AI_LABEL = "ai_label"
    TABLE_ROW = "table_row"  # cells parted by tabs


class PaperLine(_Made):
    text: str
    style: LineStyle = LineStyle.BODY


class Artifact(_Made):
    """`paper` is the document line by line, for the preview; empty for what has none."""

    name: str
    path: Path
    title: str = ""
    paper: tuple[PaperLine, ...] = ()
