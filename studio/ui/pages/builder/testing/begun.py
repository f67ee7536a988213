"""A test question that is being written: kept until it is saved or given up, also over a crash."""

import json

from studio.core.agents import TestCase
from studio.ui.scratch import Scratch


class BegunCase:
    """One for each agent: the last that was begun, and which case it was to become."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch, self._place = scratch, ""

    def load(self, agent: str) -> None:
        self._place = f"builder/{agent}/case"

    def keep(self, case: TestCase, of: TestCase | None) -> None:
        told = {"of": _dumped(of), "now": _dumped(case)}
        self._scratch.keep(self._place, json.dumps(told, ensure_ascii=False))

    def forget(self) -> None:
        self._scratch.forget(self._place)

    def of(self, case: TestCase | None) -> TestCase | None:
        """What was written of it last; None when something else was begun."""
        told = json.loads(self._scratch.text(self._place) or "{}")
        if not told or told["of"] != _dumped(case):
            return None
        try:
            return TestCase.model_validate(told["now"])
        except ValueError:  # no question yet, or half a pattern: the words at least
            return TestCase.model_construct(**{name: told["now"][name] for name in _WORDS})


_WORDS = ("question", "before", "group", "contains", "lacks", "matches", "artifact", "rubric")


def _dumped(case: TestCase | None) -> object:
    return case.model_dump(mode="json") if case is not None else None
