"""The common options may stand anywhere in the line."""

import pytest

from studio.cli.arguments import with_common_options_first


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["kb", "list", "--json"], ["--json", "kb", "list"]),
        (["--json", "kb", "list"], ["--json", "kb", "list"]),
        (["tour", "--out", "d", "--json", "--lang", "en"], ["--json", "--lang", "en", "tour", "--out", "d"]),
        (["review", "approve", "1", "--as=甲岗"], ["--as=甲岗", "review", "approve", "1"]),
        (["kb", "search", "库", "--", "--json"], ["kb", "search", "库", "--", "--json"]),
        ([], []),
        (["--workspace"], ["--workspace"]),
    ],
)  # fmt: skip
def test_common_options_are_moved_to_the_front(given: list[str], meant: list[str]) -> None:
    assert with_common_options_first(given) == meant
