"""The tab of versions shows what changed and brings a version back; the draft is never lost."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt

from studio.authoring.versions import Version, Why
from studio.catalogue import Changes
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.versions import VersionsView
from tests.ui.builder.office import Office
from tests.ui.builder.opening import Opened


def with_changed_instructions(office: Office, opened: Opened) -> BuilderPage:
    """Its first version is kept, and the draft goes on from it."""
    office.write_agent()
    page = opened()
    office.until(lambda: list(office.folder.path.glob(".history/versions/*")))
    page.view.config.form.instructions.editor.set_value("换了指令。")
    return page


def test_a_version_is_restored_and_the_draft_comes_back_by_undo(office: Office, opened: Opened) -> None:
    page = with_changed_instructions(office, opened)
    view = page.view.versions

    page.view.go("versions")
    office.until(view._rows)
    assert office.folder.instructions == "换了指令。"
    office.until(lambda: view.changes.count() == 1)
    office.click(view.restore)

    office.until(lambda: office.folder.instructions == "只依据资料回答，注明出处。")
    office.until(lambda: page.view.config.form.instructions.editor.value() == "只依据资料回答，注明出处。")
    office.until(lambda: office.undoes)
    office.undo()
    office.until(lambda: office.folder.instructions == "换了指令。")


def test_the_draft_of_before_and_after_a_session_can_be_compared(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    office.until(lambda: list(office.folder.path.glob(".history/versions/*")))
    page.view.config.form.section("identity").control(("name",)).setText("新名称")  # type: ignore[attr-defined]
    page.hide()
    office.until(lambda: len(list(office.folder.path.glob(".history/versions/*"))) == 2)

    page.show()
    page.view.go("versions")
    view = page.view.versions
    office.until(lambda: len(view._rows()) == 2)
    assert "设置" in view._rows()[0].accessibleName()
    view.other.set_value("before")
    view._compare()

    office.until(lambda: view.changes.count() == 1)


def test_the_draft_of_now_is_kept_by_hand_and_known_by_what_one_calls_it(
    office: Office, opened: Opened
) -> None:
    page = with_changed_instructions(office, opened)
    view = page.view.versions
    page.view.go("versions")
    office.until(view._rows)
    office.click(view.keep)
    office.until(lambda: len(view._rows()) == 2)

    view.remark.setText("局长审过的")
    office.press(view.remark, Qt.Key.Key_Return)
    office.until(lambda: view._rows()[0].accessibleName().startswith("局长审过的"))
    view.choose(view._rows()[1].version)
    assert view.remark.value() == ""
    assert "局长审过的" in [view.other.itemText(at) for at in range(view.other.count())]


def test_nothing_is_said_of_differences_before_they_are_known(office: Office) -> None:
    view = VersionsView()
    office.qtbot.addWidget(view)
    made = datetime(2026, 4, 16, 8, 30, tzinfo=UTC)
    view.show_versions([Version(id="1", made=made, why=Why.OPENED, files={})])
    view.show()
    assert not view.changes.isVisible()

    view.show_changes(Changes())
    assert view._same.isVisible()
    assert not view.changes.isVisible()


def test_a_tool_that_was_removed_comes_back_with_its_version(office: Office, opened: Opened) -> None:
    from studio.core.agents import ToolUse

    office.write_agent(tools=(ToolUse(tool="tables", settings={"rows": 9}),))
    page = opened()
    office.until(lambda: list(office.folder.path.glob(".history/versions/*")))
    page.view.config.form.tools.list.remove(0)

    page.view.go("versions")
    office.until(page.view.versions._rows)
    office.click(page.view.versions.restore)

    office.until(page.view.config.form.tools.list.rows)
    assert office.folder.agent.tools[0].settings == {"rows": 9}


def test_a_tab_is_made_when_it_is_first_shown(office: Office, opened: Opened) -> None:
    office.write_agent()
    page = opened()
    assert not page.findChildren(VersionsView)

    page.view.go("versions")

    assert page.findChildren(VersionsView) == [page.view.versions]
    office.until(page.view.versions._rows)
