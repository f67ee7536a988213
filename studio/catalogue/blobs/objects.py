"""A bucket of an S3-compatible store: objects put there, looked at and fetched, in constant memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from studio.catalogue.settings.store import BucketSettings
from studio.core.errors import BucketNotUsable

if TYPE_CHECKING:
    from minio import Minio
    from urllib3 import PoolManager

_PART = 8 << 20
_PIECE = 1 << 20
_AT_ONCE = 16
_MISSING = frozenset({"NoSuchKey", "NoSuchObject"})


class Bucket:
    """Raises BucketNotUsable when the store is away, refuses the keys, or has no such bucket."""

    def __init__(self, settings: BucketSettings) -> None:
        self._name, self._prefix = settings.name, settings.prefix
        self._client = _client(settings)

    def put(self, name: str, file: Path) -> None:
        """It replaces what had the name."""
        with self._saying_what_fails(), file.open("rb") as content:
            size = file.stat().st_size
            self._client.put_object(
                self._name, self._prefix + name, content, size, part_size=_PART, num_parallel_uploads=2
            )

    def tag(self, name: str) -> str | None:
        """Return what changes with the content of an object, or None if there is none of that name."""
        from minio.error import S3Error

        with self._saying_what_fails():
            try:
                found = self._client.stat_object(self._name, self._prefix + name)
                return f"{found.etag} {found.size} {found.last_modified}"
            except S3Error as error:
                if error.code in _MISSING:
                    self.check()  # without a body the answer is the same for a bucket that is not there
                    return None
                raise

    def fetch(self, name: str, file: BinaryIO) -> None:
        with self._saying_what_fails():
            answer = self._client.get_object(self._name, self._prefix + name)
            try:
                for piece in answer.stream(_PIECE):
                    file.write(piece)
            finally:
                answer.close()
                answer.release_conn()

    def remove(self, name: str) -> None:
        with self._saying_what_fails():
            self._client.remove_object(self._name, self._prefix + name)

    def names(self) -> Iterator[str]:
        with self._saying_what_fails():
            for found in self._client.list_objects(self._name, prefix=self._prefix, recursive=True):
                yield (found.object_name or "").removeprefix(self._prefix)

    def check(self) -> None:
        with self._saying_what_fails():
            there = self._client.bucket_exists(self._name)
        if not there:
            raise BucketNotUsable(bucket=self._name)

    @contextmanager
    def _saying_what_fails(self) -> Iterator[None]:
        from minio.error import MinioException
        from urllib3.exceptions import HTTPError

        try:
            yield
        except (MinioException, HTTPError) as error:
            raise BucketNotUsable(bucket=self._name) from error


def _client(settings: BucketSettings) -> "Minio":
    from minio import Minio

    return Minio(
        settings.host,
        access_key=settings.access_key(),
        secret_key=settings.secret_key(),
        secure=settings.secure,
        region=settings.region,
        http_client=_http(settings),
    )


def _http(settings: BucketSettings) -> "PoolManager":
    import certifi
    from urllib3 import PoolManager
    from urllib3.util import Retry, Timeout

    return PoolManager(
        maxsize=_AT_ONCE,
        timeout=Timeout(connect=5, read=60),
        retries=Retry(total=3, backoff_factor=0.2, status_forcelist=(500, 502, 503, 504)),
        cert_reqs="CERT_REQUIRED",
        ca_certs=str(settings.ca or certifi.where()),
    )
