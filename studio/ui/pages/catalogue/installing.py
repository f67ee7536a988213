"""Installs from the catalogue in the background, several at a time, and tells how each went."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.shell import Services


class Installing(QObject):
    """`changed` brings an agent's id when its installation begins or ends; `brought` when it was the only one
    on its way and was not here before.

    `trouble` is why the last one failed, until another is begun.
    """

    changed = Signal(str)
    brought = Signal(str)

    def __init__(self, parent: QObject, services: Services) -> None:
        super().__init__(parent)
        self._services = services
        self._running: dict[QObject, str] = {}
        self._alone = ""
        self.trouble: object = None

    @property
    def busy(self) -> frozenset[str]:
        return frozenset(self._running.values())

    def install(self, agent: str, version: str | None = None, name: str = "") -> None:
        """`name` is what a person is told of it."""
        if agent in self.busy:
            return
        here = agent in self._services.workspace.installed.ids()
        self._alone = "" if self._running or here else agent
        self.trouble = None
        self._services.notices.try_again(agent)
        job = self._services.background.run(self._services.publishing.install, agent, version)
        job.tell(tr("Installing “{name}”", name=name or agent))
        self._running[job] = agent
        job.done.connect(self._finish)
        job.failed.connect(partial(self._fail, agent, version, name))
        job.ended.connect(self._end)
        self.changed.emit(agent)

    def _fail(self, agent: str, version: str | None, name: str, error: object) -> None:
        self.trouble = error
        again = (tr("Try again"), partial(self.install, agent, version, name))
        self._services.notices.show_error(error, again, of=agent)

    def _finish(self, folder: AgentFolder) -> None:
        agent = folder.agent
        said = tr("“{name}” {version} is installed", name=agent.name, version=agent.version)
        self._services.notices.toast(said)
        if agent.id == self._alone:
            self.brought.emit(agent.id)

    def _end(self) -> None:
        agent = self._running.pop(self.sender(), "")
        self.changed.emit(agent)
