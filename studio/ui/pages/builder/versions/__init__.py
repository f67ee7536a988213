"""The tab 版本: how the draft was, what changed since, and the way back."""

from studio.ui.pages.builder.versions.controller import VersionsController
from studio.ui.pages.builder.versions.keeping import VersionKeeping
from studio.ui.pages.builder.versions.view import VersionsView

__all__ = ["VersionKeeping", "VersionsController", "VersionsView"]
