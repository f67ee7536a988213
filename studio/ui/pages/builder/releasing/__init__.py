"""The tab 发布: package, checks, submission, and what reviewers answered."""

from studio.ui.pages.builder.releasing.catalogued import Catalogued
from studio.ui.pages.builder.releasing.controller import ReleasingController
from studio.ui.pages.builder.releasing.view import ReleasingView

__all__ = ["Catalogued", "ReleasingController", "ReleasingView"]
