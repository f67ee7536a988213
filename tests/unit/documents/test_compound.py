"""Compound files are followed chain by chain, and no chain leads astray."""

import struct

import pytest

from studio.documents.compound import CompoundBroken, CompoundFile
from tests.unit.documents.compounds import compound_bytes

_TABLE_PLACE = 76  # where the head names the sector of the allocation table


def table_start(data: bytes) -> int:
    sector: int = struct.unpack_from("<I", data, _TABLE_PLACE)[0]
    return 512 * (sector + 1)


def test_small_and_large_streams_come_back_whole() -> None:
    streams = {"Workbook": bytes(range(256)) * 40, "Small": b"few bytes", "Empty": b""}

    file = CompoundFile.opened(compound_bytes(streams))

    assert {name: file.stream(name.lower()) for name in streams} == streams
    assert file.stream("other") is None
    assert "workbook" in file


@pytest.mark.parametrize("target", [0, 1, 2])
def test_a_chain_in_a_circle_is_broken(target: int) -> None:
    data = bytearray(compound_bytes({"Workbook": b"x" * 6000}))
    struct.pack_into("<I", data, table_start(bytes(data)) + 4 * 5, target)

    with pytest.raises(CompoundBroken):
        CompoundFile.opened(bytes(data)).stream("workbook")


def test_a_chain_out_of_the_table_is_broken() -> None:
    data = bytearray(compound_bytes({"Workbook": b"x" * 6000}))
    struct.pack_into("<I", data, table_start(bytes(data)), 0x00FFFFFF)

    with pytest.raises(CompoundBroken):
        CompoundFile.opened(bytes(data)).stream("workbook")


def test_a_tree_of_names_in_a_circle_is_walked_once() -> None:
    data = bytearray(compound_bytes({"One": b"1", "Two": b"2"}))
    place = bytes(data).find("Two".encode("utf-16-le"))
    struct.pack_into("<I", data, place + 72, 1)

    assert sorted(CompoundFile.opened(bytes(data)).paths) == [("one",), ("two",)]


def test_a_head_without_a_body_is_broken() -> None:
    with pytest.raises(CompoundBroken):
        CompoundFile.opened(compound_bytes({"One": b"1"})[:512])
