"""Keeps the draft while one writes: after a pause, and whenever one leaves."""

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.ui.notices import Notices
from studio.ui.pages.builder.draft import INSTRUCTIONS, agent_with, fields_of, problems_in
from studio.ui.pages.builder.form.form import AgentForm

PAUSE_MILLISECONDS = 600


class Saving(QObject):
    """`saved` tells that the files of the draft have changed; a wrong field keeps what the file has."""

    saved = Signal()
    refused = Signal()

    def __init__(self, form: AgentForm, notices: Notices) -> None:
        super().__init__(form)
        self._form, self._notices = form, notices
        self._folder: AgentFolder | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._keep)
        form.changed.connect(self._pause.start)

    def load(self, folder: AgentFolder) -> None:
        """Show what the files say; raises StudioError when one of them does not read."""
        fields = fields_of(folder)
        self._folder = folder
        self._form.show_fields(fields)
        self._form.show_problems({})

    def save_soon(self) -> None:
        """The form shows something else than the files say."""
        self._pause.start()

    @property
    def waiting(self) -> bool:
        return self._pause.isActive()

    def flush(self) -> None:
        """Keep at once what waits for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def _keep(self) -> None:
        if self._folder is None:
            return
        try:
            wrong = self._save(self._folder)
        except StudioError as error:
            self._notices.show_error(error)
            return
        (self.refused if wrong else self.saved).emit()

    def _save(self, folder: AgentFolder) -> bool:
        """Write what reads; return whether some field did not."""
        fields = self._form.fields()
        problems: dict[tuple[str, ...], str] = {}
        try:
            agent = agent_with(folder.agent, fields)
        except ValidationError as error:
            problems = problems_in(error)
            good = {path: value for path, value in fields.items() if path not in problems}
            agent = agent_with(folder.agent, good)
        self._form.show_problems(problems)
        if agent != folder.agent:
            folder.save_agent(agent)
        instructions = str(fields[INSTRUCTIONS])
        if instructions != folder.instructions.strip():
            folder.save_instructions(instructions)
        return bool(problems)
