"""What the gallery shows of telling: words, states, progress, emptiness, banners."""

from studio.ui.components import (
    Banner,
    Card,
    EmptyState,
    PracticeStrip,
    ProgressCard,
    Skeleton,
    StatusLabel,
    Stepper,
    Tabs,
    Tag,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.gallery.lines import in_line

_KINDS = ("plain", "accent", "success", "warning", "danger", "practice")


def texts() -> Card:
    card = Card(tr("Text"))
    for kind in ("figure", "page", "section", "body", "label", "dense", "caption"):
        card.body.addWidget(label(f"防汛值班助手 22 / 24 Flood duty · {kind}", kind))
    return card


def states() -> Card:
    card = Card(tr("Tags and states"))
    card.body.addLayout(in_line(*(Tag(kind, kind) for kind in _KINDS)))
    kinds = ("success", "working", "waiting", "warning", "danger", "refused", "muted", "info")
    card.body.addLayout(in_line(*(StatusLabel(kind, kind) for kind in kinds[:4])))
    card.body.addLayout(in_line(*(StatusLabel(kind, kind) for kind in kinds[4:])))
    tabs = Tabs()
    tabs.add("one", "配置")
    tabs.add("two", "测试", "2 题未通过", "warning")
    tabs.add("three", "文档", "24")
    card.body.addWidget(tabs)
    return card


def progress() -> Card:
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


def empty() -> Card:
    card = Card(tr("Empty"))
    text = "把文件或整个文件夹拖到这里。"
    card.body.addWidget(EmptyState("bookshelf", "还没有文档", text, "添加文档", "用示例资料试试"))
    return card


def banners() -> Card:
    card = Card(tr("Banners"))
    for kind in ("info", "success", "warning", "danger", "practice"):
        text = "已写出的部分保留。问题没有丢，可以接着重试。"
        card.body.addWidget(Banner(kind, "没有回答完：与模型的连接断了", text, [("retry", "重试")]))
    card.body.addWidget(PracticeStrip())
    return card
