"""Writes an agent's test questions into its folder: new ones, changed ones, and removed ones back again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.trials.sources import DraftCase
from studio.trials.sources.sameness import asked
from studio.ui.asking import ask_file
from studio.ui.language import tr
from studio.ui.pages.builder.testing.begun import BegunCase
from studio.ui.pages.builder.testing.case_form import Choices
from studio.ui.pages.builder.testing.case_sheet import CaseSheet
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.ui.pages.builder.testing.view import TestingView
from studio.ui.shell import Services
from studio.workspace.casework import Casework
from studio.workspace.marking import keep_draft


class QuestionsController(QObject):
    """`changed` when questions or drafts are others now; `choices` is what a question may name."""

    changed = Signal()

    def __init__(self, view: TestingView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self.choices = Choices()
        self._begun = BegunCase(services.scratch)
        self._of: TestCase | None = None
        view.added.connect(self.add)
        view.later_sheet.then(self._join_sheet)
        view.panel.edited.connect(self._edit)
        view.panel.removed.connect(self._remove)
        view.table.removed.connect(self._remove)

    def load(self, folder: AgentFolder) -> None:
        self._folder = folder
        self._begun.load(folder.path.name)

    def _join_sheet(self, sheet: CaseSheet) -> None:
        sheet.kept.connect(self._keep)
        sheet.edited.connect(self._keep_begun)
        sheet.given_up.connect(self._begun.forget)
        sheet.form.attachments.add_wanted.connect(self._ask_file)

    def cases(self) -> tuple[TestCase, ...]:
        return self._folder.tests.cases if self._folder is not None else ()

    def add(self) -> None:
        self._write(None, -1)

    def add_from(self, case: TestCase) -> None:
        """Keep a case made of a marked answer as a draft, and open it for the person to look over.

        A question that is tested already is opened as it stands there.
        """
        assert self._folder is not None
        known = next((at for at, one in enumerate(self.cases()) if asked(one) == asked(case)), None)
        if known is not None:
            self._write(self.cases()[known], known)
            return
        try:
            draft = keep_draft(self._folder, case)
        except StudioError as error:
            self._services.notices.show_error(error)
            return
        self._write(case, -1, draft.id if draft else "")
        self.changed.emit()

    def edit_draft(self, draft: DraftCase) -> None:
        self._write(draft.case, -1, draft.id)

    def save(self, cases: Sequence[TestCase]) -> bool:
        """Whether they stand in the agent's folder now, which may be on a full disk."""
        assert self._folder is not None
        try:
            self._folder.save_tests(TestSuite(cases=tuple(cases)))
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return False
        self.changed.emit()
        return True

    def _edit(self, line: CaseLine) -> None:
        self._write(line.case, line.index)
        self._view.sheet.said.setFocus()

    def _write(self, case: TestCase | None, index: int, draft: str = "") -> None:
        """Open it as it stands, or as it was left when it was put away or the program ended."""
        self._of = case
        self._view.sheet.write(self._begun.of(case) or case, index, self.choices, draft)

    def _keep_begun(self) -> None:
        self._begun.keep(self._view.sheet.form.draft(), self._of)

    def _keep(self, case: TestCase, index: int, draft: str) -> None:
        cases = list(self.cases())
        if index < 0:
            cases.append(case)
        else:
            cases[index] = case
        if self.save(cases):
            self._begun.forget()
            self._view.sheet.settle()
            if draft:
                self._settle(draft)
                self.changed.emit()

    def _settle(self, draft: str) -> None:
        """What was written over is taken: the draft need not wait any more."""
        assert self._folder is not None
        drafts = Casework(self._services.workspace, self._folder).drafts
        if any(one.id == draft for one in drafts.list()):
            drafts.drop([draft])

    def _remove(self, line: CaseLine) -> None:
        before = self.cases()
        self._view.put_away()
        self.save([case for index, case in enumerate(before) if index != line.index])
        undo = _Undo(self, before)
        self._services.notices.toast(tr("Removed one test question."), undo.take_back)

    def _ask_file(self) -> None:
        dialog = ask_file(self._view, tr("Add a file to the agent"))
        dialog.fileSelected.connect(self._add_file)

    def _add_file(self, file: str) -> None:
        """Copy it into the agent and tick it."""
        assert self._folder is not None
        try:
            name = self._folder.add_file(Path(file))
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return
        ticks = self._view.sheet.form.attachments
        ticks.offer(tuple(self._folder.files), [*ticks.value(), name])


class _Undo(QObject):
    """Brings back the cases as they were; lives as long as the controller does."""

    def __init__(self, controller: QuestionsController, cases: tuple[TestCase, ...]) -> None:
        super().__init__(controller)
        self._controller, self._cases = controller, cases

    def take_back(self) -> None:
        self._controller.save(self._cases)
