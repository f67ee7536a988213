"""The key of each profile, which belongs to the server it was given for and is sent to no other."""

from contextlib import suppress

from studio.core.errors import KeyringUnavailable
from studio.endpoints.keys import KeyStore
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.urls import origin


class ProfileKeys:
    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys

    def key(self, profile: EndpointProfile) -> str:
        """Return the key; empty when there is none, or no keyring that could hold one."""
        with suppress(KeyringUnavailable):
            return self._keys.key(_name(profile))
        return ""

    def keep(self, profile: EndpointProfile, key: str, *, session_only: bool) -> None:
        """Raises KeyringUnavailable, named after the profile, unless it is for this session only."""
        try:
            self._keys.set_key(_name(profile), key, session_only=session_only)
        except KeyringUnavailable as error:
            raise KeyringUnavailable(endpoint=profile.name) from error

    def forget(self, profile: EndpointProfile) -> None:
        with suppress(KeyringUnavailable):  # then none is kept either
            self._keys.remove_key(_name(profile))

    def is_session_only(self, profile: EndpointProfile) -> bool:
        return self._keys.is_session_only(_name(profile))

    def is_given(self, profile: EndpointProfile) -> bool:
        """Whether the program was started with it."""
        return self._keys.is_given(_name(profile))


def _name(profile: EndpointProfile) -> str:
    return f"{profile.id} {origin(profile.base_url)}"
