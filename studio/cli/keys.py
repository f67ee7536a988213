"""The spoken choice of a computer without a keyring: a key given for this one call, in the environment."""

import os
from collections.abc import Mapping

from studio.endpoints import KeyStore

ENDPOINT_KEY = "AGENT_STUDIO_KEY"
CATALOGUE_TOKEN = "AGENT_STUDIO_TOKEN"  # the name of a variable


class CallKeys(KeyStore):
    """What the environment gives goes before the keyring, and is never kept."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        self._environment = environment

    def key(self, name: str) -> str:
        variable = CATALOGUE_TOKEN if name.startswith("catalogue ") else ENDPOINT_KEY
        return self._environment.get(variable) or super().key(name)
