"""Keys of endpoints and sign-ins, in the platform's keyring and nowhere else."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Protocol

from studio.core.errors import KeyringUnavailable

SERVICE = "agent-studio"
_OF_THE_MAC = "keyring.backends.macOS"
_OVER_DBUS, _DBUS = "secretstorage", "DBUS_SESSION_BUS_ADDRESS"
_OWN_CHOICE, _OWN_FILE = "PYTHON_KEYRING_BACKEND", Path("python_keyring", "keyringrc.cfg")


class Keyring(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


class KeyStore:
    """Keys by name; all but `session_only` ones outlive the program.

    Without a keyring on this computer, reading or keeping a key raises KeyringUnavailable; a key may
    still be kept for this session only, which the person has to choose.
    """

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._chosen = keyring
        self._session: dict[str, str] = {}
        self._finding = Lock()

    def key(self, name: str) -> str:
        """Return the key, or an empty text when there is none."""
        if name in self._session:
            return self._session[name]
        with _explained(name):
            return self._keyring.get_password(SERVICE, name) or ""

    def has_key(self, name: str) -> bool:
        return bool(self.key(name))

    def set_key(self, name: str, key: str, *, session_only: bool = False) -> None:
        """Keep it, cleaned of the spaces and line breaks that pasting adds; an empty key removes it."""
        clean = "".join(key.split())
        if not clean:
            self.remove_key(name)
        elif session_only:
            self._session[name] = clean
        else:
            with _explained(name):
                self._keyring.set_password(SERVICE, name, clean)
            self._session.pop(name, None)

    def remove_key(self, name: str) -> None:
        self._session.pop(name, None)
        with _explained(name):
            if self._keyring.get_password(SERVICE, name) is not None:
                self._keyring.delete_password(SERVICE, name)

    def is_given(self, name: str) -> bool:
        """Whether it is neither in the keyring nor of this session: the program was started with it."""
        return False

    def is_session_only(self, name: str) -> bool:
        return name in self._session

    @property
    def _keyring(self) -> Keyring:
        """Find the platform's keyring on first use, once: that alone takes a while."""
        with self._finding:
            if self._chosen is None:
                self._chosen = _platform_keyring()
            return self._chosen


def _platform_keyring() -> Keyring:
    """Where there can be none, nothing is loaded to find that out: it takes a tenth of a second."""
    return _NoKeyring() if _is_none_here() else _found_keyring()


def _is_none_here() -> bool:
    """Linux keeps keys behind D-Bus, unless the person has named another way to the keyring library."""
    if sys.platform != "linux" or os.environ.get(_DBUS) or os.environ.get(_OWN_CHOICE):
        return False
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return not (settings / _OWN_FILE).exists()


def _found_keyring() -> Keyring:
    """Elsewhere than on a Mac, its backend would only have the C compiler look for the Mac's libraries.

    Where no D-Bus is told of, what speaks over it would only be loaded to find none.
    """
    loaded: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None is no module
    if sys.platform != "darwin":
        loaded.setdefault(_OF_THE_MAC, ModuleType(_OF_THE_MAC))
    if not os.environ.get(_DBUS):
        loaded.setdefault(_OVER_DBUS, None)
    import keyring

    found: Keyring = keyring.get_keyring()
    return found


class _NoKeyring:
    def get_password(self, service: str, username: str, /) -> str | None:
        raise RuntimeError("no keyring")

    def set_password(self, service: str, username: str, password: str, /) -> None:
        raise RuntimeError("no keyring")

    def delete_password(self, service: str, username: str, /) -> None:
        raise RuntimeError("no keyring")


class SessionKeys(KeyStore):
    """Keys in memory alone, for rooms and machines where none may be kept."""

    def __init__(self) -> None:
        super().__init__(_Memory())


class _Memory:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self._kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._kept.pop((service, username), None)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Say every way a keyring can refuse (missing, locked, dismissed) as one error."""
    try:
        yield
    except Exception as error:
        if not _is_refusal(error):
            raise
        raise KeyringUnavailable(endpoint=name) from error


def _is_refusal(error: Exception) -> bool:
    if isinstance(error, RuntimeError):
        return True
    from keyring.errors import KeyringError

    return isinstance(error, KeyringError)
