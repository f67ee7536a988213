"""What a computer was given in its environment goes before the keyring, each to whom it is for."""

import pytest

from studio.endpoints import SessionKeys
from studio.workspace.environment_keys import EnvironmentKeys

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
