"""A person's workspace: the one place where knowledge, endpoints, agents and catalogue are joined."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.workspace.publishing import Publishing
    from studio.workspace.samples import add_sample, sample_names
    from studio.workspace.settings import Settings, Theme
    from studio.workspace.testing import Order, Testing
    from studio.workspace.workspace import Workspace

__all__ = [
    "Order",
    "Publishing",
    "Settings",
    "Testing",
    "Theme",
    "Workspace",
    "add_sample",
    "sample_names",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.workspace.publishing": "Publishing",
        "studio.workspace.samples": "add_sample sample_names",
        "studio.workspace.settings": "Settings Theme",
        "studio.workspace.testing": "Order Testing",
        "studio.workspace.workspace": "Workspace",
    },
)
