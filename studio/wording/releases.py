"""Words for releases: what becomes of them, and what is said of them."""

from studio.core import errors as e
from studio.core.i18n import mark

RELEASES: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.VersionTaken: (
        mark("Version {version} of “{agent}” has been released already."),
        mark("A release is never changed."),
        mark("Raise the version number and submit again."),
    ),
    e.ReleaseRecalled: (
        mark("Version {version} of “{agent}” was recalled: {reason}"),
        mark("It is no longer handed out."),
        mark("Use another version or ask its owner."),
    ),
    e.InstalledRecalled: (
        mark("“{title}” {version} was recalled: {reason}"),
        mark("The copy on this computer does not answer any more; what it said stays readable."),
        mark("Install another version, or remove it."),
    ),
    e.VersionNotHigher: (
        mark("Version {version} of “{agent}” is lower than {released}, which is out already."),
        mark("Nothing was changed."),
        mark("Give it a higher version, or the next patch of an older line."),
    ),
    e.ReleaseNotOffered: (
        mark("Version {version} of “{agent}” is not handed out: {state} ({reason})."),
        mark("Copies that are installed go on working."),
        mark("Install the current version, or ask its owner."),
    ),
    e.RollbackNotPossible: (
        mark("Version {version} of “{agent}” cannot come back: {current} is in use."),
        mark("Nothing was changed."),
        mark("Choose an earlier version that is neither recalled nor past its end."),
    ),
    e.NotDeprecated: (
        mark("Version {version} of “{agent}” is not deprecated."),
        mark("Nothing was changed."),
        mark("Refresh the page to see how it stands."),
    ),
    e.DateNotAllowed: (
        mark("{date} is not possible here."),
        mark("Nothing was changed."),
        mark("Choose a day from {earliest} to {latest}."),
    ),
    e.RaterIsAuthor: (
        mark("{person} made this agent and cannot rate it."),
        mark("The rating was not kept."),
        mark("Leave it to those who use it."),
    ),
    e.FeedbackSettled: (
        mark("Feedback {number} is settled already: {state}."),
        mark("It stays as it is."),
        mark("Refresh the list to see what became of it."),
    ),
    e.TooMuchToday: (
        mark("No more than {limit} can be sent on one day."),
        mark("This one was not sent."),
        mark("Send it tomorrow, or call the office that owns the agent."),
    ),
}
