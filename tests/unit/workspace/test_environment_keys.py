"""What a computer was given in its environment goes before the keyring, each to whom it is for."""

import pytest
from keyring.backends import fail

from studio.catalogue import Person, Role, catalogue_client, sign_in_name
from studio.core.errors import SignInNeeded, SignInNotKept
from studio.endpoints import SessionKeys
from studio.workspace.environment_keys import EnvironmentKeys

URL, ZHANG = (
    "https://agents.city.example",
    Person(id="zhang", name="张", department="局", roles=(Role.BUILDER,)),
)
_GIVEN = {
    "AGENT_STUDIO_KEY": "of-all",
    "AGENT_STUDIO_KEY_CITY_R1": "of-one",
    "AGENT_STUDIO_TOKEN": "of-the-catalogue",
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("city-r1 https://models.city.example", "of-one"),
        ("other https://models.city.example", "of-all"),
        ("catalogue https://agents.city.example zhang", "of-the-catalogue"),
    ],
)
def test_each_gets_its_own(name: str, key: str) -> None:
    keys = EnvironmentKeys(_GIVEN)
    assert keys.key(name) == key
    assert keys.is_given(name)


def test_a_tool_is_never_given_the_key_of_an_endpoint() -> None:
    """It would send it to another server."""
    assert not EnvironmentKeys(_GIVEN).is_given("tool/flood-duty/weather")


def test_what_is_not_given_is_looked_up_as_always() -> None:
    assert not EnvironmentKeys({}).is_given("city https://models.city.example")
    assert not SessionKeys().is_given("city https://models.city.example")


async def test_without_a_keyring_one_is_asked_to_sign_in_and_told_only_then_that_it_does_not_last() -> None:
    keys = EnvironmentKeys({})
    keys._chosen = fail.Keyring()  # type: ignore[no-untyped-call]  # keyring has no types here

    with pytest.raises(SignInNeeded):
        async with catalogue_client(URL, ZHANG, keys):
            pass
    with pytest.raises(SignInNotKept):
        keys.set_key(sign_in_name(URL, ZHANG.id), "token")
    keys.set_key(sign_in_name(URL, ZHANG.id), "token", session_only=True)
    async with catalogue_client(URL, ZHANG, keys) as client:
        assert client is not None
