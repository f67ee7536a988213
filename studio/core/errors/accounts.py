"""People of a catalogue: who they are, and what they may do.

CatalogueError
├── ActNotAllowed                  the person lacks the role
├── SignInNeeded
│   └── SignInEnded                it ran out, or somebody ended it
├── TokenRefused                   nobody signs in with this one
├── SignInNotKept                  there is no keyring to keep the token in
├── SignInRefused                  the name, the password or the code is not right
├── SignInTooOften                 too many failed before: wait that long
├── PasswordToBeChanged            it was given by an administrator for one sign-in
├── PasswordTooWeak
├── SsoNotOffered                  the server has no single sign-on
├── SsoFailed                      the provider's answer cannot be used
├── SsoPersonUnknown               it knows somebody whom no administrator has entered
├── OwnRolesKept                   nobody changes their own roles
├── LastAdminKept                  without them nobody could administer the catalogue
├── DepartmentHasPeople
└── PeopleFileInvalid              a row of a list of people does not read
"""

from studio.core.errors.serving import CatalogueError


class ActNotAllowed(CatalogueError):
    person: str
    role: str


class SignInNeeded(CatalogueError):
    person: str


class SignInEnded(SignInNeeded):
    pass


class TokenRefused(CatalogueError):
    pass


class SignInNotKept(CatalogueError):
    url: str


class SignInRefused(CatalogueError):
    pass


class SignInTooOften(CatalogueError):
    seconds: int


class PasswordToBeChanged(CatalogueError):
    pass


class PasswordTooWeak(CatalogueError):
    """`problem` is “short”, “common”, “name” or “same”; `minimum` counts characters."""

    problem: str
    minimum: int


class SsoNotOffered(CatalogueError):
    pass


class SsoFailed(CatalogueError):
    """`problem` is one of our codes, never what a provider wrote."""

    problem: str


class SsoPersonUnknown(CatalogueError):
    """`person` is what the provider's claim says."""

    person: str


class OwnRolesKept(CatalogueError):
    person: str


class LastAdminKept(CatalogueError):
    person: str


class DepartmentHasPeople(CatalogueError):
    department: str
    people: int


class PeopleFileInvalid(CatalogueError):
    """`row` counts as the spreadsheet does, 0 is the file as a whole; `problem` is one of our codes."""

    file: str
    row: int
    problem: str
    value: str
