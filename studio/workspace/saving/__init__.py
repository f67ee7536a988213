"""A whole workspace in one file, brought back or moved elsewhere, and how much room its parts take."""

from studio.workspace.saving.kinds import Kind, KindSize, measured
from studio.workspace.saving.manifest import SavedWorkspace
from studio.workspace.saving.moving import moved
from studio.workspace.saving.reading import checked
from studio.workspace.saving.restoring import restore
from studio.workspace.saving.tidying import tidied
from studio.workspace.saving.writing import save

__all__ = ["Kind", "KindSize", "SavedWorkspace", "checked", "measured", "moved", "restore", "save", "tidied"]
