"""Any kind's settings can be filled in: values come back as they went in, and what is wrong is said there."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import hypothesis
import hypothesis.strategies as st
import pytest
from pydantic import Field
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.authoring.fields import form_fields
from studio.authoring.tools import setting_fields
from studio.runtime import read_agent
from studio.tools import KINDS, ToolSettings, tool_kind
from studio.ui.pages.builder.schema import SchemaForm, parameter_labels, setting_labels
from studio.ui.pages.builder.schema.files import FileField, FilesField
from studio.ui.pages.builder.schema.problems import setting_problems
from studio.ui.pages.builder.schema.rows import RowsField
from studio.ui.pages.builder.schema.secret import SecretField
from studio.ui.pages.builder.schema.secrets import SecretsField

SAMPLES = Path(__file__).parents[3] / "agents"


class _Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"


class _Row(ToolSettings):
    label: str = Field(min_length=1)
    kind: _Kind = _Kind.TEXT
    required: bool = False
    aliases: dict[str, str] = Field(default_factory=dict)


class _Settings(ToolSettings):
    title: str = Field(min_length=1, max_length=5)
    note: str = Field(default="", json_schema_extra={"format": "text"})
    file: str = Field(default="", json_schema_extra={"format": "file"})
    key: str = Field(default="", json_schema_extra={"format": "secret"})
    count: int = Field(default=3, ge=1, le=9)
    share: float | None = None
    on: bool = True
    kind: _Kind = _Kind.TEXT
    words: tuple[str, ...] = ()
    rows: tuple[_Row, ...] = ()
    inner: _Row = _Row(label="x")


FULL = {
    "title": "快报", "note": "两行\n说明", "file": "files/a.xlsx", "key": "tool/duty/key", "count": 5,
    "share": 0.5, "on": False, "kind": "number", "words": ["甲", "乙"],
    "rows": [{"label": "站名", "required": True}, {"label": "水位", "kind": "number", "aliases": {"a": "b"}}],
    "inner": {"label": "里"},
}  # fmt: skip


class Place:
    """An agent with one file and a keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.names, self.cells = ["files/a.xlsx"], list[list[str]]()
        self.keyring = True

    def files(self) -> Sequence[str]:
        return self.names

    def bring(self, file: Path, then: Callable[[str], object]) -> None:
        self.names.append(f"files/{file.name}")
        then(f"files/{file.name}")

    def read_table(self, file: Path, then: Callable[[list[list[str]]], object]) -> None:
        then(self.cells)

    def find_secret(self, name: str, then: Callable[[str], object]) -> None:
        then("kept" if name in self.kept else "missing")

    def keep_secret(
        self, name: str, secret: str, then: Callable[[str], object], *, session_only: bool
    ) -> None:
        if not self.keyring and not session_only:
            then("unavailable")
            return
        self.kept[name] = secret
        then("session" if session_only else "kept")

    def secret_name(self, field: str) -> str:
        return f"tool/duty/{field}"


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def form(qtbot: QtBot, place: Place) -> SchemaForm:
    made = SchemaForm(form_fields(_Settings.model_json_schema()), parameter_labels, place)
    qtbot.addWidget(made)
    return made


def rows_of(form: SchemaForm) -> RowsField:
    found = form.control("rows")
    assert isinstance(found, RowsField)
    return found


def test_what_is_shown_comes_back_unchanged(form: SchemaForm) -> None:
    form.set_value(FULL)

    assert form.value() == FULL


@pytest.mark.parametrize(
    "written", [{}, {"count": 3}, {"title": "a", "unknown": {"x": 1}}, {"count": "viele"}]
)
def test_opening_a_form_changes_nothing(form: SchemaForm, written: dict[str, Any]) -> None:
    told: list[None] = []
    form.changed.connect(lambda: told.append(None))

    form.set_value(written)

    assert form.value() == written
    assert not told


def test_only_what_differs_from_the_usual_is_written(form: SchemaForm) -> None:
    form.set_value({})
    form.control("title").setText("快报")  # type: ignore[attr-defined]
    form.control("count").setText("4")  # type: ignore[attr-defined]
    form.control("share").setText("")  # type: ignore[attr-defined]

    assert form.value() == {"title": "快报", "count": 4}


