"""What we ship is ours to ship, and the list in the program says what it is."""

import json
from pathlib import Path

import pytest

from installer.system_notices import system_notices
from scripts.licences import LIST, complaints, shipped, without_text
from studio.core.third_parties import Part, notices_of, third_parties


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


def test_every_part_has_its_text() -> None:
    assert without_text(third_parties()) == []


def test_a_part_without_its_text_is_named() -> None:
    assert without_text([Part("reader", "1.0", "MIT", within="-")]) == ["no licence text: reader"]


def test_what_is_under_the_lgpl_brings_its_whole_text_and_where_its_source_is() -> None:
    for part in third_parties():
        if "LGPL" in part.licence:
            text = notices_of(part)
            assert "GNU LESSER GENERAL PUBLIC LICENSE" in text, part.name
            assert "source" in text


def test_what_was_compiled_into_a_part_is_listed_with_it() -> None:
    text = notices_of(Part("tokenizers", "", ""))
    assert "Compiled into it:" in text
    assert "serde" in text


def test_a_library_of_the_system_brings_the_notice_of_its_package() -> None:
    library = next(Path("/usr/lib").glob("*/libz.so.1"))
    assert list(system_notices([library, Path(__file__)])) == ["zlib1g"]
