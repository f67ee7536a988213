"""How much room the workspace takes, its backup, and moving it."""

from studio.ui.pages.settings.storage.controller import StorageController
from studio.ui.pages.settings.storage.view import StorageView

__all__ = ["StorageController", "StorageView"]
