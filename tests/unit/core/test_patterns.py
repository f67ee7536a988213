"""Regular expressions that are compiled when they are first used, or checked when people write them."""

import re

import pytest

from studio.core.patterns import checked_pattern, late


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    number = late(r"第(?P<n>\d+)条", re.ASCII)

    assert number.pattern == r"第(?P<n>\d+)条"
    assert [found["n"] for found in number.finditer("第3条、第12条")] == ["3", "12"]
    assert number.sub("条", "第3条") == "条"


def test_a_mistake_in_a_pattern_shows_when_it_is_used() -> None:
    broken = late("(")

    with pytest.raises(re.error):
        broken.search("")


@pytest.mark.parametrize("pattern", ["(", "a**", "(?<=a+)b", "[!-\uffff]" * 90, "(?i)" + "[^一-龥]" * 80])
def test_what_is_no_pattern_or_takes_long_to_compile_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"^not a regular expression: "):
        checked_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\d+时", "第[一-龥]{1,4}条", "[一-龥]+([、，][一-龥]+)*", "(?s)[\x01-\uffff]*", r"[^\s\w]"]
)
def test_a_pattern_that_is_one_is_taken_as_it_is(pattern: str) -> None:
    assert checked_pattern(pattern) == pattern