def test_each_problem_is_said_at_its_field_and_in_its_row(form: SchemaForm) -> None:
    wrong = {"title": "太长的名称了", "count": "viele", "rows": [{"label": "a"}, {"kind": "colour"}]}
    form.set_value(wrong)

    form.show_problems(setting_problems(_Settings, wrong))

    assert form.error("title")
    assert form.error("count")
    assert form.error("rows").startswith("第 2 行")
    assert not form.error("note")
    index = rows_of(form).model.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_rows_pasted_from_a_spreadsheet_are_added(form: SchemaForm) -> None:
    form.set_value({"rows": [{"label": "站名"}]})
    QGuiApplication.clipboard().setText("kind\tlabel\trequired\nnumber\t水位\t是\ntext\t类型\t否\n")

    QTest.keyClick(rows_of(form).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert form.value()["rows"] == [
        {"label": "站名"},
        {"label": "水位", "kind": "number", "required": True},
        {"label": "类型", "kind": "text", "required": False},
    ]


def test_rows_come_from_a_spreadsheet_file(form: SchemaForm, place: Place) -> None:
    place.cells = [["label"], ["站名"], ["水位"]]

    rows_of(form).bring("字段.xlsx")

    assert [row["label"] for row in form.value()["rows"]] == ["站名", "水位"]


def test_rows_are_removed_and_moved(form: SchemaForm) -> None:
    form.set_value({"rows": [{"label": "一"}, {"label": "二"}, {"label": "三"}]})
    rows = rows_of(form)

    rows.table.choose(0)
    rows._down.click()
    rows.table.choose(2)
    QTest.keyClick(rows.table, Qt.Key.Key_Delete)

    assert [row["label"] for row in form.value()["rows"]] == ["二", "一"]


def test_what_fits_no_cell_is_filled_in_a_form_of_the_row(form: SchemaForm) -> None:
    form.set_value({"rows": [{"label": "站名"}]})
    rows = rows_of(form)
    rows.table.choose(0)

    rows.open_row()
    assert rows.row_form is not None
    rows.row_form.control("aliases").setPlainText("站: 站名\n点：站名")  # type: ignore[attr-defined]

    assert form.value()["rows"] == [{"label": "站名", "aliases": {"站": "站名", "点": "站名"}}]
    assert rows.row_form is not None


def test_a_dropped_file_is_copied_in_and_named(form: SchemaForm, place: Place, tmp_path: Path) -> None:
    form.set_value({})
    field = form.control("file")
    assert isinstance(field, FileField)

    dropped = [tmp_path / "职责.xlsx", tmp_path / "标准.xlsx"]
    for file in dropped:
        file.touch()
    field.dropped.emit([tmp_path, *dropped])

    assert form.value() == {"file": "files/职责.xlsx"}


def test_several_dropped_files_are_all_taken_where_several_may_be(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    names = {"type": "array", "items": {"type": "string", "format": "file"}}
    form = SchemaForm(form_fields({"properties": {"files": names}}), parameter_labels, place)
    qtbot.addWidget(form)
    form.set_value({})
    field = form.control("files")
    assert isinstance(field, FilesField)
    dropped = [tmp_path / "职责.xlsx", tmp_path / "标准.xlsx"]
    for file in dropped:
        file.touch()

    field._add.dropped.emit(dropped)

    assert form.value() == {"files": ["files/职责.xlsx", "files/标准.xlsx"]}


def test_a_file_that_is_gone_is_said_and_its_name_kept(form: SchemaForm) -> None:
    form.set_value({"file": "files/gone.xlsx"})

    field = form.control("file")
    assert isinstance(field, FileField)
    assert "没有这个文件" in field._select.currentText()
    assert form.value() == {"file": "files/gone.xlsx"}


def test_a_secret_goes_to_the_keyring_and_only_its_name_into_the_agent(
    form: SchemaForm, place: Place
) -> None:
    form.set_value({})
    field = form.control("key")
    assert isinstance(field, SecretField)

    field.secret.setText("s3cret-value")
    field._keep.click()

    assert place.kept == {"tool/duty/key": "s3cret-value"}
    assert form.value() == {"key": "tool/duty/key"}
    assert not field.secret.text()


def test_without_a_keyring_a_secret_may_be_used_this_time_only(form: SchemaForm, place: Place) -> None:
    place.keyring = False
    form.set_value({})
    field = form.control("key")
    assert isinstance(field, SecretField)
    field.secret.setText("s3cret-value")

    field._keep.click()
    assert field.secret.text()
    field._once.click()

    assert place.kept == {"tool/duty/key": "s3cret-value"}
    assert not field.secret.text()


def test_in_place_of_a_file_an_address_may_stand_where_the_tool_takes_one(qtbot: QtBot, place: Place) -> None:
    form = SchemaForm(setting_fields("openapi"), setting_labels("openapi"), place)
    qtbot.addWidget(form)
    form.set_value({"specification": "files/a.json"})
    field = form.control("specification")
    assert isinstance(field, FileField)

    QTest.keyClicks(field.address, "http://10.0.0.8:8080/openapi.json")

    assert form.value() == {"specification": "http://10.0.0.8:8080/openapi.json"}
    form.set_value(form.value())
    assert field.address.text() == "http://10.0.0.8:8080/openapi.json"


def test_every_environment_variable_has_its_value_in_the_keyring(qtbot: QtBot, place: Place) -> None:
    form = SchemaForm(setting_fields("mcp"), setting_labels("mcp"), place)
    qtbot.addWidget(form)
    form.set_value({})
    field = form.control("variables")
    assert isinstance(field, SecretsField)

    field.names.setPlainText("STATION_KEY\nSTATION_USER")
    field.field("STATION_USER").secret.setText("s3cret-value")
    field.field("STATION_USER")._keep.click()

    assert place.kept == {"STATION_USER": "s3cret-value"}
    assert form.value() == {"variables": ["STATION_KEY", "STATION_USER"]}


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_every_kind_opens_and_says_what_is_missing(qtbot: QtBot, place: Place, kind: str) -> None:
    settings = tool_kind(kind).settings
    form = SchemaForm(form_fields(settings.model_json_schema()), setting_labels(kind), place)
    qtbot.addWidget(form)

    form.set_value({})
    form.show_problems(setting_problems(settings, form.value()))

    assert form.value() == {}
    problems = setting_problems(settings, {})
    assert bool(problems) == (form.whole_error() or any(form.error(name) for name in settings.model_fields))


@pytest.mark.parametrize("agent", sorted(SAMPLES.glob("*/agent.yaml")), ids=lambda file: file.parent.name)
def test_the_tools_of_ready_agents_come_back_from_their_forms_as_they_were(
    qtbot: QtBot, place: Place, agent: Path
) -> None:
    for use in read_agent(agent.parent).tools:
        fields = form_fields(tool_kind(use.tool).settings.model_json_schema())
        form = SchemaForm(fields, setting_labels(use.tool), place)
        qtbot.addWidget(form)
        form.set_value(use.settings)
        assert form.value() == use.settings


def test_an_object_that_is_not_there_is_shown_empty(qtbot: QtBot, place: Place) -> None:
    inner = {"type": "object", "properties": {"value": {"type": "string"}}}
    form = SchemaForm(form_fields({"properties": {"inner": inner}}), parameter_labels, place)
    qtbot.addWidget(form)

    form.set_value({})
    assert form.value() == {}
    form.set_value({"inner": {"value": "x"}})

    assert form.value() == {"inner": {"value": "x"}}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-5, 5, width=16) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS)
