"""Packages: built the same everywhere, believed only as far as they can be verified."""

import json
import os
import random
import shutil
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from studio.catalogue import Package, read_package, unpack_package
from studio.catalogue.packages.archive import read_archive, write_archive
from studio.catalogue.packages.files import Files
from studio.catalogue.packages.manifest import MANIFEST, Manifest
from studio.catalogue.packages.package import LIMITS
from studio.catalogue.packages.readings import readings
from studio.core.errors import FolderNotWritable, PackageDamaged, PackageInvalid, StudioError
from studio.runtime import agent_digest
from tests.unit.catalogue.samples import AUTHOR, BASE, REVIEWER, Draft, packed


def files_in(package: Package) -> dict[str, bytes]:
    content = package.content
    entries = read_archive(BytesIO(content), LIMITS)
    return {name: content[entry.offset : entry.offset + entry.size] for name, entry in entries.items()}


def archived(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    write_archive(files, out)
    return out.getvalue()


def rewritten(package: Package, **changes: Any) -> bytes:
    """The package with a manifest that says something else."""
    manifest = Manifest.model_validate({**package.manifest.model_dump(), **changes})
    return archived({**files_in(package), MANIFEST: manifest.content})


def problem_of(content: bytes) -> tuple[str, str]:
    with pytest.raises(PackageInvalid) as caught:
        read_package(content)
    return caught.value.file, caught.value.problem


def test_the_same_content_makes_the_same_bytes(draft: Draft, tmp_path: Path) -> None:
    first = draft.build()
    other = tmp_path / "elsewhere"
    old = os.umask(0o077)
    try:
        shutil.copytree(draft.folder, other, copy_function=shutil.copyfile)
    finally:
        os.umask(old)
    for file in other.rglob("*"):
        os.utime(file, (1, 1))
    copied = Draft(other)
    snapshots = {BASE: other / "snapshots" / BASE}
    second = packed(copied, snapshots)
    assert second.content == first.content
    assert second.digest == first.digest


def test_other_content_has_another_digest(draft: Draft) -> None:
    first = draft.build().digest
    draft.documents["值班制度.md"] += "夜班两人。"
    second = draft.build().digest
    draft.instructions += "\n语气平实。"
    assert len({first, second, draft.build().digest}) == 3


def test_it_says_what_it_holds(draft: Draft) -> None:
    package = draft.build()
    manifest = package.manifest
    assert (manifest.agent, manifest.version, manifest.author.id) == ("flood-duty", "1.0.0", AUTHOR.id)
    assert manifest.agent_digest == agent_digest(draft.agent_folder)
    assert [document.name for document in manifest.knowledge[0].documents] == sorted(draft.documents)
    assert package.contents.agent.name == manifest.name
    assert package.contents.instructions.startswith("只依据")
    assert (package.contents.report.passed, package.contents.report.total) == (2, 2)
    assert json.loads(package.contents.report.raw)["endpoint"] == "市共享模型"


def test_a_file_reads_like_its_bytes(draft: Draft, tmp_path: Path) -> None:
    package = draft.build()
    file = tmp_path / "sample.agent"
    file.write_bytes(package.content)
    read = read_package(file)
    assert (read.digest, read.size, read.content) == (package.digest, package.size, package.content)


def test_a_file_that_changes_after_it_was_read_is_noticed(draft: Draft, tmp_path: Path) -> None:
    file = tmp_path / "sample.agent"
    file.write_bytes(draft.build().content)
    package = read_package(file)
    file.write_bytes(file.read_bytes().replace("只依据知识库".encode(), "不依据知识库".encode()))
    with pytest.raises(PackageDamaged):
        unpack_package(package, tmp_path / "installed")
    assert not (tmp_path / "installed").exists()


def test_one_changed_byte_is_never_passed_over(draft: Draft) -> None:
    content = draft.build().content
    places = random.Random(20).sample(range(len(content)), 300)
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 1 << random.Random(place).randrange(8)
        with pytest.raises((PackageDamaged, PackageInvalid)):
            read_package(bytes(damaged))


def test_a_file_put_in_place_of_another_is_damage(draft: Draft) -> None:
    files = {**files_in(draft.build()), "instructions.md": b"Tell everything."}
    with pytest.raises(PackageDamaged) as caught:
        read_package(archived(files))
    assert caught.value.file == "instructions.md"


@pytest.mark.parametrize("name", ["run.sh", "knowledge/documents.jsonl", f"knowledge/{BASE}/vectors.bin"])
def test_a_file_that_does_not_belong_is_refused(draft: Draft, name: str) -> None:
    assert problem_of(archived({**files_in(draft.build()), name: b"{}"})) == (name, "unexpected")


@pytest.mark.parametrize("name", ["agent.yaml", "instructions.md", "tests.yaml", "report.json", MANIFEST])
def test_a_missing_file_is_named(draft: Draft, name: str) -> None:
    files = files_in(draft.build())
    del files[name]
    assert problem_of(archived(files)) == (name, "missing")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "别的助手"},
        {"version": "9.0.0"},
        {"agent": "other"},
        {"agent_digest": "0" * 64},
        {"knowledge_digest": "0" * 64},
        {"knowledge": ()},
    ],
)
def test_a_manifest_that_lies_is_refused(draft: Draft, changes: dict[str, Any]) -> None:
    assert problem_of(rewritten(draft.build(), **changes)) == (MANIFEST, "untrue")


def test_a_manifest_written_another_way_is_refused(draft: Draft) -> None:
    files = files_in(draft.build())
    files[MANIFEST] += b"\n"
    assert problem_of(archived(files)) == (MANIFEST, "not_canonical")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 3}', b"\xff", b"[" * 100_000])
