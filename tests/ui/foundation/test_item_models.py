"""Every item model of the window keeps Qt's rules, whatever is put in, narrowed, sorted, taken out."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import studio.ui
from studio.authoring.fields import FormField, Shape
from studio.conversations import Conversation, Hit
from studio.core.agents import TestCase
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.core.places import Place
from studio.knowledge import EvalCase, SavedQuestion
from studio.knowledge.question_set import Origin
from studio.knowledge.store import StoredChunk
from studio.trials import CaseChange, CaseResult, Change
from studio.trials.sources import CaseOrigin, DraftCase
from studio.ui.file_rows import FileRows
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.model import AgentsModel
from studio.ui.pages.builder.schema.rows_model import RowsModel
from studio.ui.pages.builder.schema.words import Said
from studio.ui.pages.builder.testing.drafts.model import DraftModel
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.ui.pages.builder.testing.model import CHANGED, CaseFilter, CaseModel
from studio.ui.pages.builder.testing.runs.comparison_model import ComparisonModel
from studio.ui.pages.builder.testing.runs.model import RunModel
from studio.ui.pages.knowledge.chunks.chunk_list import ChunksModel
from studio.ui.pages.knowledge.documents_model import Column, DocumentsModel
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.pages.knowledge.name_ticks import NameTicks
from studio.ui.pages.knowledge.narrowing import ATTENTION, Narrowing
from studio.ui.pages.knowledge.questions.lines import QuestionLine
from studio.ui.pages.knowledge.questions.model import QuestionsModel
from studio.ui.pages.source.thumbnails import _Pages
from studio.ui.pages.use.kept.model import KeptModel
from studio.ui.shell.palette.entries import Entry
from studio.ui.shell.palette.view import _Entries

_DOWN = Qt.SortOrder.DescendingOrder
_READY, _FAILED = DocumentState.READY, DocumentState.FAILED
_TROUBLE = Trouble(name="DocumentEncrypted", facts={"document": "乙.pdf", "kind": "pdf"})


def _documents() -> Iterator[QAbstractItemModel]:
    model = DocumentsModel()
    yield model
    failed = DocumentRow(name="乙.pdf", kind="pdf", state=_FAILED, trouble=_TROUBLE)
    rows = [DocumentRow(name=f"{i}.md", kind="md", state=_READY, pages=i) for i in range(9)] + [failed]
    model.set_lines([DocumentLine(row) for row in rows])
    yield model
    model.open_detail("乙.pdf")
    model.sort(Column.PAGES, _DOWN)
    yield model
    model.narrow(Narrowing(segment=ATTENTION))
    yield model
    model.set_lines([])
    yield model


def _cases() -> list[CaseLine]:
    went = [CaseResult(question=f"问题{i}") for i in range(3)]
    return [
        CaseLine(i, TestCase(question=f"问题{i}", group="甲" * i), went[i] if i else None) for i in range(3)
    ]


def _case_model() -> Iterator[QAbstractItemModel]:
    model = CaseModel()
    for lines in ([], _cases(), _cases()[:1]):
        model.set_lines(lines)
        yield model


def _case_filter() -> Iterator[QAbstractItemModel]:
    rows = CaseModel()
    model = CaseFilter(rows)
    yield model
    rows.set_lines(_cases())
    model.set_words("问题1")
    yield model
    model.set_shown(CHANGED)
    yield model
    model.set_words("")
    model.set_shown("")
    rows.set_lines(_cases()[:2])
    yield model


def _drafts() -> Iterator[QAbstractItemModel]:
    model = DraftModel()
    draft = DraftCase(id="a", case=TestCase(question="几点交接？"), origin=CaseOrigin.HAND)
    for drafts in ([], [draft] * 3, [draft]):
        model.set_drafts(drafts)
        yield model


def _runs() -> Iterator[QAbstractItemModel]:
    model = RunModel()
    for runs in ([], [_run(1), _run(2)], [_run(2)]):
        model.set_runs(runs)
        yield model


def _run(number: int) -> Any:  # what the table reads of a RunLine
    head = SimpleNamespace(
        run=number, started="2026-11-22T08:00:00+00:00", model="practice", endpoint="", version="1.0.0",
        agent_digest="ab" * 32, knowledge_digest="cd" * 32, whole=True, repeats=1, planned=2,
    )  # fmt: skip
    numbers = dict.fromkeys(("total", "passed", "answers"), 2)
    none = dict.fromkeys(("flaky", "unanswered", "overruled"), 0)
    return SimpleNamespace(head=head, finished=True, all_passed=True, **numbers, **none)


def _comparison() -> Iterator[QAbstractItemModel]:
    model, result = ComparisonModel(), CaseResult(question="几点交接？")
    yield model
    model.show([CaseChange(change, result, result) for change in Change], "1", "2")
    yield model
    model.show([], "2", "3")
    yield model


def _chunks() -> Iterator[QAbstractItemModel]:
    model = ChunksModel()
    yield model
    model.set_chunks([StoredChunk(i, "甲.md", i, f"第{i}条", Place(), 0, 3, off=i == 1) for i in range(5)])
    yield model
    model.narrow("第3", changed_only=False)
    yield model
    model.narrow("", changed_only=True)
    yield model


def _questions() -> Iterator[QAbstractItemModel]:
    model = QuestionsModel()
    yield model
    case = EvalCase(question="几点交接？", documents=("规定.md",))
    saved = SavedQuestion(1, case, next(iter(Origin)), "2026-11-22T08:00:00+00:00")
    model.set_lines(
        [QuestionLine(saved), QuestionLine(saved, run=True), QuestionLine(saved, run=True, rank=1)]
    )
    yield model
    model.narrow("规定", missed_only=True)
    yield model


def _ticks() -> Iterator[QAbstractItemModel]:
    model = NameTicks()
    yield model
    model.set_names(["甲.md", "乙.md", "丙.md"], ["乙.md"])
    yield model
    model.setData(model.index(2, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    model.narrow("丙")
    yield model
    model.tick("丁.md")
    model.narrow("")
    yield model


def _pages() -> Iterator[QAbstractItemModel]:
    model = _Pages()
    yield model
    model.set_pages(40)
    model.put(3, QPixmap(72, 102))
    yield model
    model.set_pages(0)
    yield model


def _rows() -> Iterator[QAbstractItemModel]:
    fields = [FormField("名称", "名称", Shape.TEXT), FormField("金额", "金额", Shape.NUMBER)]
    model = RowsModel(fields, {field.name: Said(field.name) for field in fields}, list)
    yield model
    model.set_rows([{"名称": "甲", "金额": 3}, {"名称": "乙"}])
    model.setData(model.index(1, 1), "12")
    model.set_problems({(0, "金额"): "太少"})
    yield model
    model.set_row(0, {"名称": "丙"})
    model.set_rows([])
    yield model


def _entries() -> Iterator[QAbstractItemModel]:
    owner = QObject()
    model = _Entries(owner)
    model.setParent(None)
    yield model
    entry = Entry("首页", "页面", "home-outline", list)
    for entries in ([entry] * 3, [entry], []):
        model.show(entries)
        yield model


def _kept() -> Iterator[QAbstractItemModel]:
    model = KeptModel()
    yield model
    kept = [Conversation(str(day), "duty", f"第{day}天", _time(day), _time(day)) for day in range(1, 5)]
    model.set_kept(kept)
    yield model
    model.set_hits([Hit(kept[0])])
    yield model
    model.set_kept([])
    yield model


def _agents() -> Iterator[QAbstractItemModel]:
    model = AgentsModel()
    yield model
    lines = [AgentLine(f"agent-{number}", f"第{number}个") for number in range(4)]
    model.set_lines(lines, used=False)
    yield model
    model.set_lines([replace(line, version="1.0.0") for line in lines], used=False)
    yield model
    model.set_lines(lines[1:], used=True)
    yield model


def _time(day: int) -> str:
    return f"2026-11-0{day}T08:00:00+00:00"


def _files() -> Iterator[QAbstractItemModel]:
    """What Qt's own dialog lists: here without a disk below."""
    model = FileRows()
    yield model
    source = QStandardItemModel(0, 4, model)
    model.setSourceModel(source)
    source.appendRow([QStandardItem(text) for text in ("通知.docx", "2 KiB", "docx", "today")])
    yield model
    source.removeRow(0)
    yield model


