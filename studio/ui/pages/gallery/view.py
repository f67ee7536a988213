"""The gallery: each component in its states."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.chat import ChatPanel
from studio.ui.components import (
    Banner,
    Button,
    Card,
    Checkbox,
    EmptyState,
    FormRow,
    HourBars,
    IconButton,
    ListRow,
    NavList,
    NumberField,
    PairedBars,
    PracticeStrip,
    ProgressCard,
    RowList,
    ScrollPage,
    Segmented,
    Select,
    Skeleton,
    Sparkline,
    StatusLabel,
    Stepper,
    Switch,
    Tabs,
    Tag,
    TextArea,
    TextField,
    Toast,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.gallery import pieces
from studio.ui.pages.gallery.samples import QUESTION, Group, events
from studio.ui.pages.gallery.swatches import Swatches
from studio.ui.shell import Header, Page
from studio.ui.theme import size, space

_KINDS = ("plain", "accent", "success", "warning", "danger", "practice")


class GalleryPage(Page):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll = ScrollPage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        grid = QGridLayout()
        grid.setSpacing(space("gap"))
        cards = (
            _texts(), _buttons(), _fields(), _states(), _progress(), _empty(), _rows(), _charts(),
            _floating(), pieces.seats(), _chat(), _column(pieces.diff(), pieces.floating()),
        )  # fmt: skip
        for index, card in enumerate(cards):
            grid.addWidget(card, index // 2, index % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        scroll.column.addWidget(_colors())
        scroll.column.addLayout(grid)
        scroll.column.addWidget(pieces.table())
        scroll.column.addWidget(_banners())

    def open(self, *path: str) -> None:
        self.set_header(Header(title=tr("Components")))


def _colors() -> Card:
    card = Card(tr("Colours by meaning"))
    card.body.addWidget(Swatches())
    return card


def _texts() -> Card:
    card = Card(tr("Text"))
    for kind in ("figure", "page", "section", "body", "label", "dense", "caption"):
        card.body.addWidget(label(f"防汛值班助手 22 / 24 Flood duty · {kind}", kind))
    return card


def _buttons() -> Card:
    card = Card(tr("Buttons"))
    busy = Button("提交审核", "primary")
    busy.set_busy(True, "正在提交…")
    disabled = Button("运行测试")
    disabled.setEnabled(False)
    card.body.addLayout(_line(Button("提交审核", "primary"), busy, Button("运行测试"), disabled))
    small = Button("小号", small=True)
    card.body.addLayout(_line(Button("查看全部", "text"), Button("移除", "danger", "delete-outline"), small))
    card.body.addLayout(_line(Button("召回", "danger-fill"), Button("添加", "secondary", "plus")))
    icons = (
        IconButton("undo", "撤销"),
        IconButton("content-copy", "复制"),
        IconButton("flag-outline", "标记"),
    )
    card.body.addLayout(_line(*icons))
    return card


def _fields() -> Card:
    card = Card(tr("Input"))
    plain = FormRow("名称", TextField("防汛预案库"), "显示给使用者的名称")
    wrong = FormRow("名称", TextField())
    wrong.control.setText("防汛/预案库")  # type: ignore[attr-defined]  # it is the field made above
    wrong.set_error("名称里不能有“/”，请去掉")
    locked = TextField("审核期间不能修改")
    locked.setEnabled(False)
    grid = QGridLayout()
    choice = Select([("always", "每次检索"), ("asked", "问到才检索")])
    number = NumberField(1, 20)
    rows = (plain, wrong, FormRow("不可用", locked), FormRow("选择", choice), FormRow("数字", number))
    for index, row in enumerate(rows):
        grid.addWidget(row, index // 2, index % 2)
    card.body.addLayout(grid)
    card.body.addWidget(FormRow("说明", TextArea("多行文字", 2)))
    on, checked = Switch("开"), Checkbox("选中")
    on.setChecked(True)
    checked.setChecked(True)
    card.body.addLayout(_line(on, Switch("关"), checked, Checkbox("未选")))
    card.body.addLayout(_line(Segmented([("all", "全部"), ("failed", "未通过")])))
    return card


def _states() -> Card:
    card = Card(tr("Tags and states"))
    card.body.addLayout(_line(*(Tag(kind, kind) for kind in _KINDS)))
    kinds = ("success", "working", "waiting", "warning", "danger", "refused", "muted", "info")
    card.body.addLayout(_line(*(StatusLabel(kind, kind) for kind in kinds[:4])))
    card.body.addLayout(_line(*(StatusLabel(kind, kind) for kind in kinds[4:])))
    tabs = Tabs()
    tabs.add("one", "配置")
    tabs.add("two", "测试", "2 题未通过", "warning")
    tabs.add("three", "文档", "24")
    card.body.addWidget(tabs)
    return card


def _progress() -> Card:
    card = Card(tr("Progress"), padded=True)
    running, ready = ProgressCard("正在载入"), ProgressCard("正在载入")
    running.set_progress(213, 342, "汛情简报第17期（扫描）.pdf")
    running.set_counts((("", "已载入 209"), ("skipped", "未变动跳过 2")))
    ready.finish("已载入 342 份")
    steps = Stepper(["连接端点", "第一个知识库", "第一个智能体", "测试一次"])
    steps.set_current(2)
    for part in (running, ready, steps, Skeleton()):
        card.body.addWidget(part)
    return card


def _empty() -> Card:
    card = Card(tr("Empty"))
    text = "把文件或整个文件夹拖到这里。"
    card.body.addWidget(EmptyState("bookshelf", "还没有文档", text, "添加文档", "用示例资料试试"))
    return card


def _rows() -> Card:
    rows = RowList(tr("Rows"), "2")
    failed = Tag("2 题未通过", "warning")
    agent = ListRow("weather-lightning-rainy", "防汛值班助手", "在用 1.2.0", failed, "今天", "打开")
    base = ListRow("bookshelf", "防汛预案库", "340 份文档 · 18,406 个片段", date="昨天", action="打开")
    rows.set_rows([agent, base])
    return rows


def _charts() -> Card:
    card = Card(tr("Charts"))
    groups, hours, line = PairedBars(), HourBars(), Sparkline("首字时间")
    groups.show_groups(
        [Group("应急响应", 0.92, 0.75), Group("值班值守", 0.67, 0.83), Group("物资调度", 1.0, None)]
    )
    hours.show_hours([0, 0, 1, 3, 8, 21, 34, 30, 18, 12, 9, 22, 31, 28, 16, 9, 4, 2, 1, 0, 0, 0, 1, 2])
    line.show_values([2.4, 2.1, 1.9, 2.0, 1.2, 1.1, 0.9], "0.9 秒")
    for chart in (groups, hours, line):
        card.body.addWidget(chart)
    return card


def _floating() -> Card:
    """What lies over a page, shown in it: toasts and the side sheet's face."""
    card = Card(tr("Toasts and sections"))
    for text, kind, undo in (
        ("已移除 3 份文档", "success", bool),
        ("没有连上目录服务", "danger", None),
        ("有新版本", "info", None),
    ):
        toast = Toast(card, text, kind, undo, stays=True)
        card.body.addWidget(toast)
    sections = NavList()
    for name, text, state in (("one", "身份", "ok"), ("two", "指令", "ok"), ("three", "护栏", "warn")):
        sections.add(name, text, "circle-outline", state=state)
    sections.set_current("two")
    sections.setMinimumHeight(4 * size("row"))
    card.body.addWidget(sections)
    late = Skeleton(2)
    late.tell("比平时久一些，仍在进行。", "取消")
    late.setMinimumHeight(3 * size("row"))
    card.body.addWidget(late)
    return card


def _chat() -> Card:
    card = Card(padded=False, fill=True)
    panel = ChatPanel("试用对话", "不影响在用的 1.2.0", "草稿", "weather-lightning-rainy")
    panel.setMinimumHeight(size("gallery.chat"))
    panel.view.ask(QUESTION)
    for event in events():
        panel.view.add_event(event)
    card.body.addWidget(panel)
    return card


def _banners() -> Card:
    card = Card(tr("Banners"))
    for kind in ("info", "success", "warning", "danger", "practice"):
        text = "已写出的部分保留。问题没有丢，可以接着重试。"
        card.body.addWidget(Banner(kind, "没有回答完：与模型的连接断了", text, [("retry", "重试")]))
    card.body.addWidget(PracticeStrip())
    return card


def _column(*cards: Card) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space("gap"))
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    _add_all(line, widgets)
    line.addStretch(1)
    return line


def _add_all(line: QHBoxLayout, widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        line.addWidget(widget)
