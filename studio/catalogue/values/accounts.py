"""What is said when people sign in and are administered."""

from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Flag, Person, Value


class Token(Value):
    """Shown once, to whoever issues it."""

    person: str
    token: str
    id: str = ""
    expires: str = ""


class SignIn(Value):
    """`new_password` replaces the one the person has, which a first password demands."""

    person: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=256)
    new_password: str = Field(default="", max_length=256)
    label: str = Field(default="", max_length=100)


class SignedIn(Value):
    """The token is shown this once."""

    person: Person
    token: str
    expires: str


class WaysIn(Value):
    """How this server lets people in; `sso` is what the provider is called, empty without one."""

    password: bool
    sso: bool = False
    provider: str = ""


class HowMade(StrEnum):
    """What a token was given for."""

    PASSWORD = "password"
    SSO = "sso"
    TOKEN = "token"


class TokenFacts(Value):
    """A token without its secret; `issuer` is the number of the administrator who made it."""

    id: str
    label: str
    how: HowMade
    issuer: str
    issued: str
    expires: str
    used: str
    current: bool = False


class Department(Value):
    name: str
    people: int


class FirstPassword(Value):
    """Shown once, to the administrator who hands it on."""

    person: str
    password: str


class PeopleImport(Value):
    """`passwords` asks for first passwords of those who are new."""

    people: tuple[Person, ...] = Field(max_length=5000)
    passwords: Flag = False


class PeopleImported(Value):
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    passwords: tuple[FirstPassword, ...] = ()
