"""Keys live in the keyring, or for this session only when the person says so."""

import sys
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from studio.core.errors import KeyringUnavailable
from studio.endpoints import KeyStore, SessionKeys


class MemoryKeyring:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str, /) -> str | None:
        raise KeyringLocked("the person closed the dialog")


def test_a_key_outlives_the_store_in_the_keyring() -> None:
    keyring = MemoryKeyring()
    KeyStore(keyring).set_key("city", "secret-1")

    assert KeyStore(keyring).key("city") == "secret-1"
    assert list(keyring.kept) == [("agent-studio", "city")]


def test_a_pasted_key_loses_its_spaces_and_line_breaks() -> None:
    keys = KeyStore(MemoryKeyring())
    keys.set_key("city", "  sk-\n1234 \r\n")

    assert keys.key("city") == "sk-1234"


def test_an_empty_key_removes_the_kept_one() -> None:
    keys = KeyStore(MemoryKeyring())
    keys.set_key("city", "secret-1")
    keys.set_key("city", " ")

    assert not keys.has_key("city")
    keys.remove_key("city")


def test_without_a_keyring_every_door_says_so() -> None:
    keys = KeyStore(NoKeyring())  # type: ignore[no-untyped-call]  # keyring ships without types

    with pytest.raises(KeyringUnavailable):
        keys.set_key("city", "secret-1")
    with pytest.raises(KeyringUnavailable):
        keys.key("city")
    with pytest.raises(KeyringUnavailable):
        keys.remove_key("city")


def test_without_a_keyring_a_key_can_be_kept_for_this_session() -> None:
    keys = KeyStore(NoKeyring())  # type: ignore[no-untyped-call]  # keyring ships without types
    keys.set_key("city", "secret-1", session_only=True)

    assert keys.key("city") == "secret-1"
    assert keys.is_session_only("city")


def test_a_session_key_is_not_written_to_the_keyring() -> None:
    keyring = MemoryKeyring()
    KeyStore(keyring).set_key("city", "secret-1", session_only=True)

    assert keyring.kept == {}


def test_a_locked_keyring_is_unavailable() -> None:
    with pytest.raises(KeyringUnavailable):
        KeyStore(LockedKeyring()).key("city")


def test_session_keys_never_ask_a_keyring() -> None:
    keys = SessionKeys()
    keys.set_key("city", "secret-1")

    assert keys.has_key("city")
    keys.remove_key("city")
    assert keys.key("city") == ""


def test_where_there_can_be_no_keyring_nothing_is_loaded_to_look_for_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for told in ("DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.delenv(told, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "keyring", None)

    with pytest.raises(KeyringUnavailable):
        KeyStore().key("city")


def test_a_keyring_the_person_has_named_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)

    assert KeyStore().key("city") == ""
