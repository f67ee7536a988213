"""How a server lets people in: passwords, waits, single sign-on, TLS."""

import os
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl

from studio.catalogue.people import Role
from studio.catalogue.settings.store import secret
from studio.endpoints import is_loopback


def _encrypted(url: HttpUrl) -> HttpUrl:
    if url.scheme != "https" and not is_loopback(str(url)):
        raise ValueError("https")
    return url


Encrypted = Annotated[HttpUrl, AfterValidator(_encrypted)]
"""Plain http is for trials on one machine alone."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PasswordSettings(_Part):
    """How passwords are hashed (argon2id) and what is asked of them.

    `at_once` bounds how many are hashed beside each other, `waiting` how many more may wait for that.
    """

    minimum: int = Field(default=10, ge=8, le=128)
    memory_kib: int = Field(default=65536, ge=8, le=4 * 1024 * 1024)
    passes: int = Field(default=3, ge=1, le=100)
    lanes: int = Field(default=1, ge=1, le=64)
    at_once: int = Field(default=2, ge=1, le=64)
    waiting: int = Field(default=100, ge=1)
    first_days: int = Field(default=14, ge=1)


class SignInSettings(_Part):
    """When guessers have to wait, and how long a sign-in lasts.

    After `free_person` failures for one person or `free_address` from one address each further one doubles
    the wait, up to `longest_wait` seconds. X-Forwarded-For counts from `trusted_proxies` alone.
    """

    free_person: int = Field(default=5, ge=1)
    free_address: int = Field(default=50, ge=1)
    longest_wait: int = Field(default=900, ge=1)
    session_days: int = Field(default=30, ge=1)
    token_days: int = Field(default=365, ge=1)
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()


class OidcSettings(_Part):
    """A provider of single sign-on (OpenID Connect) and whom it may let in.

    `address` is the server's own, as browsers reach it. The secret stands in the variable `secret_variable`
    or in the file `secret_file`; a client without one proves itself by PKCE alone. `claim` is compared with
    the number of people an administrator has entered, once: from then on issuer and subject count. With
    `create` others are entered as users without roles. `roles` turns values of `role_claim` into roles;
    empty, the provider has no say in them.
    """

    issuer: Encrypted
    address: Encrypted
    client_id: str = Field(min_length=1)
    secret_variable: str = "AGENT_STUDIO_OIDC_SECRET"
    secret_file: Path | None = None
    name: str = Field(default="", max_length=60)
    scopes: tuple[str, ...] = ("openid", "profile")
    claim: str = "employee_number"
    name_claim: str = "name"
    department_claim: str = ""
    create: bool = False
    role_claim: str = ""
    roles: dict[str, Role] = Field(default_factory=dict)
    ca: Path | None = None
    seconds: Annotated[float, Field(gt=0, le=60)] = 10

    def secret(self) -> str:
        """Return the client's, empty for one that has none; raises SecretMissing for a file without."""
        if self.secret_file:
            return secret(self.secret_variable, self.secret_file)
        return os.environ.get(self.secret_variable, "")


class TlsVersion(StrEnum):
    V1_2 = "1.2"
    V1_3 = "1.3"


class TlsSettings(_Part):
    """PEM files; with `client_ca` only clients with a certificate by it are heard."""

    certificate: Path
    key: Path
    client_ca: Path | None = None
    minimum: TlsVersion = TlsVersion.V1_2
