"""The 15 kinds of official documents and what each wants."""

from enum import StrEnum


class PaperKind(StrEnum):
    RESOLUTION = "决议"
    DECISION = "决定"
    ORDER = "命令"
    COMMUNIQUE = "公报"
    ANNOUNCEMENT = "公告"
    PUBLIC_NOTICE = "通告"
    OPINION = "意见"
    NOTICE = "通知"
    CIRCULAR = "通报"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
    BILL = "议案"
    LETTER = "函"
    MINUTES = "纪要"

    @property
    def is_upward(self) -> bool:
        """Goes to a higher body, and so names who signed it (签发人)."""
        return self in (PaperKind.REPORT, PaperKind.REQUEST, PaperKind.BILL)

    @property
    def is_public(self) -> bool:
        """Made known to all: it has no recipient and, as a rule, no imprint."""
        return self in _PUBLIC

    @property
    def is_signed(self) -> bool:
        """A person signs it by post and name rather than a body by its seal."""
        return self in (PaperKind.ORDER, PaperKind.BILL)

    @property
    def needs_recipient(self) -> bool:
        return not (self.is_public or self in (PaperKind.DECISION, PaperKind.MINUTES))


_PUBLIC = {
    PaperKind.RESOLUTION,
    PaperKind.ORDER,
    PaperKind.COMMUNIQUE,
    PaperKind.ANNOUNCEMENT,
    PaperKind.PUBLIC_NOTICE,
}
