"""Keeps the draft while one writes: after a pause, and whenever one leaves."""

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.ui.notices import Notices
from studio.ui.pages.builder.draft import INSTRUCTIONS, agent_with, fields_of, problems_in
from studio.ui.pages.builder.elsewhere import Elsewhere
from studio.ui.pages.builder.form.form import AgentForm

PAUSE_MILLISECONDS, MOST_MILLISECONDS = 600, 800


class Saving(QObject):
    """`saved` tells that the files of the draft have changed; a wrong field keeps what the file has.

    `contested` when another program has written the files that are to be written here: nothing is saved
    until `settle` says whose are to stay.
    """

    saved = Signal()
    refused = Signal()
    contested = Signal()
    renewed = Signal()

    def __init__(self, form: AgentForm, notices: Notices) -> None:
        super().__init__(form)
        self._form, self._notices = form, notices
        self._folder: AgentFolder | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._keep)
        self._most = QTimer(
            self, singleShot=True, interval=MOST_MILLISECONDS
        )  # who writes on without a pause
        self._most.timeout.connect(self._keep_quietly)
        self._elsewhere = Elsewhere(self)
        self._elsewhere.changed.connect(self._meet)
        self._contested = False
        form.changed.connect(self.save_soon)

    def load(self, folder: AgentFolder) -> None:
        """Show what the files say; raises StudioError when one of them does not read."""
        fields = fields_of(folder)
        self._folder, self._contested = folder, False
        self._elsewhere.note(folder)
        self._form.show_fields(fields)
        self._form.show_problems({})

    def save_soon(self) -> None:
        """The form shows something else than the files say."""
        self._pause.start()
        if not self._most.isActive():
            self._most.start()

    @property
    def waiting(self) -> bool:
        return self._pause.isActive()

    def flush(self) -> None:
        """Keep at once what waits for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def look(self) -> None:
        """Meet at once what another program wrote, not at the next look."""
        if self._elsewhere.look():
            self._meet()

    def settle(self, *, mine: bool) -> None:
        """Keep what is written here, or take what the files say."""
        self._contested = False
        if mine:
            self._keep()
        elif self._folder is not None:
            self._stop()
            self.renewed.emit()

    def leave(self) -> None:
        """Nobody looks: what waits is kept, and the files are watched no more."""
        self.flush()
        self._elsewhere.stop()

    def _meet(self) -> None:
        """What is written here is not taken away by what came from elsewhere."""
        if self.waiting:
            self._contest()
        elif not self._contested:
            self.renewed.emit()

    def _contest(self) -> None:
        self._contested = True
        self._stop()
        self.contested.emit()

    def _stop(self) -> None:
        self._pause.stop()
        self._most.stop()

    def _keep_quietly(self) -> None:
        """A crash loses less than a second of what is being written; the rest follows in the next pause."""
        if self._pause.isActive() and self._folder is not None and self._may_write():
            try:
                self._save(self._folder)
            except StudioError as error:
                self._notices.show_error(error)

    def _may_write(self) -> bool:
        if not self._contested and self._elsewhere.look():
            self._contest()
        return not self._contested

    def _keep(self) -> None:
        self._most.stop()
        if self._folder is None or not self._may_write():
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
        self._elsewhere.note(folder)
        return bool(problems)
