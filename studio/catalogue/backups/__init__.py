"""A catalogue in one file: its tables, its packages and its key, whichever database and store they are in."""

from studio.catalogue.backups.manifest import BackupManifest, Part
from studio.catalogue.backups.restoring import Restored, check, restore
from studio.catalogue.backups.writing import back_up

__all__ = ["BackupManifest", "Part", "Restored", "back_up", "check", "restore"]
