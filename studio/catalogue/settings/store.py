"""Where a server keeps what it keeps: its database and its packages."""

import os
from pathlib import Path
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from studio.core.errors import SecretMissing

DATABASE_PASSWORD = "AGENT_STUDIO_DATABASE_PASSWORD"
BUCKET_ACCESS_KEY = "AGENT_STUDIO_BUCKET_ACCESS_KEY"
BUCKET_SECRET_KEY = "AGENT_STUDIO_BUCKET_SECRET_KEY"


class BucketSettings(BaseModel):
    """An existing bucket of an S3-compatible store. Its keys come from the environment, or from files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoint: str = Field(pattern=r"^https?://[^/]+/?$")
    name: str = Field(min_length=3, max_length=63)
    prefix: str = Field(default="", pattern=r"^([^/]+/)*$")
    region: str = "us-east-1"
    access_key_file: Path | None = None
    secret_key_file: Path | None = None
    ca: Path | None = None
    copies_gb: int = Field(default=4, ge=0)
    """How much of this machine's disk the copies of packages that were used lately may take."""

    @property
    def secure(self) -> bool:
        return self.endpoint.startswith("https://")

    @property
    def host(self) -> str:
        return self.endpoint.partition("://")[2].rstrip("/")

    def access_key(self) -> str:
        return secret(BUCKET_ACCESS_KEY, self.access_key_file)

    def secret_key(self) -> str:
        return secret(BUCKET_SECRET_KEY, self.secret_key_file)


def with_password(url: str, file: Path | None) -> str:
    """Return the URL with the password from the file or the environment, if there is one and it has none."""
    if not url or (file is None and DATABASE_PASSWORD not in os.environ):
        return url
    scheme, _, rest = url.partition("://")
    person, at, place = rest.rpartition("@")
    if not at or ":" in person:
        return url
    return f"{scheme}://{person}:{quote(secret(DATABASE_PASSWORD, file), safe='')}@{place}"


def secret(variable: str, file: Path | None) -> str:
    """Return what the file says, else the variable of the environment; raises SecretMissing."""
    try:
        found = file.read_text("utf-8").strip() if file else os.environ.get(variable, "")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretMissing(variable=variable, file=str(file)) from error
    if not found:
        raise SecretMissing(variable=variable, file=str(file or ""))
    return found
