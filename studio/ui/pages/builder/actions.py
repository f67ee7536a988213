"""What the window's header offers in each tab of the builder."""

from collections.abc import Callable

from studio.runtime import AgentFolder
from studio.ui.components import Later
from studio.ui.language import tr
from studio.ui.pages.builder.keeping import Keeping
from studio.ui.pages.builder.testing import TestingController
from studio.ui.pages.builder.undoing import Undoing
from studio.ui.pages.builder.view import CONFIG, RELEASE, TESTS
from studio.ui.shell import HeaderAction


class DraftActions:
    """At most one primary action, and none that the open tab has itself."""

    def __init__(
        self,
        testing: Later[TestingController],
        undoing: Undoing,
        keeping: Keeping,
        run_tests: Callable[[], None],
        submit: Callable[[], None],
    ) -> None:
        self._testing, self._undoing, self._keeping = testing, undoing, keeping
        self._run_tests, self._submit = run_tests, submit

    def offered(self, tab: str, folder: AgentFolder) -> tuple[HeaderAction, ...]:
        if tab == TESTS and not folder.tests.cases:
            return ()  # the page itself says how to begin
        return (*self._of_tab(tab), *self._keeping.actions())

    def _of_tab(self, tab: str) -> tuple[HeaderAction, ...]:
        if tab == TESTS:
            return self._in_tests()
        idle = self._testing.made is None or not self._testing.made.running
        run = HeaderAction(tr("Run tests"), self._run_tests, icon="play-outline", enabled=idle)
        if tab == RELEASE:
            return (run,)
        submit = HeaderAction(tr("Submit for review"), self._submit, "primary")
        return (*self._steps(), run, submit) if tab == CONFIG else (run, submit)

    def _steps(self) -> tuple[HeaderAction, ...]:
        undo, redo = self._undoing.undo, self._undoing.redo
        can_undo, can_redo = self._undoing.can_undo, self._undoing.can_redo
        return (
            HeaderAction(tr("Undo"), undo, "icon", "undo", "Ctrl+Z", enabled=can_undo),
            HeaderAction(tr("Redo"), redo, "icon", "redo", "Ctrl+Y", enabled=can_redo),
        )

    def _in_tests(self) -> tuple[HeaderAction, ...]:
        """The ways out of the tests are behind “⋯”."""
        testing = self._testing()
        return (
            HeaderAction(tr("Add a question"), testing.questions.add, icon="plus", keys="Ctrl+N"),
            HeaderAction(
                tr("Run all tests"), self._run_tests, "primary", "play-outline", enabled=not testing.running
            ),
            *self._ways(),
        )

    def _ways(self) -> tuple[HeaderAction, ...]:
        testing = self._testing()
        report, drafts = testing.has_report, testing.drafts
        return (
            _in_menu(tr("Export the report as HTML…"), testing.export_html, "file-document-outline", report),
            _in_menu(tr("Export the report as xlsx…"), testing.export_xlsx, "file-table-outline", report),
            _in_menu(tr("Export the test questions…"), drafts.ask_where_export, "table-arrow-right"),
            _in_menu(tr("Out of the documents…"), drafts.ask_to_generate, "file-document-plus-outline"),
            _in_menu(tr("Import from a spreadsheet…"), drafts.ask_for_sheet, "table-arrow-left"),
            _in_menu(tr("Save an empty sheet…"), drafts.ask_where_template, "table-plus"),
        )


def _in_menu(text: str, act: Callable[[], object], icon: str, enabled: bool = True) -> HeaderAction:
    return HeaderAction(text, act, "menu", icon, enabled=enabled)
