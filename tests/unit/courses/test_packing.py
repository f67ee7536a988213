"""A course in one file: the same for the same content, and refused whole where anything is wrong with it."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from studio.catalogue.packages.archive import write_archive
from studio.core.errors import CourseFileDamaged, CourseFileInvalid, CourseInvalid, NotFound, StudioError
from studio.courses import CourseShelf, course_digest
from studio.courses.packing import pack, unpack
from tests.unit.courses.small_course import FIXTURE, small_course, with_line


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    pack(FIXTURE, tmp_path / "small.course")
    return tmp_path / "small.course"


def test_the_same_course_has_the_same_bytes_wherever_it_lies(tmp_path: Path, packed: Path) -> None:
    elsewhere = small_course(tmp_path / "elsewhere")
    (elsewhere / ".DS_Store").write_bytes(b"x")
    (elsewhere / "~$draft.docx").write_bytes(b"x")

    digest = pack(elsewhere, tmp_path / "other.course")

    assert (tmp_path / "other.course").read_bytes() == packed.read_bytes()
    assert digest == course_digest(FIXTURE)


def test_another_word_is_another_digest(tmp_path: Path) -> None:
    changed = with_line(small_course(tmp_path), "minutes: 10", "minutes: 11")

    assert course_digest(changed) != course_digest(FIXTURE)


def test_it_comes_out_as_it_went_in(tmp_path: Path, packed: Path) -> None:
    course = unpack(packed, tmp_path / "out")

    assert course.id == "small-course"
    assert course_digest(tmp_path / "out") == course_digest(FIXTURE)


def test_a_course_that_does_not_read_is_not_packed(tmp_path: Path) -> None:
    broken = with_line(small_course(tmp_path), "kind: base_exists", "kind: x")

    with pytest.raises(CourseInvalid):
        pack(broken, tmp_path / "broken.course")
    assert not (tmp_path / "broken.course").exists()


def test_every_byte_counts(tmp_path: Path, packed: Path) -> None:
    """One changed at a time; each of these files is refused, and nothing of it is written."""
    content = packed.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 97)):
        spoilt = bytearray(content)
        spoilt[at] ^= 0x41
        packed.write_bytes(spoilt)
        with pytest.raises((CourseFileDamaged, CourseFileInvalid)):
            unpack(packed, tmp_path / "out")
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_one_that_was_cut_short_is_refused(tmp_path: Path, packed: Path, share: float) -> None:
    content = packed.read_bytes()
    packed.write_bytes(content[: int(len(content) * share)])

    with pytest.raises((CourseFileDamaged, CourseFileInvalid)):
        unpack(packed, tmp_path / "out")


@pytest.mark.parametrize(
    "name", ["course/../../out.md", "/etc/out.md", "course/C:/out.md", "course/con.md", "course\\..\\out.md"]
)
def test_no_file_leads_outside(tmp_path: Path, packed: Path, name: str) -> None:
    rewritten(packed, {name: b"x"})

    with pytest.raises(CourseFileInvalid):
        unpack(packed, tmp_path / "deep" / "out")
    assert not list(tmp_path.rglob("out.md"))


def test_a_file_nobody_told_of_is_refused(tmp_path: Path, packed: Path) -> None:
    rewritten(packed, {"course/extra.md": b"x"})

    with pytest.raises(CourseFileInvalid) as caught:
        unpack(packed, tmp_path / "out")
    assert caught.value.problem == "untrue"


def test_a_file_that_is_another_than_was_told_is_damaged(tmp_path: Path, packed: Path) -> None:
    rewritten(packed, {"course/documents/物资清单.md": "换过的内容".encode()})

    with pytest.raises(CourseFileDamaged) as caught:
        unpack(packed, tmp_path / "out")
    assert caught.value.part == "documents/物资清单.md"


def test_one_of_a_newer_program_says_so(tmp_path: Path, packed: Path) -> None:
    manifest = json.loads(entries_of(packed)["manifest.json"]) | {"format": 2, "more": {}}
    rewritten(packed, {"manifest.json": json.dumps(manifest).encode()})

    with pytest.raises(CourseFileInvalid) as caught:
        unpack(packed, tmp_path / "out")
    assert caught.value.problem == "newer_format"


def test_a_zip_that_swells_is_no_course(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.course"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("course/course.yaml", b"\0" * 20_000_000)

    with pytest.raises(CourseFileInvalid) as caught:
        unpack(bomb, tmp_path / "out")
    assert caught.value.problem == "compressed"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_course_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.course").write_bytes(content)

    with pytest.raises((CourseFileInvalid, CourseFileDamaged)):
        unpack(tmp_path / "x.course", tmp_path / "out")


def test_no_file_and_a_folder_without_a_course_are_said(tmp_path: Path) -> None:
    shelf = CourseShelf(tmp_path, tmp_path / "none")

    with pytest.raises(NotFound):
        shelf.import_(tmp_path / "none.course")
    with pytest.raises(CourseInvalid):
        shelf.import_(tmp_path)


def test_an_import_that_fails_leaves_the_course_of_before(tmp_path: Path, packed: Path) -> None:
    shelf = CourseShelf(tmp_path, tmp_path / "none")
    kept = shelf.import_(packed).folder
    packed.write_bytes(packed.read_bytes()[:-1])

    with pytest.raises(StudioError):
        shelf.import_(packed)

    assert course_digest(kept) == course_digest(FIXTURE)
    assert [path.name for path in kept.parent.iterdir() if path.is_dir()] == ["small-course"]


def test_an_imported_course_takes_the_place_of_an_earlier_one(tmp_path: Path, packed: Path) -> None:
    shelf = CourseShelf(tmp_path, tmp_path / "none")
    shelf.import_(packed)
    newer = with_line(small_course(tmp_path), "title: 小课程", "title: 小课程（新）")
    (newer / "documents/物资清单.md").rename(newer / "documents/清单.md")

    entry = shelf.import_(newer)

    assert (entry.course.title, entry.imported) == ("小课程（新）", True)
    assert [path.name for path in (entry.folder / "documents").iterdir()] == ["清单.md"]


@pytest.mark.parametrize("killed", ["before anything", "between the two", "after all"])
def test_an_import_killed_at_any_moment_leaves_a_whole_course(tmp_path: Path, killed: str) -> None:
    """As the steps of an import leave the folder, one after the other."""
    library, place = tmp_path / "course-library", tmp_path / "course-library" / ".importing-1"
    shutil.copytree(FIXTURE, place / "made")
    if killed == "between the two":
        shutil.copytree(FIXTURE, place / "before" / FIXTURE.name)
    else:
        shutil.copytree(FIXTURE, library / FIXTURE.name)

    entries = CourseShelf(tmp_path, tmp_path / "none").entries()

    assert [entry.folder for entry in entries] == [library / FIXTURE.name]
    assert course_digest(library / FIXTURE.name) == course_digest(FIXTURE)
    assert not place.exists()


def entries_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(file: Path, changed: dict[str, bytes]) -> None:
    """Put other entries in, in the very form that ours have."""
    content = {**entries_of(file), **changed}
    with file.open("wb") as out:
        write_archive(content, out)


def test_what_a_course_must_not_carry_stays_where_it_is(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "documents/linked.md").symlink_to(tmp_path / "small-course/course.yaml")
    os.mkfifo(course / "documents/pipe.md")

    pack(course, tmp_path / "small.course")

    assert course_digest(unpacked(tmp_path / "small.course", tmp_path / "out")) == course_digest(FIXTURE)


def test_a_name_that_not_every_computer_takes_is_said_before_it_is_packed(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "documents/a:b.md").write_text("x", encoding="utf-8")

    with pytest.raises(CourseFileInvalid) as caught:
        pack(course, tmp_path / "small.course")
    assert (caught.value.file, caught.value.problem) == ("documents/a:b.md", "name_not_portable")
    with pytest.raises(CourseFileInvalid):
        CourseShelf(tmp_path / "workspace", tmp_path / "none").import_(course)


def test_a_folder_of_thousands_of_files_is_no_course_to_carry(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for number in range(2000):
        (course / f"documents/{number}.md").touch()

    with pytest.raises(CourseFileInvalid) as caught:
        pack(course, tmp_path / "small.course")
    assert caught.value.problem == "too_many_files"


def unpacked(file: Path, folder: Path) -> Path:
    unpack(file, folder)
    return folder
