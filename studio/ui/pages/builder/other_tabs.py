"""The work of the tabs beside the first; each is joined to its tab when that is made."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from studio.runtime import AgentFolder
from studio.ui.components import Later
from studio.ui.pages.builder.releasing import Catalogued, ReleasingController
from studio.ui.pages.builder.testing import TestingController
from studio.ui.pages.builder.tracing import TracingController
from studio.ui.pages.builder.versions import VersionKeeping, VersionsController
from studio.ui.pages.builder.view import BuilderView
from studio.ui.shell import Services


class OtherTabs:
    """`kept` and `catalogued` go on without their tabs; `flush` writes down what the form still holds."""

    def __init__(
        self, view: BuilderView, page: QWidget, services: Services, flush: Callable[[], None]
    ) -> None:
        self.kept, self.catalogued = VersionKeeping(services, view), Catalogued(services, view)
        self.testing = Later(lambda: TestingController(view.testing, page, services), view.later_testing)
        self.tracing = Later(lambda: TracingController(view.trace, services), view.later_trace)
        self.versions = Later(
            lambda: VersionsController(view.versions, services, self.kept, flush), view.later_versions
        )
        self.releasing = Later(
            lambda: ReleasingController(view.releasing, services, self.catalogued), view.later_releasing
        )

    def load(self, folder: AgentFolder) -> None:
        for tab in self._loading():
            tab.load(folder)
        self.catalogued.load(folder)

    def look_at_tests(self) -> None:
        if self.testing.made is not None:
            self.testing.made.look_again()

    def _loading(self) -> Iterator[TestingController | TracingController | ReleasingController]:
        for tab in (self.testing, self.tracing, self.releasing):
            if tab.made is not None:
                yield tab.made
