"""What the guide says: what a step is for, what to do at its place, and what has come of it."""

from studio.ui.language import tr
from studio.workspace.first_steps import TAUGHT, FirstStep, FirstSteps


def step_texts() -> list[str]:
    return [step_text(step) for step in TAUGHT]


def step_text(step: FirstStep) -> str:
    return {
        FirstStep.ENDPOINT: tr("Endpoint"),
        FirstStep.BASE: tr("First knowledge base"),
        FirstStep.AGENT: tr("First agent"),
        FirstStep.TEST: tr("Test it once"),
        FirstStep.SUBMIT: tr("Submit for review"),
    }[step]


def purpose_text(step: FirstStep) -> str:
    """One sentence: what the step is for."""
    return {
        FirstStep.ENDPOINT: tr("A model endpoint writes the answers; your computer centre has its address."),
        FirstStep.BASE: tr("A knowledge base holds your office's documents; every answer names its place."),
        FirstStep.AGENT: tr("An agent answers from that base, in the way its instructions say."),
        FirstStep.TEST: tr("Test questions show whether answers and sources hold before others rely on it."),
        FirstStep.SUBMIT: tr("A reviewer looks at it; once approved, colleagues find it in the catalogue."),
    }[step]


def button_text(step: FirstStep) -> str:
    """The way with what the person has."""
    return {
        FirstStep.ENDPOINT: tr("Connect the city's endpoint"),
        FirstStep.BASE: tr("Add my documents"),
        FirstStep.AGENT: tr("New agent"),
        FirstStep.TEST: tr("Go and test"),
        FirstStep.SUBMIT: tr("Go and submit"),
    }[step]


def sample_text(step: FirstStep) -> str:
    """The way with a sample; empty where there is none."""
    return {
        FirstStep.ENDPOINT: tr("Use the practice endpoint for now"),
        FirstStep.BASE: tr("Use the sample documents"),
        FirstStep.AGENT: tr("Use the ready-made agent"),
    }.get(step, "")


def task_text(step: FirstStep, steps: FirstSteps, page: str) -> str:
    """What to do at the place the step leads to."""
    if step is FirstStep.AGENT and page == "builder":
        return tr(
            "Write whom it helps, its instructions, and choose a base; every open line under "
            "“Ready to publish” leads to what is missing."
        )
    if step is FirstStep.TEST and not steps.questions:
        return tr(
            "Under Tests, add a question or let the documents suggest some; then press “Run all tests”."
        )
    return {
        FirstStep.ENDPOINT: tr("Write address and key, save, press “Probe”, and make it the default."),
        FirstStep.BASE: tr("Make a base, then drop files or a whole folder on the page."),
        FirstStep.AGENT: tr("Press “New agent”: describe it in a sentence, or begin with a ready-made one."),
        FirstStep.TEST: tr("Press “Run all tests”; what fails opens with the reason beside it."),
        FirstStep.SUBMIT: _submit_text(steps),
    }[step]


def done_text(step: FirstStep, steps: FirstSteps) -> str:
    """What has come of the step."""
    return {
        FirstStep.ENDPOINT: tr("An endpoint is chosen."),
        FirstStep.BASE: tr(
            "“{base}” holds {count} {count:document|documents}.",
            base=steps.base,
            count=f"{steps.documents:,}",
        ),
        FirstStep.AGENT: tr("“{name}” has its instructions and what it relies on.", name=steps.name),
        FirstStep.TEST: tr(
            "{passed} of {total} {total:question|questions} passed.", passed=steps.passed, total=steps.asked
        ),
        FirstStep.SUBMIT: tr("Submitted. What the reviewer says comes to Home."),
    }[step]


def next_text(steps: FirstSteps) -> str:
    """Where the next step is taken on the page one is on; what failed is seen to before it is submitted."""
    assert steps.now is not None
    if steps.now is FirstStep.SUBMIT and not steps.all_passed:
        return tr("See what failed")
    return step_text(steps.now)


def _submit_text(steps: FirstSteps) -> str:
    if not steps.all_passed:
        return tr("First mend what failed, under Tests; then submit it under Publish.")
    return tr(
        "See to the open lines of “Ready to publish”, write what is new, press “Submit for review”, "
        "and give each warning a reason."
    )
