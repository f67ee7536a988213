"""What the standard and the regulations want of a paper and it does not have, as notes in plain sentences.

GB/T 9704-2012 and 党政机关公文处理工作条例 (中办发〔2012〕14号). A note stops nothing.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from studio.papers.official.kinds import PaperKind
from studio.papers.official.levels import level_mark, numbered
from studio.papers.official.numbers import BLANK, is_document_number
from studio.papers.official.paper import Line, Paper
from studio.papers.official.titles import names_subject
from studio.papers.text import listed

Note = tuple[str, str]
"""In Chinese and in English."""
_LONGEST_TITLE = 50
_TITLE_MARKS = re.compile("[。，；：！？,;:!?]")
_ASKS_LEAVE = re.compile("请批示|请予批准|请予审批|请审批|请批复|妥否|当否")
_PHONE = re.compile(r"\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{7,8}|0000")


def notes_on(paper: Paper, today: date, *, english: bool = False) -> tuple[str, ...]:
    """The first of each kind of trouble, in the order of the paper."""
    parts = (
        _head(paper),
        _title(paper),
        _recipients(paper),
        _text(paper),
        _annexes(paper),
        _foot(paper, today),
    )
    return tuple(note[english] for part in parts for note in part)


def _head(paper: Paper) -> Iterator[Note]:
    if not paper.issuers:
        yield (
            "缺发文机关：请给出发文机关全称或者规范化简称。",
            "The issuing body is missing: give its full or standard short name.",
        )
    if BLANK in paper.number:
        yield (
            f"发文字号“{paper.number}”的序号留空，待登记编号后填写。",
            f"The running number in “{paper.number}” is left open until it is given out.",
        )
    elif paper.kind in (PaperKind.ORDER, PaperKind.COMMUNIQUE, PaperKind.RESOLUTION, PaperKind.MINUTES):
        pass
    elif not paper.number:
        yield (
            "缺发文字号：由发文机关代字、年份、发文顺序号组成，例如“示应急〔2026〕1号”。",
            "The document number is missing: code, year, running number, such as 示应急〔2026〕1号.",
        )
    elif not is_document_number(paper.number) and not re.fullmatch(r".*第\d+号", paper.number):
        yield (
            f"发文字号“{paper.number}”不合规范：应为代字、六角括号年份和顺序号，例如“示应急〔2026〕1号”。",
            f"The document number “{paper.number}” is not in the standard form, 示应急〔2026〕1号.",
        )
    if paper.kind.is_upward and not paper.signers:
        yield (
            f"{paper.kind}是上行文，应当标注签发人姓名。",
            f"{paper.kind} goes to a higher body and names who signed it.",
        )
    if paper.kind is PaperKind.ORDER and not (paper.signers and paper.post):
        yield "命令（令）应当有签发人的职务和姓名。", "An order has the post and the name of who signed it."


def _title(paper: Paper) -> Iterator[Note]:
    title = paper.title
    if paper.kind is PaperKind.ORDER:
        return
    if not names_subject(title, paper.kind):
        yield (
            f"标题应当由发文机关名称、事由和文种组成，例如“关于……的{paper.kind}”。",
            f"The title consists of body, matter and kind, such as 关于……的{paper.kind}.",
        )
    if _TITLE_MARKS.search(title):
        yield (
            "标题中除法规、规章名称加书名号外，一般不用标点符号。",
            "A title has no punctuation but around the names of laws.",
        )
    if len(title) > _LONGEST_TITLE:
        yield (
            f"标题有 {len(title)} 个字，宜简明到 {_LONGEST_TITLE} 个字以内。",
            f"The title has {len(title)} characters; {_LONGEST_TITLE} at most are better.",
        )


def _recipients(paper: Paper) -> Iterator[Note]:
    if paper.kind.needs_recipient and not paper.recipients:
        yield f"{paper.kind}应当有主送机关。", f"{paper.kind} has recipients."
    if paper.kind is PaperKind.REQUEST and len(listed(paper.recipients)) > 1:
        yield (
            "请示一般只写一个主送机关，需要同时送其他机关的，用抄送形式。",
            "A request for instructions has one recipient; others get copies.",
        )
    if paper.kind.is_public and paper.recipients:
        yield (
            f"{paper.kind}是公布性公文，一般不写主送机关。",
            f"{paper.kind} is public and has no recipients.",
        )


def _text(paper: Paper) -> Iterator[Note]:
    text = _plain(paper)
    if paper.kind is PaperKind.REPORT and _ASKS_LEAVE.search(text):
        yield (
            "报告中不得夹带请示事项：需要批准的事项请另行请示。",
            "A report asks for no approval: what needs one is a request of its own.",
        )
    if paper.kind is PaperKind.REQUEST and not _ASKS_LEAVE.search(text):
        yield (
            "请示结尾应当提出请求，例如“妥否，请批示”。",
            "A request for instructions ends by asking for them, such as 妥否，请批示.",
        )
    yield from _numbering([item for item in paper.body if isinstance(item, Line)])


def _numbering(lines: Sequence[Line]) -> Iterator[Note]:
    counts = [0] * 5
    for line in lines:
        found = numbered(line.text) if line.level else None
        if found is None:
            continue
        expected = counts[found.level] + 1
        if found.number not in (expected, 1):
            wanted = level_mark(expected, found.level)
            yield (
                f"层次序数不连续：“{line.text[:12]}”处应当是“{wanted}”。",
                f"The numbering has a gap: at “{line.text[:12]}” it should be “{wanted}”.",
            )
            return
        counts[found.level] = found.number
        counts[found.level + 1 :] = [0] * (4 - found.level)


def _annexes(paper: Paper) -> Iterator[Note]:
    mentioned = "附件" in _plain(paper)
    if mentioned and not paper.annexes:
        yield (
            "正文提到附件，但没有附件说明：请给出附件名称。",
            "The text speaks of attachments, but none is named.",
        )
    empty = [annex.title for annex in paper.annexes if not annex.body]
    if empty:
        yield (
            f"有 {len(empty)} 个附件只有名称没有内容，装订时请附上：{'、'.join(empty[:5])}。",
            f"{len(empty)} of the attachments have no text yet: {', '.join(empty[:5])}.",
        )


def _foot(paper: Paper, today: date) -> Iterator[Note]:
    if paper.dated > today:
        yield (
            "成文日期晚于今天，请核对：应为负责人签发的日期。",
            "The date lies ahead; it is the day on which it was signed.",
        )
    year = re.search(r"〔(\d{4})〕", paper.number)
    if year and int(year[1]) != paper.dated.year:
        yield (
            f"发文字号的年份（{year[1]}）与成文日期的年份（{paper.dated.year}）不一致。",
            f"The year of the number ({year[1]}) is not that of the date ({paper.dated.year}).",
        )
    if paper.kind is PaperKind.REQUEST and not _PHONE.search(paper.remark):
        yield (
            "请示应当在附注处注明联系人的姓名和电话。",
            "A request for instructions names in a note whom to call, and the number.",
        )
    if paper.kind is PaperKind.MINUTES and not paper.attendance:
        yield "纪要应当标注出席人员名单。", "Minutes list who was present."


def _plain(paper: Paper) -> str:
    return "\n".join(item.text for item in paper.body if isinstance(item, Line))
