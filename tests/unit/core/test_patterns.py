"""Regular expressions that are compiled when they are first used."""

import re

import pytest

from studio.core.patterns import late


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    number = late(r"第(?P<n>\d+)条", re.ASCII)

    assert number.pattern == r"第(?P<n>\d+)条"
    assert [found["n"] for found in number.finditer("第3条、第12条")] == ["3", "12"]
    assert number.sub("条", "第3条") == "条"


def test_a_mistake_in_a_pattern_shows_when_it_is_used() -> None:
    broken = late("(")

    with pytest.raises(re.error):
        broken.search("")
