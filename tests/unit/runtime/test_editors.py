"""Who edited a draft stands in its folder, and goes with it into the package."""

import json
from pathlib import Path

from studio.catalogue import read_package
from studio.core.editors import Editor
from studio.runtime import Agents
from studio.runtime.editors import EDITORS, editors_of, note_editor
from tests.unit.catalogue.samples import Draft, packed


def someone(name: str, last: str = "2026-11-01T08:00:00+08:00") -> Editor:
    return Editor(id=name, name=name, last=last)


def test_every_save_that_changes_something_names_who_acts(tmp_path: Path) -> None:
    acting = ["甲岗"]
    agents = Agents(tmp_path, lambda: Editor.now(acting[0], acting[0], "示例市应急管理局"))
    folder = agents.create("duty", name="值守")
    acting[0] = "乙岗"
    folder.save_instructions("")
    folder.save_agent(folder.agent)
    assert [one.id for one in folder.editors] == ["甲岗"], "nothing was changed"

    folder.save_instructions("只依据资料回答。")
    assert [one.id for one in agents.get("duty").editors] == ["甲岗", "乙岗"]

    acting[0] = "甲岗"
    folder.save_tests(folder.tests.model_copy(update={"cases": ()}))
    folder.add_file(_file(tmp_path))
    assert [one.id for one in folder.editors] == ["乙岗", "甲岗"], "whoever edited last stands at the end"


def test_nobody_is_named_where_nobody_acts_and_a_damaged_record_names_nobody(tmp_path: Path) -> None:
    folder = Agents(tmp_path).create("duty")
    folder.save_instructions("只依据资料回答。")
    assert folder.editors == ()
    (folder.path / EDITORS).write_text("{", "utf-8")
    assert editors_of(folder.path) == ()


def test_the_digest_is_the_same_whoever_edits(tmp_path: Path) -> None:
    folder = Agents(tmp_path).create("duty")
    before = folder.digest
    note_editor(folder.path, someone("乙岗"))
    assert folder.digest == before


def test_a_package_carries_its_editors_and_one_without_is_as_it_was_in_0_3(tmp_path: Path) -> None:
    draft = Draft(tmp_path)
    snapshots = draft.write()
    without = draft.build()
    note_editor(draft.agent_folder, someone("乙岗"))

    package = packed(draft, snapshots)

    assert "edited_by" not in json.loads(without.manifest.content)
    assert [one.id for one in read_package(package.content).manifest.edited_by] == ["乙岗"]
    assert package.digest != without.digest


def test_an_edit_without_a_readable_time_counts_as_late() -> None:
    released = "2026-11-02T08:00:00+08:00"
    assert not someone("甲岗").edited_since(released)
    assert someone("甲岗", "2026-11-02T00:00:01+00:00").edited_since(released)
    for time in ("", "gestern", "2026-11-01T08:00:00"):
        assert someone("甲岗", time).edited_since(released)
    assert someone("甲岗").edited_since("")


def _file(folder: Path) -> Path:
    file = folder / "duties.csv"
    file.write_text("职责,部门\n", "utf-8")
    return file
