"""Vectors carried on without NumPy."""

from array import array
from math import inf, nan

import numpy as np
import pytest

from studio.core.float_rows import are_finite, row_bytes, rows_of, width_of


def test_rows_are_what_numpy_reads_in_them() -> None:
    rows = rows_of(array("f", [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).tobytes(), 2)

    assert np.asarray(rows).tolist() == [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    assert (len(rows), width_of(rows)) == (2, 3)
    assert [np.frombuffer(row, np.float32).tolist() for row in row_bytes(rows)] == np.asarray(rows).tolist()


def test_no_rows_have_no_width() -> None:
    assert (len(rows_of(b"", 0)), width_of(rows_of(b"", 0)), row_bytes(rows_of(b"", 0))) == (0, 0, [])


@pytest.mark.parametrize("number", [nan, -nan, inf, -inf])
def test_what_is_no_number_is_found_among_many(number: float) -> None:
    assert not are_finite(rows_of(array("f", [0.0, -1.0, number, 3e38]).tobytes(), 2))


def test_the_largest_numbers_are_numbers() -> None:
    assert are_finite(rows_of(array("f", [3.4e38, -3.4e38, 1e-45, 0.0]).tobytes(), 2))


def test_numbers_that_make_no_whole_rows_are_refused() -> None:
    with pytest.raises((ValueError, TypeError)):
        rows_of(array("f", [1.0, 2.0, 3.0]).tobytes(), 2)
