"""A catalogue server is reached with a kept token, and without one the person is asked to sign in."""

import pytest

from studio.catalogue import Person, catalogue_client, sign_in_name
from studio.core.errors import KeyringUnavailable, SignInNeeded

URL = "http://127.0.0.1:9"
PERSON = Person(id="甲岗", name="甲岗")


class Kept:
    def __init__(self, token: str) -> None:
        self._token = token

    def key(self, name: str, /) -> str:
        assert name == sign_in_name(URL, PERSON.id)
        return self._token


class NoKeyring:
    def key(self, name: str, /) -> str:
        raise KeyringUnavailable(endpoint=name)


async def test_a_kept_token_opens_a_client() -> None:
    async with catalogue_client(URL, PERSON, Kept("token")) as client:
        assert client is not None


@pytest.mark.parametrize("keys", [Kept(""), NoKeyring()])
async def test_without_a_token_the_person_is_asked_to_sign_in(keys: Kept | NoKeyring) -> None:
    with pytest.raises(SignInNeeded):
        async with catalogue_client(URL, PERSON, keys):
            pass
