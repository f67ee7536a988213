"""The workspace's folder, its files, and the names in it.

StudioError
└── WorkspaceError
    ├── WorkspaceBusy              another window or command has the folder open
    ├── FolderNotWritable
    ├── DiskFull
    ├── NameTaken
    ├── NameNotAllowed
    │   └── IdNotAllowed           an id stands in addresses and file names: small letters, digits, hyphens
    ├── PortTaken                  another program listens there already
    ├── AddressNotUsable           this computer has no such address, or may not listen there
    ├── NotFound                   an agent, base, document, endpoint … of that name
    ├── FileNotAllowed             this account may not open it
    ├── FileInvalid                a file people own does not read as what it should be
    │   └── PolicyInvalid          an administrator's: what it could hold is not changed meanwhile
    ├── AnswerInterrupted          the program ended while it was written
    ├── WorkspaceNotEmpty          a saved workspace is brought back into an empty folder only
    ├── SavedWorkspaceDamaged      it is not what was saved, or no workspace could look so
    ├── SavedWorkspaceTooNew       a later release of this program has saved it
    └── PolicyForbids              an administrator has set it for this computer
"""

from studio.core.errors.base import StudioError


class WorkspaceError(StudioError):
    pass


class WorkspaceBusy(WorkspaceError):
    folder: str
    owner: str
    since: str


class FolderNotWritable(WorkspaceError):
    folder: str


class DiskFull(WorkspaceError):
    folder: str


class NameTaken(WorkspaceError):
    taken: str


class NameNotAllowed(WorkspaceError):
    rejected: str


class IdNotAllowed(NameNotAllowed):
    pass


class PortTaken(WorkspaceError):
    host: str
    port: int


class AddressNotUsable(WorkspaceError):
    host: str
    port: int


class NotFound(WorkspaceError):
    kind: str
    missing: str


class FileNotAllowed(WorkspaceError):
    file: str


class AnswerInterrupted(WorkspaceError):
    pass


class FileInvalid(WorkspaceError):
    file: str
    problem: str


class PolicyInvalid(FileInvalid):
    """`file` is its whole path."""


class WorkspaceNotEmpty(WorkspaceError):
    folder: str


class SavedWorkspaceDamaged(WorkspaceError):
    """`part` is empty when the file is no saved workspace at all."""

    file: str
    part: str


class SavedWorkspaceTooNew(WorkspaceError):
    file: str


class PolicyForbids(WorkspaceError):
    """`administrator` is who is to be asked, empty for nobody in particular; `file` is where it stands."""

    setting: str
    administrator: str
    file: str
