"""The envelope: one form for each content, and nothing else is opened."""

import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.catalogue.packages.archive import Limits, read_archive, write_archive
from studio.core.errors import PackageDamaged, PackageInvalid

FILES = {"agent.yaml": b"id: a\n", "knowledge/预案/documents.jsonl": b"{}\n" * 3, "empty": b""}
LIMITS = Limits()


def archived(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    write_archive(files, out)
    return out.getvalue()


def names_in(content: bytes, limits: Limits = LIMITS) -> list[str]:
    return list(read_archive(BytesIO(content), limits))


def zipped(write: Callable[[zipfile.ZipFile], None], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip as another program would write it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that are there twice: that is what is tested
        write(file)
    return out.getvalue()


def problem_of(content: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(PackageInvalid) as caught:
        names_in(content, limits)
    return caught.value.problem


def test_the_order_of_the_files_makes_no_difference() -> None:
    assert archived(FILES) == archived(dict(reversed(FILES.items())))


def test_any_zip_program_can_open_it() -> None:
    with zipfile.ZipFile(BytesIO(archived(FILES))) as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == FILES


def test_what_was_written_is_read() -> None:
    content = archived(FILES)
    entries = read_archive(BytesIO(content), LIMITS)
    read = {name: content[entry.offset : entry.offset + entry.size] for name, entry in entries.items()}
    assert read == FILES


@given(st.dictionaries(st.from_regex(r"[a-z0-9]{1,8}(/[a-z]{1,5})?", fullmatch=True), st.binary(max_size=99)))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read(files: dict[str, bytes]) -> None:
    files = {**files, "one": b"is always there"}
    names = names_in(archived(files))
    assert names == sorted(files)


def test_every_single_changed_byte_is_noticed() -> None:
    content = archived(FILES)
    for place in range(len(content)):
        for change in (0x01, 0x80, 0xFF):
            damaged = bytearray(content)
            damaged[place] ^= change
            with pytest.raises((PackageDamaged, PackageInvalid)):
                names_in(bytes(damaged))


def test_every_cut_and_every_addition_is_noticed() -> None:
    content = archived(FILES)
    for length in range(len(content)):
        with pytest.raises((PackageDamaged, PackageInvalid)):
            names_in(content[:length])
    with pytest.raises(PackageDamaged):
        names_in(content + b"\0")


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_refused(noise: bytes) -> None:
    for content in (noise, b"PK\x03\x04" + noise, archived(FILES)[:60] + noise):
        with pytest.raises((PackageDamaged, PackageInvalid)):
            names_in(content)


@pytest.mark.parametrize(
    "name",
    ["../agent.yaml", "/etc/passwd", "a/../../b", "C:/windows", "\\\\server\\share", "..", "a/..", "c:x"],
)
def test_a_name_that_leads_outside_is_refused(name: str) -> None:
    assert problem_of(zipped(lambda file: file.writestr(name, b"x"))) == "name_leads_outside"
    assert problem_of(archived({name: b"x"})) == "name_leads_outside"


@pytest.mark.parametrize(
    "name", ["con", "a/NUL.txt", "ab:c", "a//b", "a/", "dot.", "space ", "tab\t", "a\x00b"]
)
def test_a_name_windows_would_change_is_refused(name: str) -> None:
    assert problem_of(archived({name: b"x"})) == "name_not_portable"


def test_names_that_are_one_file_on_windows_are_refused() -> None:
    assert problem_of(archived({"Agent": b"", "agent": b""})) == "duplicate"


def test_a_name_that_is_there_twice_is_refused() -> None:
    once = archived({"agent.yaml": b"good"})
    entry = once[: 30 + len("agent.yaml") + len(b"good")]
    assert problem_of(entry + once) == "duplicate"


def test_what_another_program_packed_is_refused() -> None:
    with pytest.raises(PackageDamaged):
        names_in(zipped(lambda file: file.writestr("agent.yaml", b"good")))


def test_files_in_another_order_are_refused() -> None:
    content = archived({"a": b"1", "b": b"2"})
    first, second = content[:32], content[32:64]
    assert problem_of(second + first + content[64:]) == "unsorted"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(lambda file: file.writestr("a", bytes(50 << 20)), zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    assert problem_of(bomb) == "compressed"


def test_an_entry_that_claims_more_than_the_file_holds_is_refused() -> None:
    content = bytearray(archived({"a": b"x"}))
    content[18:26] = struct.pack("<II", 1 << 31, 1 << 31)
    with pytest.raises(PackageDamaged):
        names_in(bytes(content))


def test_a_link_is_refused() -> None:
    def link(file: zipfile.ZipFile) -> None:
        entry = stamped("agent.yaml")
        entry.external_attr = 0o120777 << 16
        file.writestr(entry, b"/etc/passwd")

    with pytest.raises((PackageDamaged, PackageInvalid)):
        names_in(zipped(link))


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(archived({"a": b"x"}))
    content[6] |= 1
    assert problem_of(bytes(content)) == "encrypted"


def test_too_many_files_and_too_many_bytes_are_refused() -> None:
    content = archived({f"f{number}": b"" for number in range(5)})
    assert problem_of(content, Limits(entries=4)) == "too_many_files"
    assert problem_of(content, Limits(size=len(content) - 1)) == "too_large"
    assert len(names_in(content, Limits(entries=5, size=len(content)))) == 5


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"%PDF-1.7", "智能体".encode()])
def test_something_else_is_no_package(content: bytes) -> None:
    assert problem_of(content) == "not_a_package"


def stamped(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.flag_bits = 0x800
    return entry
