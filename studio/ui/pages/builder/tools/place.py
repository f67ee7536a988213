"""Where the form of a tool finds the agent's files and the keyring, without holding up the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from studio.authoring.tool_keys import kept_as
from studio.authoring.tools import secret_name
from studio.core.errors import KeyringUnavailable, StudioError
from studio.endpoints import KeyStore
from studio.runtime import AgentFolder
from studio.ui.shell import Services


class AgentPlace:
    """The `FormPlace` of one tool of an agent; `tool` is the name it has there."""

    def __init__(self, folder: AgentFolder, services: Services, tool: str) -> None:
        self._folder, self._services, self._tool = folder, services, tool

    def files(self) -> Sequence[str]:
        return list(self._folder.files)

    def bring(self, file: Path, then: Callable[[str], object]) -> None:
        self._services.background.run(self._brought, file).done.connect(then)

    def read_table(self, file: Path, then: Callable[[list[list[str]]], object]) -> None:
        self._services.background.run(self._table, file).done.connect(then)

    def find_secret(self, name: str, then: Callable[[str], object]) -> None:
        keys = self._services.workspace.keys
        self._services.background.run(_state, keys, self._kept_as(name)).done.connect(then)

    def keep_secret(
        self, name: str, secret: str, then: Callable[[str], object], *, session_only: bool
    ) -> None:
        keys = self._services.workspace.keys
        self._services.background.run(_kept, keys, self._kept_as(name), secret, session_only).done.connect(
            then
        )

    def secret_name(self, field: str) -> str:
        return secret_name(self._folder.agent.id, self._tool, field)

    def _kept_as(self, name: str) -> str:
        return kept_as(self._folder.agent.id, name)

    def _brought(self, file: Path) -> str:
        """An empty name when it could not be copied, which is said."""
        try:
            return self._folder.add_file(file)
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return ""

    async def _table(self, file: Path) -> list[list[str]]:
        """The largest table of the file with its head; none when it does not read, which is said."""
        try:
            readers = self._services.workspace.readers
            tables = await readers.call(file, "studio.tools.spreadsheets.sheets:texts_of", {})
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return []
        largest = max(tables, key=_rows, default=None)
        return [largest["columns"], *largest["rows"]] if largest else []


def _state(keys: KeyStore, name: str) -> str:
    try:
        if keys.is_session_only(name):
            return "session"
        return "kept" if keys.has_key(name) else "missing"
    except KeyringUnavailable:
        return "unavailable"


def _kept(keys: KeyStore, name: str, secret: str, session_only: bool) -> str:
    try:
        keys.set_key(name, secret, session_only=session_only)
    except KeyringUnavailable:
        return "unavailable"
    return _state(keys, name)


def _rows(table: dict[str, Any]) -> int:
    return len(table["rows"])
