"""Packages in a folder and in a bucket of a real S3-compatible store: kept whole, verified on the way out."""

import asyncio
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from studio.catalogue import Package, ServerSettings
from studio.catalogue.blobs import Blobs
from studio.catalogue.blobs.objects import Bucket
from studio.catalogue.blobs.opening import open_blobs
from studio.catalogue.settings.store import BUCKET_SECRET_KEY, BucketSettings
from studio.core.errors import BucketNotUsable, NotFound, PackageDamaged, PackageInvalid, SecretMissing
from tests.buckets import SECRET, ObjectStore
from tests.certificates import tls_front, write_certificate
from tests.unit.catalogue.samples import Draft

Open = Callable[[str], Blobs]


@pytest.fixture(params=["folder", "bucket"])
def open_on(request: pytest.FixtureRequest, tmp_path: Path, new_bucket: Callable[[], BucketSettings]) -> Open:
    """Opens the packages of one catalogue as a server of that name does, each on a machine of its own."""
    bucket = new_bucket() if request.param == "bucket" else None
    where = tmp_path / "machines"
    return lambda name: open_blobs(
        ServerSettings(folder=where / (name if bucket else "shared"), bucket=bucket)
    )


@pytest.fixture
def bucket(new_bucket: Callable[[], BucketSettings]) -> BucketSettings:
    return new_bucket()


def kept(blobs: Blobs, package: Package) -> None:
    with blobs.receiving() as (path, file):
        file.write(package.content)
        file.flush()
        blobs.keep(path, package.digest)


def test_what_one_server_keeps_another_hands_out(open_on: Open, draft: Draft) -> None:
    package = draft.build()
    kept(open_on("one"), package)
    other = open_on("other")
    assert other.open(package.digest).digest == package.digest
    assert other.path(package.digest).read_bytes() == package.content
    assert list(other.digests()) == [package.digest]


def test_the_same_again_does_no_harm(open_on: Open, draft: Draft) -> None:
    package, blobs = draft.build(), open_on("one")
    for _ in range(2):
        kept(blobs, package)
    assert list(blobs.digests()) == [package.digest]


def test_what_is_not_there_is_not_found(open_on: Open) -> None:
    with pytest.raises(NotFound):
        open_on("one").path("0" * 64)


def test_nothing_stays_of_what_was_not_kept(open_on: Open, tmp_path: Path) -> None:
    with open_on("one").receiving() as (_, file):
        file.write(b"half of a package")
    assert not [path for path in (tmp_path / "machines").rglob("*") if path.is_file()]


def test_what_came_in_half_before_a_server_was_killed_is_swept_away_the_day_after(
    open_on: Open, tmp_path: Path
) -> None:
    blobs = open_on("one")
    with blobs.receiving() as (path, _):
        old, new = path.with_name(".incoming-old"), path.with_name(".incoming-new")
        old.touch()
        new.touch()
        os.utime(old, (0, 0))
        open_on("one")
        assert [old.exists(), new.exists(), path.exists()] == [False, True, True]


def replaced(store: ObjectStore, bucket: BucketSettings, digest: str, content: bytes) -> None:
    name = f"{digest[:2]}/{digest}.agent"
    store.client.put_object(bucket.name, name, BytesIO(content), len(content))


@pytest.mark.parametrize("how", ["another package", "cut off", "empty"])
def test_what_was_altered_in_the_bucket_is_handed_out_by_no_server(
    object_store: ObjectStore, bucket: BucketSettings, tmp_path: Path, draft: Draft, how: str
) -> None:
    package = draft.build()
    near, far = (
        open_blobs(ServerSettings(folder=tmp_path / name, bucket=bucket)) for name in ("near", "far")
    )
    kept(near, package)
    near.path(package.digest)
    draft.instructions = "另一套指令。"
    altered = {"another package": draft.build().content, "cut off": package.content[:-1], "empty": b""}
    replaced(object_store, bucket, package.digest, altered[how])
    for server in (near, far):
        with pytest.raises((PackageDamaged, PackageInvalid)):
            server.path(package.digest)
        with pytest.raises((PackageDamaged, PackageInvalid)):
            server.open(package.digest)
    kept(far, package)
    assert near.path(package.digest).read_bytes() == package.content


def test_what_was_taken_out_of_the_bucket_is_handed_out_from_no_copy(
    object_store: ObjectStore, bucket: BucketSettings, tmp_path: Path, draft: Draft
) -> None:
    package, blobs = draft.build(), open_blobs(ServerSettings(folder=tmp_path, bucket=bucket))
    kept(blobs, package)
    object_store.client.remove_object(bucket.name, f"{package.digest[:2]}/{package.digest}.agent")
    with pytest.raises(NotFound):
        blobs.path(package.digest)


def test_copies_that_were_not_used_lately_make_room(
    bucket: BucketSettings, tmp_path: Path, draft: Draft
) -> None:
    small = bucket.model_copy(update={"copies_gb": 0})
    blobs = open_blobs(ServerSettings(folder=tmp_path, bucket=small))
    first = draft.build()
    kept(blobs, first)
    copy = blobs.path(first.digest)
    os.utime(copy, (0, 0))
    draft.version = "1.0.1"
    second = draft.build()
    kept(blobs, second)
    assert not copy.exists()
    assert blobs.path(second.digest).exists()
    assert blobs.path(first.digest).read_bytes() == first.content


def test_many_megabytes_pass_in_parts(bucket: BucketSettings, tmp_path: Path) -> None:
    content = os.urandom(20 << 20)
    (tmp_path / "large").write_bytes(content)
    store = Bucket(bucket)
    store.put("large", tmp_path / "large")
    with (tmp_path / "fetched").open("wb") as file:
        store.fetch("large", file)
    assert (tmp_path / "fetched").read_bytes() == content


@pytest.mark.parametrize("wrong", [{"name": "no-such-bucket"}, {"endpoint": "http://127.0.0.1:9"}])
def test_a_bucket_that_cannot_be_used_is_said_before_anything_is_served(
    bucket: BucketSettings, tmp_path: Path, wrong: dict[str, str]
) -> None:
    with pytest.raises(BucketNotUsable):
        open_blobs(ServerSettings(folder=tmp_path, bucket=bucket.model_copy(update=wrong)))


def test_keys_come_from_files_or_the_environment(
    bucket: BucketSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BUCKET_SECRET_KEY, "another")
    with pytest.raises(BucketNotUsable):
        open_blobs(ServerSettings(folder=tmp_path, bucket=bucket))
    file = tmp_path / "key"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    open_blobs(ServerSettings(folder=tmp_path, bucket=bucket.model_copy(update={"secret_key_file": file})))
    monkeypatch.delenv(BUCKET_SECRET_KEY)
    with pytest.raises(SecretMissing):
        open_blobs(ServerSettings(folder=tmp_path, bucket=bucket))


async def test_a_store_behind_tls_is_known_by_its_authority(
    bucket: BucketSettings, tmp_path: Path, draft: Draft
) -> None:
    certificate, package = write_certificate(tmp_path / "ca.pem"), draft.build()

    def use(ca: Path | None, port: int) -> bytes:
        secure = bucket.model_copy(update={"endpoint": f"https://127.0.0.1:{port}", "ca": ca})
        blobs = open_blobs(ServerSettings(folder=tmp_path, bucket=secure))
        kept(blobs, package)
        return blobs.path(package.digest).read_bytes()

    async with tls_front(int(bucket.host.rpartition(":")[2]), certificate) as port:
        assert await asyncio.to_thread(use, certificate, port) == package.content
        with pytest.raises(BucketNotUsable):
            await asyncio.to_thread(use, None, port)
