"""Words for what a reviewer reads: states, acts, settings, and what a test question expects."""

from studio import wording
from studio.catalogue import Act, Changes, How, Submission, SubmissionState, Verdict
from studio.core.agents import TestCase
from studio.ui.dates import short_time
from studio.ui.language import tr, words
from studio.wording import setting_label, setting_text

STATE_KINDS = {
    SubmissionState.SUBMITTED: "accent",
    SubmissionState.RELEASED: "success",
    SubmissionState.CHANGES_REQUESTED: "warning",
    SubmissionState.REJECTED: "danger",
}
VERDICT_KINDS = {Verdict.PASS: "success", Verdict.WARN: "warning", Verdict.STOP: "danger"}
SIGNS = {How.ADDED: ("+", "success"), How.REMOVED: ("−", "danger"), How.CHANGED: ("±", "warning")}


def state_text(state: SubmissionState) -> str:
    return {
        SubmissionState.SUBMITTED: tr("To be reviewed"),
        SubmissionState.CHANGES_REQUESTED: tr("Changes requested"),
        SubmissionState.REJECTED: tr("Rejected"),
        SubmissionState.WITHDRAWN: tr("Withdrawn"),
        SubmissionState.SUPERSEDED: tr("Replaced by a newer submission"),
        SubmissionState.RELEASED: tr("Approved and listed"),
    }[state]


def act_text(act: Act) -> str:
    return wording.act_text(act, words())


def who(submission: Submission) -> str:
    return f"{submission.author.department} {submission.author.name}".strip()


def when(submission: Submission) -> str:
    return tr("submitted {time}", time=short_time(submission.submitted))


def compared(changes: Changes) -> str:
    if changes.since:
        return tr("compared with {version} in use", version=changes.since)
    return tr("first version, nothing to compare with")


def checks_summary(submission: Submission) -> tuple[str, str]:
    """Return the gravest verdict in words, and its kind."""
    stops = sum(check.verdict is Verdict.STOP for check in submission.checks)
    warnings = sum(check.verdict is Verdict.WARN for check in submission.checks)
    if stops:
        return tr("Stops: {count}", count=stops), "danger"
    if warnings:
        return tr("Warnings: {count}", count=warnings), "warning"
    return tr("all passed"), "success"


def setting_name(path: str) -> str:
    return setting_label(path, words())


def setting_value(path: str, value: str) -> str:
    return setting_text(path, value, words())


def expected(case: TestCase) -> str:
    """Say in one line what the answer must show."""
    cites = ", ".join(f"{cited.document} {cited.place}".strip() for cited in case.cites)
    parts = [
        tr("contains {words}", words=", ".join(case.contains)) if case.contains else "",
        tr("lacks {words}", words=", ".join(case.lacks)) if case.lacks else "",
        tr("cites {documents}", documents=cites) if cites else "",
        tr("matches {pattern}", pattern=", ".join(case.matches)) if case.matches else "",
        *(tr("uses {tool}", tool=call.tool) for call in case.calls),
        tr("makes “{file}”", file=case.artifact) if case.artifact else "",
        tr("within {seconds} s", seconds=f"{case.within:g}") if case.within else "",
        tr("declines") if case.declines else "",
        tr("asks back") if case.asks_back else "",
        tr("judged by: {rubric}", rubric=case.rubric) if case.rubric else "",
    ]
    return " · ".join(part for part in parts if part) or tr("is answered")
