"""A figure is the same figure with the decimals a sheet shows it in, and no other."""

import pytest

from studio.runtime.matching import holds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("汛限水位：86.00 米", "86"), ("保证水位：20.60 米", "20.6"), ("保证水位 20.6 米", "20.6")],
)
def test_zeros_at_the_end_make_no_difference(text: str, wanted: str) -> None:
    assert holds(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"), [("86.05 米", "86"), ("20.65 米", "20.6"), ("860 米", "86"), ("120.6 米", "20.6")]
)
def test_another_figure_is_not_taken_for_it(text: str, wanted: str) -> None:
    assert not holds(text, wanted)
