"""A real S3-compatible store for the tests: the gateway of JuiceFS, in a process of its own on loopback."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from minio import Minio

from studio.catalogue.settings.store import (
    BUCKET_ACCESS_KEY,
    BUCKET_SECRET_KEY,
    BucketSettings,
)
from tests.ports import answering, free_port

JUICEFS = Path(sys.executable).with_name("juicefs")
ACCESS, SECRET = "studio", "a-key-of-the-tests"


@dataclass(frozen=True)
class ObjectStore:
    port: int

    @property
    def client(self) -> Minio:
        """The store as its administrator sees it, who may do what the catalogue never does."""
        return Minio(f"127.0.0.1:{self.port}", ACCESS, SECRET, secure=False, region="us-east-1")

    def bucket(self, name: str, prefix: str = "") -> BucketSettings:
        return BucketSettings(endpoint=f"http://127.0.0.1:{self.port}", name=name, prefix=prefix)


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    with tempfile.TemporaryDirectory(prefix="studio-bucket-") as folder, serving(Path(folder)) as store:
        yield store


@pytest.fixture
def new_bucket(object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> Callable[[], BucketSettings]:
    """Makes empty buckets; their keys are in the environment, as a server finds them there."""
    monkeypatch.setenv(BUCKET_ACCESS_KEY, ACCESS)
    monkeypatch.setenv(BUCKET_SECRET_KEY, SECRET)
    numbers = count(1)

    def make() -> BucketSettings:
        name = f"test-{os.getpid()}-{next(numbers)}-{len(object_store.client.list_buckets())}"
        object_store.client.make_bucket(name)
        return object_store.bucket(name)

    return make


@contextmanager
def serving(folder: Path) -> Iterator[ObjectStore]:
    port = free_port()
    process = _started(folder, port)
    try:
        answering(port, process)
        yield ObjectStore(port)
    finally:
        process.terminate()
        process.wait()


def _started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """What it knows is in an SQLite file, what it keeps in a folder; its metrics take any port."""
    known = f"sqlite3://{folder}/known.db"
    environment = os.environ | {"MINIO_ROOT_USER": ACCESS, "MINIO_ROOT_PASSWORD": SECRET, "HOME": str(folder)}
    made = ("format", "--storage", "file", "--bucket", f"{folder}/kept/", known, "studio", "--no-agent")
    serve = ("gateway", known, f"127.0.0.1:{port}", "--multi-buckets", "--keep-etag", "--no-banner")
    quiet = (
        "--no-usage-report",
        "--no-agent",
        "--metrics",
        "127.0.0.1:0",
        "--consul",
        "",
        "--attr-cache",
        "0",
    )
    own = ("--cache-dir", f"{folder}/cache", "--log", f"{folder}/log")
    with (folder / "words").open("wb") as words:
        subprocess.run([JUICEFS, *made], check=True, env=environment, stdout=words, stderr=words)
        return subprocess.Popen([JUICEFS, *serve, *quiet, *own], env=environment, stdout=words, stderr=words)
