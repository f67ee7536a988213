"""Leads from one tab of the builder to the place in another that it speaks of."""

from PySide6.QtCore import QObject

from studio.catalogue import Remark
from studio.core.agents import TestCase
from studio.ui.pages.builder.other_tabs import OtherTabs
from studio.ui.pages.builder.readiness import Need
from studio.ui.pages.builder.releasing import ReleasingController
from studio.ui.pages.builder.remarked import go_to
from studio.ui.pages.builder.testing import TestingController
from studio.ui.pages.builder.tracing import TracingController
from studio.ui.pages.builder.trying import Trying
from studio.ui.pages.builder.view import CONFIG, RELEASE, TESTS, TRACE, BuilderView


class Leading(QObject):
    def __init__(self, view: BuilderView, trying: Trying, others: OtherTabs) -> None:
        super().__init__(view)
        self._view, self._others = view, others
        view.config.need_chosen.connect(self._see_to)
        view.config.chat.view.trace_wanted.connect(self._show_run)
        trying.case_made.connect(self._add_case)
        others.testing.then(self._lead_from_tests)
        others.tracing.then(self._lead_from_trace)
        others.releasing.then(self._lead_from_release)

    def see_to(self, need: str) -> None:
        """Lead to where a missing thing is put right, from wherever one comes."""
        self._show_section(need)
        self._view.config.see_to(need)

    def run_tests(self) -> None:
        self._view.go(TESTS)
        self._others.testing().run()

    def _lead_from_tests(self, testing: TestingController) -> None:
        testing.trace_wanted.connect(self._show_run)

    def _lead_from_trace(self, tracing: TracingController) -> None:
        tracing.case_wanted.connect(self._add_case)

    def _lead_from_release(self, releasing: ReleasingController) -> None:
        view = self._view.releasing
        view.readiness.chosen.connect(self.see_to)
        view.version_opened.connect(self._open_version)
        view.tests_opened.connect(self._open_tests)
        view.remarks.jumped.connect(self._go_to_remark)
        releasing.tests_wanted.connect(self.run_tests)
        releasing.place_wanted.connect(self._open_place)

    def _see_to(self, need: str) -> None:
        if need == Need.ATTACKED:
            self._view.go(RELEASE)
            self._view.releasing.lead_to_attacks()
        elif need in {Need.CASES, Need.PASSED}:
            self._view.go(TESTS)
            if need == Need.PASSED:
                self._view.testing.open_failed()

    def _show_section(self, need: str) -> None:
        if need not in {Need.CASES, Need.PASSED, Need.ATTACKED}:
            self._view.go(CONFIG)

    def _open_tests(self) -> None:
        self._view.go(TESTS)

    def _open_place(self, place: str) -> None:
        """A tab or a section of the form."""
        if place == TESTS:
            self._view.go(TESTS)
            return
        self._view.go(CONFIG)
        self._view.config.jump(place)

    def _go_to_remark(self, remark: Remark) -> None:
        go_to(self._view, remark, remark.quote)

    def _open_version(self) -> None:
        self._view.go(CONFIG)
        self._view.config.jump("identity")
        self._view.config.form.section("identity").control(("version",)).setFocus()

    def _add_case(self, case: TestCase) -> None:
        self._view.go(TESTS)
        self._others.testing().questions.add_from(case)

    def _show_run(self, run: str) -> None:
        self._view.go(TRACE)
        if run:
            self._others.tracing().show(run)
