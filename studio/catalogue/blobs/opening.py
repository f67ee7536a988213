"""From a server's settings to its packages."""

from studio.catalogue.blobs import Blobs
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.settings.server import ServerSettings


def open_blobs(settings: ServerSettings) -> Blobs:
    """Raises BucketNotUsable or FolderNotWritable."""
    blobs = _blobs(settings)
    blobs.check()
    blobs.sweep()
    return blobs


def _blobs(settings: ServerSettings) -> Blobs:
    if settings.bucket is None:
        return FolderBlobs(settings.folder / "packages")
    from studio.catalogue.blobs.bucket import BucketBlobs
    from studio.catalogue.blobs.objects import Bucket

    return BucketBlobs(Bucket(settings.bucket), settings.folder / "copies", settings.bucket.copies_gb << 30)
