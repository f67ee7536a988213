"""Words for people, signing in, and the way to a catalogue server."""

from studio.core import errors as e
from studio.core.i18n import mark

ACCOUNTS: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.ActNotAllowed: (
        mark("{person} is not a {role}."),
        mark("Nothing was changed."),
        mark("Ask the administrator of your office for that role."),
    ),
    e.SignInNeeded: (
        mark("{person} is not signed in to this catalogue."),
        mark("Nothing was sent."),
        mark("Sign in: by password, in the browser, or with a token the administrator gave you."),
    ),
    e.SignInEnded: (
        mark("The sign-in of {person} at this catalogue is no longer in force."),
        mark("It ran out or was ended, here or by the administrator. Nothing was sent."),
        mark("Sign in anew: by password, in the browser, or with a new token."),
    ),
    e.TokenRefused: (
        mark("The catalogue does not know this token."),
        mark("It is mistyped, has run out, or was ended. You are not signed in."),
        mark("Copy the whole token once more, or ask the administrator for a new one."),
    ),
    e.SignInNotKept: (
        mark("This computer has no keyring that could keep the sign-in at {url}."),
        mark("The token is never written to a file."),
        mark(
            "Give it in the variable AGENT_STUDIO_TOKEN with each call,"
            " or have a keyring (Secret Service) set up."
        ),
    ),
    e.SignInRefused: (
        mark("Number or password is not right."),
        mark("You are not signed in."),
        mark("Try again; if you have forgotten the password, the administrator sets a first one anew."),
    ),
    e.SignInTooOften: (
        mark("Too many attempts to sign in failed."),
        mark(
            "For {seconds} {seconds:second|seconds} nothing more is looked at, not even the right password."
        ),
        mark("Wait, then try again."),
    ),
    e.PasswordToBeChanged: (
        mark("This password was given by the administrator and is good for one sign-in."),
        mark("You are not signed in yet."),
        mark("Choose a password of your own."),
    ),
    e.PasswordTooWeak: (
        mark("This password is too easy to guess: {problem}"),
        mark("The password was not changed."),
        mark("Take at least {minimum} {minimum:character|characters}, a short sentence for example."),
    ),
    e.SsoNotOffered: (
        mark("This server has no single sign-on."),
        mark("You are not signed in."),
        mark("Sign in with a password or a token."),
    ),
    e.SsoFailed: (
        mark("Single sign-on did not work: {problem}"),
        mark("You are not signed in."),
        mark("Begin again; if it stays so, tell whoever runs the catalogue."),
    ),
    e.SsoPersonUnknown: (
        mark("Single sign-on knows you as “{person}”, whom nobody has entered in this catalogue."),
        mark("You are not signed in."),
        mark("Ask the administrator of the catalogue to enter you."),
    ),
    e.OwnRolesKept: (
        mark("{person}, nobody changes their own roles."),
        mark("Nothing was changed."),
        mark("Ask another administrator."),
    ),
    e.LastAdminKept: (
        mark("{person} is the last administrator."),
        mark("Nothing was changed: without them nobody could administer the catalogue."),
        mark("Make somebody else an administrator first."),
    ),
    e.DepartmentHasPeople: (
        mark("{people} {people:person belongs|people belong} to “{department}”."),
        mark("The department was not removed."),
        mark("Move them to another department first, or rename this one."),
    ),
    e.PeopleFileInvalid: (
        mark("The list of people in {file} cannot be used. Row {row}: {problem} {value}"),
        mark("Nobody was entered or changed."),
        mark("Correct the row and import the list again. It needs the columns 工号, 姓名, 部门, 角色."),
    ),
    e.CatalogueUntrusted: (
        mark("The certificate of {host} is not trusted."),
        mark("Nothing was sent: somebody might be listening."),
        mark(
            "Ask IT for the file with your intranet's root certificate (PEM) and choose it in the settings."
        ),
    ),
    e.CatalogueNotEncrypted: (
        mark("The connection to {host} is not encrypted."),
        mark("Nothing was sent: anyone on the network could read the sign-in."),
        mark("Use an address with https://, or allow it in the settings if your network is protected."),
    ),
    e.RequestTooLarge: (
        mark("What was sent is larger than the catalogue takes ({limit} KiB)."),
        mark("Nothing was changed."),
        mark("Send less at once."),
    ),
}
