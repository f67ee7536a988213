"""A keyring in a file, for machines that have none and tests alone."""

import json
import os
from pathlib import Path
from typing import ClassVar

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    priority: ClassVar[float] = 1

    def get_password(self, service: str, username: str) -> str | None:
        kept: str | None = self._kept().get(f"{service} {username}")
        return kept

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._kept(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        self._keep({name: key for name, key in self._kept().items() if name != f"{service} {username}"})

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ["TEST_KEYRING"])
        return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}

    def _keep(self, keys: dict[str, str]) -> None:
        Path(os.environ["TEST_KEYRING"]).write_text(json.dumps(keys), "utf-8")
