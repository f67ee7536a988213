"""The columns of a sheet of test cases: their headings in both languages, and other ones people use.

The labels of the form in which a question is written are among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.languages import Language
from studio.trials.sources.sheets.cells import EN_NOTE, ZH_NOTE


@dataclass(frozen=True, slots=True)
class Column:
    """`hint` says in the template what to write, `example` shows it."""

    name: str
    zh: str
    en: str
    others: tuple[str, ...] = ()
    hint: str = ""
    example: str = ""
    en_hint: str = ""

    def heading(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en

    def hinted(self, language: Language) -> str:
        return self.hint if language is Language.ZH else self.en_hint

    def is_headed(self, heading: str) -> bool:
        return heading in {self.zh, self.en.casefold(), *self.others}


COLUMNS = (
    Column(
        "question",
        "问题",
        "Question",
        ("提问", "题目", "测试问题", "测试题", "query"),
        f"{ZH_NOTE}照使用者平常的问法写，必填。这一行和下面的示例不想要可以删掉。",
        "防汛值班每天几点交接班？",
        f"{EN_NOTE} As a colleague would ask it; needed. Delete this row and the example when you like.",
    ),
    Column(
        "before",
        "上文",
        "Asked before",
        ("前文", "先问", "先问过的问题", "asked before it", "before", "conversation"),
        "先问过的问题，每行一个",
        "",
        "Questions asked before it, one a line",
    ),
    Column("group", "分组", "Group", ("组别", "类别", "分类"), "用来分组比较", "值班规定", "To compare by"),
    Column(
        "contains",
        "应包含",
        "Contains",
        ("包含", "必须包含", "关键词", "应含", "回答包含", "回答应包含", "the answer says"),
        "回答里必须出现的词语或数字，每行一个，也可以用分号分开",
        "8时30分",
        "Words or figures the answer must say, one a line or parted by semicolons",
    ),
    Column(
        "lacks",
        "不应包含",
        "Does not contain",
        ("不包含", "不得包含", "回答不包含", "the answer does not say", "lacks", "not contains"),
        "回答里不能出现的，写法同上",
        "9时",
        "What it must not say, written likewise",
    ),
    Column(
        "matches",
        "应匹配",
        "Matches",
        ("匹配", "正则", "回答应匹配", "the answer matches", "regex"),
        "正则表达式，每行一个",
        "",
        "Regular expressions, one a line",
    ),
    Column(
        "documents",
        "应引用",
        "Cites",
        ("引用", "应引用文件", "引用出处", "文档", "文件", "the answer cites", "document", "documents"),
        "必须引用的文件名，每行一个",
        "防汛值班工作规定.docx",
        "Names of documents it must cite, one a line",
    ),
    Column(
        "places",
        "位置",
        "Place",
        ("出处", "条款", "places", "article"),
        "与左边逐行对应：条、页、工作表；不要求就空着",
        "第十四条",
        "Line by line beside them: article, page, sheet; empty for any",
    ),
    Column(
        "tools",
        "应调用工具",
        "Calls tool",
        ("工具", "应调用的工具", "it uses these tools", "tool", "tools", "calls"),
        "工具名，每行一个",
        "",
        "Names of tools, one a line",
    ),
    Column(
        "arguments",
        "参数",
        "Arguments",
        ("工具参数",),
        '与左边逐行对应，如 {"日期": "2026-05-01"}；不要求就空着',
        "",
        'Line by line beside them, as {"date": "2026-05-01"}; empty for any',
    ),
    Column(
        "artifact",
        "应生成文件",
        "Makes file",
        ("生成文件", "it makes a file", "makes", "artifact"),
        "要生成的文件名里的几个字",
        "",
        "A part of the name of the file it must make",
    ),
    Column(
        "attachments",
        "附件",
        "Attachments",
        ("随附文件", "comes with these files", "attachment"),
        "随问题给出的文件，须已放进智能体，每行一个",
        "",
        "Files given with the question, in the agent already, one a line",
    ),
    Column(
        "declines",
        "应拒答",
        "Declines",
        ("拒答", "应拒绝", "应当说明不能回答", "it should say that it does not answer this"),
        "是 或 空着",
        "",
        "yes or empty",
    ),
    Column(
        "asks_back",
        "应反问",
        "Asks back",
        ("反问", "应追问", "追问", "应当先问清缺少的情况", "it should ask for what is missing"),
        "是 或 空着",
        "",
        "yes or empty",
    ),
    Column(
        "within",
        "时限",
        "Within (s)",
        ("时限（秒）", "时限(秒)", "答完不超过", "it answers within", "within"),
        "多少秒以内答完",
        "",
        "Seconds it may take",
    ),
    Column(
        "rubric",
        "评分标准",
        "Rubric",
        ("评分细则", "评分", "由模型评判", "a model judges it by"),
        "由模型按这段标准评判",
        "",
        "What the model judges it by",
    ),
)
QUESTION = COLUMNS[0]


def columns_in(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands that the header names; the first of two alike."""
    headings = [plain_heading(cell) for cell in header]
    found = {
        column.name: [at for at, heading in enumerate(headings) if column.is_headed(heading)]
        for column in COLUMNS
    }
    return {name: places[0] for name, places in found.items() if places}


def plain_heading(cell: str) -> str:
    return cell.strip().casefold().strip("*:： ")
