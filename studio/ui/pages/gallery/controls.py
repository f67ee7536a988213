"""Buttons and fields of the gallery, in their states."""

from PySide6.QtWidgets import QGridLayout

from studio.ui.components import (
    Button,
    Card,
    Checkbox,
    FormRow,
    IconButton,
    NumberField,
    Segmented,
    Select,
    Switch,
    TextArea,
    TextField,
)
from studio.ui.language import tr
from studio.ui.pages.gallery.lines import in_line


def buttons() -> Card:
    card = Card(tr("Buttons"))
    busy = Button("提交审核", "primary")
    busy.set_busy(True, "正在提交…")
    disabled = Button("运行测试")
    disabled.setEnabled(False)
    card.body.addLayout(in_line(Button("提交审核", "primary"), busy, Button("运行测试"), disabled))
    small = Button("小号", small=True)
    card.body.addLayout(
        in_line(Button("查看全部", "text"), Button("移除", "danger", "delete-outline"), small)
    )
    card.body.addLayout(in_line(Button("召回", "danger-fill"), Button("添加", "secondary", "plus")))
    icons = (
        IconButton("undo", "撤销"),
        IconButton("content-copy", "复制"),
        IconButton("flag-outline", "标记"),
    )
    card.body.addLayout(in_line(*icons))
    return card


def fields() -> Card:
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
    card.body.addLayout(in_line(on, Switch("关"), checked, Checkbox("未选")))
    card.body.addLayout(in_line(Segmented([("all", "全部"), ("failed", "未通过")])))
    return card
