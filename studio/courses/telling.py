"""What is said of a step: in its course's own words, or in the program's where the course has none."""

from studio.core.i18n import Words
from studio.courses.course import Step
from studio.courses.progress import StepState
from studio.wording.course_steps import met_text, mistake_text, with_facts


def told_of(step: Step, state: StepState, say: Words) -> str:
    """Return what was seen of a step that is done, or what went wrong; nothing while nothing did."""
    if state.done:
        return met_text(step.check.kind, state.facts, say)
    if not state.mistake:
        return ""
    own = with_facts(step.mistakes.get(state.mistake, ""), state.facts)
    return own or mistake_text(step.check.kind, state.mistake, state.facts, say)
