"""Drafts of test questions, and the sheets through which they come: a spreadsheet, the documents."""

from studio.ui.pages.builder.testing.drafts.controller import DraftsController
from studio.ui.pages.builder.testing.drafts.view import DraftsView

__all__ = ["DraftsController", "DraftsView"]
