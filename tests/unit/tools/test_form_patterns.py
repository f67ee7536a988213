"""A field's pattern that could hold the program up is named when the form is written."""

import pytest

from studio.tools.form.patterns import checked_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)+$",
        r"(\d+-?)+x",
        r"([a-z]+)*\d",
        "(.*)*=",
        r"(\s*\w+\s*){1,99}!",
        "(?:(?:a*))*",
        "((a)",
        "[",
        "()*",
    ],
)
def test_what_does_not_compile_or_may_never_end_is_named(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        checked_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        r"\d{6}",
        r"[A-Z]{2}\d+(-\d+)*",
        r"([A-Z]+-)*\d+",
        r"(?:北京|上海)+市",
        r"(,省|,自治区)*",
        r"示例〔\d{4}〕\d+号",
        r"(\d{3}-)?\d{8}",
        r"(1[3-9]\d{9})(,1[3-9]\d{9})*",
        r".*水.*",
    ],
)
def test_patterns_as_forms_have_them_are_taken(pattern: str) -> None:
    assert checked_pattern(pattern) == pattern
