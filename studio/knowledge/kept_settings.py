"""A base's settings as they are kept in its kb.sqlite3."""

from pydantic import ValidationError

from studio.knowledge.database import Database
from studio.knowledge.settings import BaseSettings

_KEY = "settings"


class KeptSettings:
    """`value` is what holds now; what no longer reads as settings counts as none."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.value = self._read()

    def keep(self, settings: BaseSettings) -> None:
        text = settings.model_dump_json(exclude_defaults=True)
        with self._database.change() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, text))
        self.value = settings

    def _read(self) -> BaseSettings:
        with self._database.read() as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
        try:
            return BaseSettings.model_validate_json(found[0]) if found else BaseSettings()
        except ValidationError:
            return BaseSettings()
