"""Where the steps of the guide are taken."""

from studio.workspace.first_steps import FirstStep, FirstSteps

_PAGES = {
    FirstStep.ENDPOINT: {"settings"},
    FirstStep.BASE: {"knowledge"},
    FirstStep.AGENT: {"agents", "builder"},
    FirstStep.TEST: {"builder"},
    FirstStep.SUBMIT: {"builder"},
}


def place_of(step: FirstStep, steps: FirstSteps) -> tuple[str, ...]:
    """The place the step leads to, with what is there already."""
    agent = ("builder", steps.agent) if steps.agent else ("agents", "new")
    return {
        FirstStep.ENDPOINT: ("settings", "endpoints"),
        FirstStep.BASE: ("knowledge", steps.base) if steps.base else ("knowledge", "", "new"),
        FirstStep.AGENT: agent,
        FirstStep.TEST: (*agent, "tests") if steps.agent else agent,
        FirstStep.SUBMIT: (*agent, "release" if steps.all_passed else "passed") if steps.agent else agent,
    }[step]


def is_at(step: FirstStep, page: str) -> bool:
    return page in _PAGES[step]


def is_aside(step: FirstStep, steps: FirstSteps, page: str, path: tuple[str, ...]) -> bool:
    """Whether it is taken on this page, but on another tab of it."""
    place = place_of(step, steps)
    return page == place[0] == "builder" and len(place) > 2 and place[-1] not in path
