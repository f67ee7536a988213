"""The gallery: each component in its states."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from studio.ui.chat import ChatPanel
from studio.ui.components import (
    Card,
    HourBars,
    ListRow,
    NavList,
    PairedBars,
    RowList,
    ScrollPage,
    Skeleton,
    Sparkline,
    Tag,
    Toast,
)
from studio.ui.language import tr
from studio.ui.pages.gallery import pieces
from studio.ui.pages.gallery.controls import buttons, fields
from studio.ui.pages.gallery.samples import QUESTION, Group, events
from studio.ui.pages.gallery.swatches import Swatches
from studio.ui.pages.gallery.tellings import banners, empty, progress, states, texts
from studio.ui.shell import Header, Page
from studio.ui.theme import size, space


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
            texts(), buttons(), fields(), states(), progress(), empty(), _rows(), _charts(),
            _floating(), pieces.seats(), _chat(), _column(pieces.diff(), pieces.floating()),
        )  # fmt: skip
        for index, card in enumerate(cards):
            grid.addWidget(card, index // 2, index % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        scroll.column.addWidget(_colors())
        scroll.column.addLayout(grid)
        scroll.column.addWidget(pieces.table())
        scroll.column.addWidget(banners())

    def open(self, *path: str) -> None:
        self.set_header(Header(title=tr("Components")))


def _colors() -> Card:
    card = Card(tr("Colours by meaning"))
    card.body.addWidget(Swatches())
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


def _column(*cards: Card) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space("gap"))
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column
