"""Words for packages, reviews and the catalogue."""

from studio.core import errors as e
from studio.core.i18n import mark

WITHOUT_DETAIL: dict[type[e.StudioError], str] = {
    e.CheckStopped: mark("The check “{check}” does not allow this submission")
}
CATALOGUE: dict[type[e.StudioError], tuple[str, str, str]] = {
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
    e.ActNotAllowed: (
        mark("{person} is not a {role}."),
        mark("Nothing was changed."),
        mark("Ask the administrator of your office for that role."),
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
    e.VersionTaken: (
        mark("Version {version} of “{agent}” has been released already."),
        mark("A release is never changed."),
        mark("Raise the version number and submit again."),
    ),
    e.PortTaken: (
        mark("Another program already listens on {host}:{port}."),
        mark("The server was not started."),
        mark("Choose another port with --port, or stop that program."),
    ),
    e.AddressNotUsable: (
        mark("This computer cannot listen on {host}:{port}."),
        mark("The server was not started."),
        mark("Give one of its own addresses with --host, and a port above 1024."),
    ),
    e.SignatureMissing: (
        mark("The submission is not signed by its author."),
        mark("Nothing was submitted."),
        mark("Submit it with this program, which signs with the author's key."),
    ),
    e.SignatureInvalid: (
        mark("A signature does not fit: {what}."),
        mark("What it stands under was changed, or it is another's. It was not used."),
        mark("Fetch it again; if it stays so, tell whoever runs the catalogue."),
    ),
    e.StatementWrong: (
        mark("What was signed is about something else: {part} differs."),
        mark("A signature counts for one package, version, person and catalogue. Nothing was submitted."),
        mark("Submit it again from the agent itself."),
    ),
    e.StatementReplayed: (
        mark("This signed submission was used once already."),
        mark("A signature counts one time. Nothing was submitted."),
        mark("Submit it again from the agent itself, which signs anew."),
    ),
    e.AuthorKeyUnknown: (
        mark("The catalogue does not know the key {fingerprint} of {person}."),
        mark("Nothing was submitted."),
        mark("Submit from a computer where {person} is signed in: its key is registered then."),
    ),
    e.AuthorKeyRevoked: (
        mark("The key {fingerprint} of {person} was revoked."),
        mark("It signs nothing new any more; what was released with it stays valid."),
        mark("Make a new key on this computer (catalogue keys new), then submit again."),
    ),
    e.AuthorKeyOfAnother: (
        mark("The key {fingerprint} is not a key of {person}."),
        mark("Nobody signs with the key of another. Nothing was submitted."),
        mark("Make a new key on this computer (catalogue keys new), then submit again."),
    ),
    e.AuthorKeyUnreadable: (
        mark("The key to sign with on this computer does not read."),
        mark("It is 32 bytes in Base64. Nothing was signed or submitted."),
        mark(
            "If it is given in AGENT_STUDIO_AUTHOR_KEY, correct it there;"
            " otherwise make a new one: catalogue keys new."
        ),
    ),
    e.AuthorKeyNotKept: (
        mark("This computer has no keyring to keep a key in."),
        mark("A key made now would be gone at the end of this call."),
        mark(
            "Have a keyring (Secret Service) set up, or make a key yourself (openssl rand -base64 32)"
            " and give it in AGENT_STUDIO_AUTHOR_KEY with each call."
        ),
    ),
    e.ServiceKeyMissing: (
        mark("The catalogue's private key {fingerprint} is not in {file}."),
        mark("Without it nothing can be released or recalled."),
        mark("Bring back that file from a backup, or begin with a new key: catalogue keys rotate --lost."),
    ),
    e.CatalogueKeyChanged: (
        mark("The catalogue signs with a key that nobody vouches for: {found}."),
        mark(
            "Trusted so far is {trusted}. Somebody may stand between you and the catalogue;"
            " nothing was taken from it."
        ),
        mark(
            "Compare its fingerprint with whoever runs it; then trust it in Settings (catalogue keys trust)."
        ),
    ),
    e.IndexExpired: (
        mark("The catalogue's index has run out ({expired})."),
        mark("A recall may be kept from you. Nothing was installed; installed agents go on working."),
        mark("Check this computer's date; if it is right, tell whoever runs the catalogue."),
    ),
    e.IndexRolledBack: (
        mark("The catalogue shows an older index ({found}) than before ({seen})."),
        mark("A recall may be kept from you. Nothing was installed; installed agents go on working."),
        mark(
            "Tell whoever runs it; after a restored backup, trust it anew in Settings (catalogue keys trust)."
        ),
    ),
    e.IndexContradicted: (
        mark("Version {version} of “{agent}” is not what the catalogue's index says."),
        mark("Package and index do not belong together. Nothing was installed."),
        mark("Try again; if it stays so, tell whoever runs the catalogue."),
    ),
    e.CatalogueDamaged: (
        mark("The catalogue's database is damaged: {file}."),
        mark("It was left as it is; agents and knowledge bases are unaffected."),
        mark("Bring back its last backup, or move it away to begin an empty catalogue."),
    ),
    e.CatalogueTooNew: (
        mark("A newer version of this program has changed the catalogue's database."),
        mark("It was left as it is (schema {found}; this program knows {known})."),
        mark("Install the newer version on this machine, or bring back a backup from before."),
    ),
    e.CatalogueBusy: (
        mark("The catalogue is too busy, or its database is just starting again."),
        mark("What you did last may not have been kept."),
        mark("Wait a moment, look whether it is there, and do it again if not."),
    ),
    e.ValueNotKept: (
        mark("A text or a number in this cannot be kept, such as a text with a NUL character."),
        mark("Nothing was changed."),
        mark("Type the text anew instead of pasting it."),
    ),
    e.ServerSettingsInvalid: (
        mark("The server's settings in {file} cannot be used. {field}"),
        mark("The server was not started."),
        mark("Correct the field that is named, or the form of the file (YAML, UTF-8)."),
    ),
    e.DatabaseNotUsable: (
        mark("The database cannot be used: {url}."),
        mark("The server was not started."),
        mark("Check its address, that it runs, and that its driver is installed."),
    ),
    e.CatalogueEmpty: (
        mark("There is no catalogue yet: {database}."),
        mark("No backup was written."),
        mark("Name the server's settings with --config, or its database with --database."),
    ),
    e.CatalogueNotEmpty: (
        mark("There is a catalogue already: {database}."),
        mark("Nothing was restored or changed."),
        mark("Restore into an empty database, or add --replace: the old one is backed up first."),
    ),
    e.BackupDamaged: (
        mark("This backup cannot be used: {file}. {part}"),
        mark("The catalogue was left as it is."),
        mark("Use another backup, or copy this one again from where it was kept."),
    ),
    e.BucketNotUsable: (
        mark("The bucket with the catalogue's packages cannot be used: {bucket}."),
        mark("No package can be put there or handed out; what is in it is unaffected."),
        mark("Check its address, its keys, its certificate and that the bucket exists."),
    ),
    e.SecretMissing: (
        mark("A password or key is missing: {variable}. {file}"),
        mark("The server was not started."),
        mark("Put it into that variable of the environment, or into the file that the settings name."),
    ),
    e.ReleaseRecalled: (
        mark("Version {version} of “{agent}” was recalled: {reason}"),
        mark("It is no longer handed out."),
        mark("Use another version or ask its owner."),
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
    e.CommentNeeded: (
        mark("A decision needs its reason."),
        mark("It is kept on the record and the author sees it."),
        mark("Write one sentence."),
    ),
    e.SignInNeeded: (
        mark("{person} is not signed in to this catalogue."),
        mark("Nothing was sent."),
        mark("Sign in: by password, in the browser, or with a token the administrator gave you."),
    ),
    e.SignInNotKept: (
        mark("This computer has no keyring to keep the sign-in at {url} in."),
        mark("The token is never written to a file."),
        mark(
            "Give it in the variable AGENT_STUDIO_TOKEN with each call,"
            " or have a keyring (Secret Service) set up."
        ),
    ),
    e.CatalogueUnreachable: (
        mark("The catalogue does not answer: {host}."),
        mark("Installed agents go on working."),
        mark("Check the address and the network, then try again."),
    ),
    e.CatalogueRefused: (
        mark("The catalogue answered with something unexpected ({status})."),
        mark("Nothing was changed here."),
        mark("Try again; if it stays so, tell whoever runs the catalogue."),
    ),
}