@hypothesis.settings(max_examples=15, deadline=None, suppress_health_check=[*hypothesis.HealthCheck])
@hypothesis.given(data=st.data())
def test_settings_that_fit_no_form_are_kept_as_they_are(qapp: Any, kind: str, data: st.DataObject) -> None:
    settings = tool_kind(kind).settings
    fields = form_fields(settings.model_json_schema())
    inner = {one.name for field in fields for one in field.fields}
    rows = st.lists(st.dictionaries(st.sampled_from(sorted(inner or {"x"})), _JSON, max_size=4), max_size=3)
    written = data.draw(
        st.fixed_dictionaries(
            {}, optional={field.name: _JSON | rows for field in fields} | {"unknown": _JSON}
        )
    )
    form = SchemaForm(fields, setting_labels(kind), Place())

    form.set_value(written)
    form.show_problems(setting_problems(settings, written))

    assert form.value() == written


def test_what_a_tool_is_called_with_is_labelled_by_the_first_words_said_of_it() -> None:
    notes = {
        "report": "诉求或问题的原话,不要改写 (in the person's own words)",
        "day": "日期",
        "x": "",
        "y": "字" * 40,
    }
    properties = {name: {"type": "string", "description": note} for name, note in notes.items()}

    labels = {field.name: parameter_labels(field).label for field in form_fields({"properties": properties})}

    assert labels == {"report": "诉求或问题的原话", "day": "日期", "x": "x", "y": "y"}
