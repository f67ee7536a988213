"""What a tool of an agent could not do, or may not.

StudioError
└── ToolError
    ├── ToolArgumentsInvalid       the model called a tool with what its schema does not allow
    ├── ToolCallRepeated           the model made the same call again and again
    ├── ToolFailed                 it broke down, for a reason that has no name here
    ├── ToolSettingsInvalid        a tool of an agent is not filled in as its form wants
    ├── ToolFileInvalid            a file a tool works with lacks what it needs
    ├── ConsentRefused             the person did not agree: nothing was done
    ├── ToolForbidden              an administrator allows no tool of that kind on this computer
    ├── ServiceHostRefused         a server that is not on the list, or a name that leads inside
    ├── ServiceUnreachable         a service outside does not answer
    ├── ServiceFailed              a service outside answered with an error, or with what cannot be read
    ├── ToolServerFailed           an MCP server does not start or answer
    ├── PaperClassified            a paper to be written would bear a 密级 mark: it is not written
    ├── ExpressionInvalid          a condition or formula that is not understood
    ├── QueryRefused               a statement that does more than read the tables at hand
    └── QueryFailed                the database does not understand a statement
"""

from studio.core.errors.base import StudioError


class ToolError(StudioError):
    tool: str


class ToolArgumentsInvalid(ToolError):
    problem: str


class ToolCallRepeated(ToolError):
    pass


class ToolFailed(ToolError):
    problem: str


class ToolSettingsInvalid(ToolError):
    field: str
    problem: str


class ToolFileInvalid(ToolError):
    file: str
    problem: str


class ConsentRefused(ToolError):
    pass


class ToolForbidden(ToolError):
    """`administrator` is who is to be asked, empty for nobody in particular; `file` is where it stands."""

    administrator: str
    file: str


class ServiceHostRefused(ToolError):
    host: str
    reason: str


class ServiceUnreachable(ToolError):
    host: str
    reason: str


class ServiceFailed(ToolError):
    host: str
    reason: str
    status: int


class ToolServerFailed(ToolError):
    server: str
    reason: str


class PaperClassified(ToolError):
    level: str


class ExpressionInvalid(ToolError):
    """`place` says where it is written, `at` where it stops making sense."""

    place: str
    expression: str
    at: str


class QueryRefused(ToolError):
    """`reason` is one of our codes, `detail` the part of the statement it is about."""

    reason: str
    detail: str


class QueryFailed(ToolError):
    """`problem` is what the database said, `tables` what there is to ask."""

    problem: str
    tables: str
