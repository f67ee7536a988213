"""A person's workspace: the one place where knowledge, endpoints, agents and catalogue are joined."""

from studio.workspace.publishing import Publishing
from studio.workspace.samples import add_sample, sample_names
from studio.workspace.settings import Settings, Theme
from studio.workspace.workspace import Workspace

__all__ = ["Publishing", "Settings", "Theme", "Workspace", "add_sample", "sample_names"]
