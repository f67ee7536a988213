"""What is said of a step: in its course's own words, or in the program's where the course has none."""

from studio.core.i18n import Words, filled
from studio.courses.course import Step
from studio.courses.progress import StepState
from studio.wording.course_steps import met_text, mistake_text


def told_of(step: Step, state: StepState, say: Words) -> str:
    """Return what was seen of a step that is done, or what went wrong; nothing while nothing did."""
    if state.done:
        return met_text(step.check.kind, state.facts, say)
    if not state.mistake:
        return ""
    own = step.mistakes.get(state.mistake, "")
    if not own:
        return mistake_text(step.check.kind, state.mistake, state.facts, say)
    try:
        return filled(own, state.facts)
    except (KeyError, ValueError, IndexError):  # kept by another version of the program
        return mistake_text(step.check.kind, state.mistake, state.facts, say)
