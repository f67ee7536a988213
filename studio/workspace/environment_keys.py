"""Keys the environment gives, for computers without a keyring and for those an administrator sets up."""

import os
import re
from collections.abc import Mapping

from studio.core.errors import KeyringUnavailable, SignInNotKept
from studio.endpoints import KeyStore

ENDPOINT_KEY = "AGENT_STUDIO_KEY"
CATALOGUE_TOKEN = "AGENT_STUDIO_TOKEN"  # the name of a variable
AUTHOR_KEY = "AGENT_STUDIO_AUTHOR_KEY"  # the name of a variable
CHROMA_TOKEN = "CHROMA_TOKEN"  # the name of a variable
_VARIABLES = {"catalogue": CATALOGUE_TOKEN, "chroma": CHROMA_TOKEN, "author-key": AUTHOR_KEY}


class EnvironmentKeys(KeyStore):
    """What the environment gives goes before the keyring, and is never kept.

    The key of the endpoint `city` is AGENT_STUDIO_KEY_CITY, or AGENT_STUDIO_KEY for every endpoint.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        self._environment = environment

    def key(self, name: str) -> str:
        return self._given(name) or super().key(name)

    def is_given(self, name: str) -> bool:
        return bool(self._given(name))

    def set_key(self, name: str, key: str, *, session_only: bool = False) -> None:
        try:
            super().set_key(name, key, session_only=session_only)
        except KeyringUnavailable as error:
            if name.startswith("catalogue "):  # what it is kept under is nobody's word for it
                raise SignInNotKept(url=name.split(" ")[1]) from error
            raise

    def _given(self, name: str) -> str:
        kind = name.split(" ", maxsplit=1)[0]
        own = f"{ENDPOINT_KEY}_{re.sub('[^A-Z0-9]', '_', kind.upper())}"
        of_endpoint = [own, ENDPOINT_KEY] if "://" in name else []  # a tool would send it elsewhere
        variables = [_VARIABLES[kind]] if kind in _VARIABLES else of_endpoint
        return next((key for one in variables if (key := self._environment.get(one))), "")