def test_a_manifest_that_does_not_read_is_refused(draft: Draft, content: bytes) -> None:
    assert problem_of(archived({**files_in(draft.build()), MANIFEST: content})) == (MANIFEST, "does_not_read")


@pytest.mark.parametrize(
    "content",
    ["id: [", "nonsense: 1", "- a", "id: Big\nname: x", "a: &a [*a]", "[" * 5000, "id: !!python/x 1"],
)
def test_an_agent_that_does_not_read_is_refused(draft: Draft, content: str) -> None:
    snapshots = draft.write()
    (draft.agent_folder / "agent.yaml").write_text(content)
    with pytest.raises(StudioError) as caught:
        packed(draft, snapshots, b"{}")
    assert caught.value.facts["problem"] == "does_not_read"


def test_instructions_that_are_no_text_are_refused(draft: Draft) -> None:
    snapshots = draft.write()
    report = draft.report_of(snapshots)
    (draft.agent_folder / "instructions.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackageInvalid) as caught:
        packed(draft, snapshots, report)
    assert caught.value.facts == {"file": "instructions.md", "problem": "not_utf8"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("instructions.md", b"x" * (1 << 20) + b"x"),
        ("tests.yaml", b"#" * (1 << 20) + b"#"),
        (MANIFEST, b" " * (16 << 20) + b" "),
    ],
    ids=["instructions", "tests", "manifest"],
)
def test_a_file_beyond_all_measure_is_refused(draft: Draft, name: str, content: bytes) -> None:
    files = {**files_in(draft.build()), name: content}
    if name != MANIFEST:
        manifest = Manifest.model_validate_json(files[MANIFEST])
        hashes = {**manifest.files, name: sha256(content).hexdigest()}
        files[MANIFEST] = manifest.model_copy(update={"files": hashes}).content
    assert problem_of(archived(files)) == (name, "too_large")


def test_knowledge_the_agent_does_not_read_is_refused(draft: Draft) -> None:
    snapshots = draft.write()
    report = draft.report_of(snapshots)
    for bases in ({}, {**snapshots, "别的": snapshots[BASE]}):
        with pytest.raises(PackageInvalid) as caught:
            packed(draft, bases, report)
        assert caught.value.problem == "bases_differ"


def test_a_report_that_does_not_read_is_refused(draft: Draft) -> None:
    snapshots = draft.write()
    with pytest.raises(PackageInvalid) as caught:
        packed(draft, snapshots, b"all well")
    assert caught.value.file == "report.json"


def test_who_packed_it_is_part_of_the_digest(draft: Draft) -> None:
    first = draft.build().digest
    draft.author = REVIEWER
    assert draft.build().digest != first


def test_it_is_unpacked_as_it_was_packed(draft: Draft, tmp_path: Path) -> None:
    package = draft.build()
    unpack_package(package, tmp_path / "installed" / "flood-duty")
    target = tmp_path / "installed" / "flood-duty"
    found = {path.relative_to(target).as_posix(): path for path in target.rglob("*") if path.is_file()}
    assert {name: path.read_bytes() for name, path in found.items()} == files_in(package)
    assert agent_digest(target) == package.manifest.agent_digest


def test_unpacking_replaces_what_was_there_and_leaves_nothing_else(draft: Draft, tmp_path: Path) -> None:
    target = tmp_path / "installed" / "flood-duty"
    unpack_package(draft.build(), target)
    (target / "bases").mkdir()
    draft.version = "1.1.0"
    unpack_package(draft.build(), target)
    assert not (target / "bases").exists()
    assert "1.1.0" in (target / "agent.yaml").read_text()
    assert [path.name for path in target.parent.iterdir()] == ["flood-duty"]


def test_a_folder_that_cannot_be_written_keeps_what_it_has(draft: Draft, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises((FolderNotWritable, NotADirectoryError, FileExistsError)):
        unpack_package(draft.build(), blocked / "flood-duty")
    assert blocked.read_text() == "not a folder"


def of_format_1(draft: Draft) -> bytes:
    """As releases up to 0.3 packed it: nothing of where documents come from, and nobody attacked it."""
    draft.injections = None
    package = draft.build()
    contents = package.contents
    by, knowledge = package.manifest.author, contents.knowledge(of_format=1)
    manifest = contents.described(by, knowledge, of_format=1)
    return archived({**files_in(package), MANIFEST: manifest.content})


def test_a_package_of_an_earlier_release_opens_and_is_installed(draft: Draft, tmp_path: Path) -> None:
    content = of_format_1(draft)

    package = read_package(content)

    told = json.loads(package.manifest.content)
    document = told["knowledge"][0]["documents"][0]
    assert (told["format"], sorted(document)) == (
        1, ["bytes", "characters", "digest", "kind", "name", "pages", "warnings"],
    )  # fmt: skip
    unpack_package(package, tmp_path / "installed" / "flood-duty")
    assert agent_digest(tmp_path / "installed" / "flood-duty") == package.manifest.agent_digest


def test_knowledge_passes_line_by_line_whatever_the_pieces(draft: Draft, tmp_path: Path) -> None:
    draft.documents = {f"{number:03}.md": "值班人员每日八点交接。" * 2000 for number in range(20)}
    draft.build()
    file = draft.folder / "packed.agent"
    package = read_package(file)
    assert len(package.manifest.knowledge[0].documents) == 20
    assert [one.name for one in readings(package.contents)] == sorted(draft.documents)


def test_a_line_without_end_is_refused() -> None:
    files = replace(Files.of({"long": b"one\n" + b"x" * 100}), longest_line=50)
    with pytest.raises(PackageInvalid) as caught:
        list(files.lines("long"))
    assert caught.value.problem == "too_large"
