"""How a catalogue server is set up: one model, from a file and from options."""

from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.catalogue.settings.agents import ServingSettings
from studio.catalogue.settings.store import BucketSettings, with_password
from studio.catalogue.settings.trust import OidcSettings, PasswordSettings, SignInSettings, TlsSettings
from studio.catalogue.values.validity import Terms
from studio.core.errors import ServerSettingsInvalid


class ServerSettings(BaseModel):
    """An empty `database` means SQLite in the folder; port 0 takes a free one. Secrets are never in here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    host: str = "127.0.0.1"
    port: int = Field(default=8420, ge=0, le=65535)
    database: str = ""
    database_password_file: Path | None = None
    connections: int = Field(default=16, ge=1, le=500)
    """How many connections to the database one process holds at most."""
    bucket: BucketSettings | None = None
    workers: int = Field(default=1, ge=1, le=64)
    """How many processes answer at the address; each has its own connections to the database."""
    valid_months: int = Field(default=12, ge=1, le=36)
    review_days: int = Field(default=30, ge=0, le=365)
    """How long a release holds, and how many days before its end it is due for re-review."""
    passwords: PasswordSettings = PasswordSettings()
    sign_in: SignInSettings = SignInSettings()
    oidc: OidcSettings | None = None
    tls: TlsSettings | None = None
    key_file: Path | None = None
    """The key the catalogue signs with, in the folder unless told: its servers share it."""
    index_days: float = Field(default=7, gt=0, le=366)
    """How long the index of releases counts before it has to be asked for anew."""
    serving: ServingSettings | None = None
    """With which model programs of the city may ask published agents here; without it none may."""

    def database_url(self) -> str:
        """The URL with its password; it may be missing where the database asks for none."""
        return with_password(self.database, self.database_password_file)

    @property
    def terms(self) -> Terms:
        """How long a release holds, and when it is looked at again."""
        return Terms(months=self.valid_months, review_days=self.review_days)

    @classmethod
    def read(cls, file: Path, folder: Path, **options: object) -> Self:
        """Read the YAML file: options count more, `folder` counts if none is said.

        Raises ServerSettingsInvalid.
        """
        try:
            written = yaml.safe_load(file.read_text("utf-8")) or {}
            return cls.model_validate({"folder": folder, **written, **options})
        except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
            raise ServerSettingsInvalid(file=str(file), field="") from error
        except ValidationError as error:
            field = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise ServerSettingsInvalid(file=str(file), field=field) from error
