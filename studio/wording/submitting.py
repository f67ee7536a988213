"""Words for packages on their way through submission and review."""

from studio.core import errors as e
from studio.core.i18n import mark

WITHOUT_DETAIL: dict[type[e.StudioError], str] = {
    e.CheckStopped: mark("The check “{check}” does not allow this submission")
}
SUBMITTING: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.PackageDamaged: (
        mark("The package is not what was published: “{file}” has been changed."),
        mark("It was not opened and nothing was installed."),
        mark("Fetch it again from the catalogue; if it stays so, tell the reviewer."),
    ),
    e.PackageInvalid: (
        mark("This is not a usable agent package ({file}): {problem}"),
        mark("It was not opened and nothing was installed."),
        mark("Ask its author to package it again."),
    ),
    e.CheckStopped: (
        mark("The check “{check}” does not allow this submission: {detail}"),
        mark("Nothing was submitted."),
        mark("Mend what the check names, run the tests again, then submit."),
    ),
    e.ReasonsMissing: (
        mark("Warnings without a reason: {checks}."),
        mark("Nothing was submitted."),
        mark("Write to each why you submit all the same; the reviewer reads it."),
    ),
    e.PackageTooLarge: (
        mark("The package has {size} MB; the catalogue takes no more than {limit} MB."),
        mark("Nothing was submitted."),
        mark("Take out documents nobody asks about, or make two agents of it."),
    ),
    e.TooMuchWaiting: (
        mark("{person} has sent {packages} {packages:package that was|packages that were} never submitted."),
        mark("The catalogue takes no more of them for now."),
        mark("Submit one of them, or wait until tomorrow: what is not submitted goes after a day."),
    ),
    e.TestsNotPassed: (
        mark("“{agent}” has not passed its tests in exactly this state: {passed} of {total}."),
        mark("Nothing was submitted."),
        mark("Run the tests; when all pass, submit again."),
    ),
    e.ReviewerIsAuthor: (
        mark("{person} submitted this agent and cannot review it."),
        mark("The submission still waits."),
        mark("Ask a colleague who is a reviewer."),
    ),
    e.ReviewerIsEditor: (
        mark("{person} has edited this agent since its last release and cannot review it."),
        mark("The submission still waits."),
        mark("Ask a colleague who is a reviewer and has not worked on it."),
    ),
    e.SubmissionClosed: (
        mark("Submission {number} is closed: {state}."),
        mark("A decision stays as it is on the record."),
        mark("Submit a new version instead."),
    ),
    e.SubmissionStale: (
        mark("Submission {number} is not the package you looked at."),
        mark("Nothing was decided."),
        mark("Open it again and look at what waits now."),
    ),
    e.ReportUnfit: (
        mark("The report is not one of submission {number}: its agent, knowledge or cases are others."),
        mark("It was not kept."),
        mark("Run the suite again on the submitted package."),
    ),
    e.CommentNeeded: (
        mark("A decision needs its reason."),
        mark("It is kept on the record and the author sees it."),
        mark("Write one sentence."),
    ),
}
