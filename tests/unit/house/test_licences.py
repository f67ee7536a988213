"""What we ship is ours to ship, and the list in the program says what it is."""

import json

import pytest

from scripts.licences import LIST, complaints, shipped


def test_the_list_is_true_and_holds_nothing_under_the_gpl() -> None:
    assert complaints(shipped(), json.loads(LIST.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPL-3.0", "LGPL-2.1", "?"])
def test_a_package_that_is_not_ours_to_ship_is_named(licence: str) -> None:
    entries = [{"name": "reader", "version": "1.0", "licence": licence}]

    assert complaints(entries, entries) == [f"not ours to ship: reader ({licence})"]


def test_qt_is_used_under_the_lgpl() -> None:
    qt = [{"name": "shiboken6", "version": "6.9.3", "licence": "LGPL-3.0-only OR GPL-2.0-only"}]

    assert complaints(qt, qt) == []


def test_a_new_package_asks_for_a_new_list() -> None:
    new = [{"name": "reader", "version": "1.0", "licence": "MIT"}]

    assert complaints(new, []) == ["the list is out of date: run `make licences`"]
