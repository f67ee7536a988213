"""The runs that were kept: their list, one of them as a page, two of them side by side."""

from studio.ui.pages.builder.testing.runs.controller import RunsController
from studio.ui.pages.builder.testing.runs.view import RunsView

__all__ = ["RunsController", "RunsView"]
