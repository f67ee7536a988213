"""The tab 测试: the cases, the last run, and the run of all of them."""

from studio.ui.pages.builder.testing.controller import TestingController
from studio.ui.pages.builder.testing.view import TestingView

__all__ = ["TestingController", "TestingView"]
