"""The catalogue as a service: its database, its packages, its settings.

StudioError
└── CatalogueError
    ├── RouteUnknown
    ├── RequestTooLarge
    ├── CatalogueDamaged           its database does not read
    ├── CatalogueTooNew            a newer program has changed its database
    ├── CatalogueBusy              too much at once, or its database is just restarting
    ├── ValueNotKept               a text or number that no database keeps
    ├── ServerSettingsInvalid      the file does not read, or a field in it
    ├── DatabaseNotUsable          no such database, or no driver for it
    ├── BucketNotUsable            the store of packages is away, refuses the keys, or has no such bucket
    ├── SecretMissing              a password or key that a server needs was not given to it
    ├── CatalogueEmpty             there is nothing to back up
    ├── CatalogueNotEmpty          a backup goes into an empty one, unless the old one is to be replaced
    ├── BackupDamaged              it is not, or not any more, what its manifest says
    ├── CatalogueUnreachable
    └── CatalogueRefused           the service answered with something unexpected
"""

from studio.core.errors.base import StudioError


class CatalogueError(StudioError):
    pass


class RouteUnknown(CatalogueError):
    path: str


class RequestTooLarge(CatalogueError):
    """`limit` in KiB."""

    limit: int


class CatalogueDamaged(CatalogueError):
    file: str


class CatalogueTooNew(CatalogueError):
    """`found` and `known` are numbers of schemas."""

    found: str
    known: str


class CatalogueBusy(CatalogueError):
    pass


class ValueNotKept(CatalogueError):
    pass


class ServerSettingsInvalid(CatalogueError):
    """`field` is empty when the file as a whole does not read."""

    file: str
    field: str


class DatabaseNotUsable(CatalogueError):
    url: str


class BucketNotUsable(CatalogueError):
    bucket: str


class SecretMissing(CatalogueError):
    """`file` is empty when it was looked for in the variable of the environment alone."""

    variable: str
    file: str


class CatalogueEmpty(CatalogueError):
    database: str


class CatalogueNotEmpty(CatalogueError):
    database: str


class BackupDamaged(CatalogueError):
    """`part` is empty when the file is no backup at all."""

    file: str
    part: str


class CatalogueUnreachable(CatalogueError):
    host: str


class CatalogueRefused(CatalogueError):
    status: int
