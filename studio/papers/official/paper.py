"""An official document by its elements, in the order of GB/T 9704-2012, chapter 7."""

from dataclasses import dataclass
from datetime import date

from studio.papers.official.kinds import PaperKind


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text. `level` is 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 0 for none;
    its first `lead` characters are set as a heading."""

    text: str
    level: int = 0
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length, the first of them the header."""

    rows: tuple[tuple[str, ...], ...]


Body = tuple[Line | Table, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    title: str
    body: Body = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """`mark` is the red 发文机关标志. Whatever is empty does not stand on the paper; a 密级 never does."""

    kind: PaperKind
    title: str
    body: Body
    issuers: tuple[str, ...]
    mark: str
    dated: date
    copy_number: str = ""  # 份号, six digits
    urgency: str = ""  # 特急 or 加急
    number: str = ""  # 发文字号
    signers: tuple[str, ...] = ()  # 签发人
    post: str = ""  # of the first signer, where a person signs
    caption: str = ""  # 题注
    recipients: str = ""  # 主送机关
    annexes: tuple[Annex, ...] = ()
    sealed: bool = True
    remark: str = ""  # 附注
    attendance: tuple[tuple[str, str], ...] = ()  # 出席, 请假, 列席
    copies: str = ""  # 抄送
    printer: str = ""  # 印发机关
    ai_line: str = ""