LIVES: dict[type[QAbstractItemModel], Callable[[], Iterator[QAbstractItemModel]]] = {
    FileRows: _files,
    DocumentsModel: _documents,
    CaseModel: _case_model,
    CaseFilter: _case_filter,
    DraftModel: _drafts,
    RunModel: _runs,
    ComparisonModel: _comparison,
    ChunksModel: _chunks,
    QuestionsModel: _questions,
    NameTicks: _ticks,
    _Pages: _pages,
    RowsModel: _rows,
    _Entries: _entries,
    KeptModel: _kept,
    AgentsModel: _agents,
}


@pytest.mark.parametrize("live", LIVES.values(), ids=[model.__name__ for model in LIVES])
def test_a_model_keeps_the_rules_through_its_life(
    live: Callable[[], Iterator[QAbstractItemModel]], qtbot: QtBot
) -> None:
    """The tester watches every signal and warns of a broken rule, which fails the test."""
    states = live()
    model = next(states)
    _look_at_all_of(model)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for state in states:
        _look_at_all_of(state)
    assert tester.model() is model


def test_every_model_of_the_window_is_checked() -> None:
    for module in pkgutil.walk_packages(studio.ui.__path__, "studio.ui."):
        importlib.import_module(module.name)
    ours = {one for one in _heirs(QAbstractItemModel) if one.__module__.startswith("studio.ui")}
    made = {one for one in ours if not cast(Any, one).__subclasses__()}
    assert made - set(LIVES) == set(), "write down what happens in the life of these models"


def _heirs(kind: type) -> Iterator[type[Any]]:
    heirs: list[type[Any]] = kind.__subclasses__()
    for one in heirs:
        yield one
        yield from _heirs(one)


def _look_at_all_of(model: QAbstractItemModel) -> None:
    """As a view does: every cell, every role, every title."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for row in range(model.rowCount()):
            index = model.index(row, column)
            model.flags(index)
            for role in Qt.ItemDataRole:
                model.data(index, role)
