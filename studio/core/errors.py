"""Everything that can go wrong, as one tree of names and facts; the faces turn them into words.

StudioError
├── WorkspaceError
│   ├── WorkspaceBusy             another window or command has the folder open
│   ├── FolderNotWritable
│   ├── DiskFull
│   ├── NameTaken
│   ├── NameNotAllowed
│   │   └── IdNotAllowed          an id stands in addresses and file names: small letters, digits, hyphens
│   ├── PortTaken                 another program listens there already
│   ├── AddressNotUsable          this computer has no such address, or may not listen there
│   ├── NotFound                  an agent, base, document, endpoint … of that name
│   ├── FileNotAllowed            this account may not open it
│   └── FileInvalid               a file people own does not read as what it should be
├── DocumentError                 one file could not be loaded; the others are unaffected
│   ├── DocumentMissing
│   ├── DocumentNotReadable       no permission, or the drive is gone
│   ├── DocumentEmpty
│   ├── DocumentKindUnknown
│   ├── DocumentCorrupt
│   ├── DocumentEncrypted
│   ├── DocumentWithoutText
│   ├── DocumentTooLarge
│   ├── DocumentClassified        a 密级 mark: refused, nothing of it is kept
│   ├── PersonalDataRefused       the base takes no documents with personal data
│   ├── ArchiveUnsafe             it could do harm when unpacked: nothing of it was
│   ├── ArchiveNotSupported       rar, 7z, tar …: to be unpacked first
│   ├── ReaderCrashed
│   ├── ReaderOutOfMemory         it needed more memory than one file may
│   └── ReaderTimedOut
├── KnowledgeError
│   ├── KnowledgeDamaged
│   ├── KnowledgeLocked           another program holds its file: a backup, a sync, a virus scanner
│   ├── VectorsUnavailable        the Chroma process does not start or answer
│   │   └── VectorServerUnreachable  nobody answers at the Chroma server's address
│   ├── ModelFolderInvalid        a folder said to hold an embedding model holds none that works
│   ├── ModelNotHere              the vectors are of a model that is not set up on this computer
│   ├── NothingToLoad
│   ├── ChunkTextEmpty            a chunk that is to say nothing is switched off instead
│   ├── FactInvalid               a fact of a document was set to what it cannot be
│   ├── SearchHelpLate            a search went on without a model that took too long
│   └── DeletionNotConfirmed      what would be lost was not agreed to
├── EndpointError
│   ├── EndpointUrlInvalid
│   ├── EndpointUnreachable
│   ├── EndpointUntrusted         its certificate is not trusted
│   ├── EndpointTimedOut
│   ├── EndpointKeyRefused        401 or 403
│   ├── EndpointUnpaid            402, or no quota left
│   ├── EndpointModelUnknown
│   ├── EndpointBusy              429 after all retries
│   ├── EndpointFailed            5xx or an error inside the answer
│   ├── EndpointRejected          400 or 422: the request itself is not accepted
│   │   └── ContextTooLong        it holds more than the model can read at once
│   ├── EndpointNotCompatible     answers, but not as an OpenAI-compatible server
│   ├── AnswerBroken              the stream ended before the answer did
│   ├── AnswerEmpty               the model said nothing at all
│   ├── AnswerOnlyReasoned        it reasoned and never came to an answer
│   ├── AnswerEndless             it goes on beyond any length it was allowed
│   ├── AnswerCut                 it reached the length it was allowed and is not complete
│   ├── AnswerFiltered            the server's content filter ended it
│   ├── ModelNotChosen            the profile names no model for that work
│   ├── ToolsNotCalled            the model was offered a tool it needed and did not call it
│   └── KeyringUnavailable
├── AgentError
│   ├── AgentHasNoKnowledge
│   ├── AgentHasNoTests
│   ├── QuestionEmpty
│   ├── QuestionTooLong
│   ├── StepLimitReached          it asked the model as often as it may and was not done
│   ├── TimeLimitReached          it took as long as it may and was not done
│   └── AnswerUncited             passages were at hand, and the answer names none of them
├── TrialError                    a test case could not be judged, and counts as not met
│   ├── VerdictUnreadable         the judging model's verdict does not keep to its form
│   └── PatternTooSlow            a regular expression took longer than it may on an answer
├── ToolError
│   ├── ToolArgumentsInvalid      the model called a tool with what its schema does not allow
│   ├── ToolCallRepeated          the model made the same call again and again
│   ├── ToolFailed                it broke down, for a reason that has no name here
│   ├── ToolSettingsInvalid       a tool of an agent is not filled in as its form wants
│   ├── ToolFileInvalid           a file a tool works with lacks what it needs
│   ├── ConsentRefused            the person did not agree: nothing was done
│   ├── ServiceHostRefused        a server that is not on the list, or a name that leads inside
│   ├── ServiceUnreachable        a service outside does not answer
│   ├── ServiceFailed             a service outside answered with an error, or with what cannot be read
│   ├── ToolServerFailed          an MCP server does not start or answer
│   ├── PaperClassified           a paper to be written would bear a 密级 mark: it is not written
│   ├── ExpressionInvalid         a condition or formula that is not understood
│   ├── QueryRefused              a statement that does more than read the tables at hand
│   └── QueryFailed               the database does not understand a statement
├── DraftInvalid                  a model asked for an agent's draft did not keep to its form
└── CatalogueError
    ├── PackageDamaged            bytes and digest do not agree
    ├── PackageInvalid
    ├── PackageTooLarge           more than a catalogue takes
    ├── TooMuchWaiting            packages that somebody sent and never submitted
    ├── CheckStopped              a package check stops the submission
    ├── ReasonsMissing            a check warns, and nobody says why it is submitted all the same
    ├── TestsNotPassed            no passing report on exactly this digest
    ├── ReviewerIsAuthor
    ├── ReviewerIsEditor          the person changed the agent since the release before
    ├── ActNotAllowed             the person lacks the role
    ├── SubmissionClosed          it has been decided or withdrawn already
    ├── SubmissionStale           the digest that was looked at is not the one that waits
    ├── ReportUnfit               a report about another agent, other knowledge or other cases
    ├── VersionTaken
    ├── VersionNotHigher          a higher one is out, and it is no patch of an older line
    ├── ReleaseRecalled           it must not be used any more, and the reason why
    ├── ReleaseNotOffered         it is past its end, or was rolled back
    ├── RollbackNotPossible       only an earlier version that still holds can come back
    ├── NotDeprecated             there is no deprecation to lift
    ├── DateNotAllowed            an end that is past, or too far off
    ├── RaterIsAuthor
    ├── FeedbackSettled           it has been taken or dropped already
    ├── TooMuchToday
    ├── ClientKeyRefused          no key of a program, or one that was revoked or has ended
    ├── ClientTooOften            a program asked more than it may: wait that long
    ├── AttachmentsNotTaken       programs ask published agents in text alone
    ├── RequestNotUnderstood      a program asked an agent in a way that is none
    ├── RouteUnknown
    ├── CommentNeeded
    ├── SignInNeeded
    ├── SignInNotKept             there is no keyring to keep the token in
    ├── SignInRefused             the name, the password or the code is not right
    ├── SignInTooOften            too many failed before: wait that long
    ├── PasswordToBeChanged       it was given by an administrator for one sign-in
    ├── PasswordTooWeak
    ├── SsoNotOffered             the server has no single sign-on
    ├── SsoFailed                 the provider's answer cannot be used
    ├── SsoPersonUnknown          it knows somebody whom no administrator has entered
    ├── OwnRolesKept              nobody changes their own roles
    ├── LastAdminKept             without them nobody could administer the catalogue
    ├── DepartmentHasPeople
    ├── PeopleFileInvalid         a row of a list of people does not read
    ├── CatalogueUntrusted        its certificate is not trusted
    ├── CatalogueNotEncrypted     signing in there would send the token in the open
    ├── RequestTooLarge
    ├── SignatureMissing          a submission without its author's signature
    ├── SignatureInvalid          it does not fit what it is said to be under
    ├── StatementWrong            what was signed is about something else
    ├── StatementReplayed         what was signed has been used once already
    ├── AuthorKeyUnknown
    ├── AuthorKeyRevoked
    ├── AuthorKeyOfAnother        the key belongs to another person
    ├── AuthorKeyUnreadable       what was given or kept as a key is none
    ├── AuthorKeyNotKept          there is no keyring to keep it in
    ├── ServiceKeyMissing         the catalogue's private key is not where it should be
    ├── CatalogueKeyChanged       it signs with a key that nobody vouches for
    ├── IndexExpired              old news: newer may be kept back
    ├── IndexRolledBack           older than what was seen before
    ├── IndexContradicted         what is handed out is not what the index says
    ├── CatalogueDamaged          its database does not read
    ├── CatalogueTooNew           a newer program has changed its database
    ├── CatalogueBusy             too much at once, or its database is just restarting
    ├── ValueNotKept              a text or number that no database keeps
    ├── ServerSettingsInvalid     the file does not read, or a field in it
    ├── DatabaseNotUsable         no such database, or no driver for it
    ├── BucketNotUsable           the store of packages is away, refuses the keys, or has no such bucket
    ├── SecretMissing             a password or key that a server needs was not given to it
    ├── CatalogueEmpty            there is nothing to back up
    ├── CatalogueNotEmpty         a backup is restored into an empty one, unless the old one is to be replaced
    ├── BackupDamaged             it is not, or not any more, what its manifest says
    ├── CatalogueUnreachable
    └── CatalogueRefused          the service answered with something unexpected
"""

from typing import Any, dataclass_transform

Fact = str | int | float | None


@dataclass_transform(kw_only_default=True)
class StudioError(Exception):
    """Base of all errors with a name and facts; subclasses declare their facts as typed fields."""

    def __init__(self, **facts: Fact) -> None:
        """Takes exactly the facts that are declared; raises TypeError."""
        if facts.keys() != set(self.fact_names()):
            raise TypeError(f"{self.name} takes {', '.join(self.fact_names())}, not {', '.join(facts)}")
        vars(self).update(facts)

    @classmethod
    def fact_names(cls) -> list[str]:
        """As declared, those of the base classes first."""
        return [name for kind in reversed(cls.__mro__) for name in vars(kind).get("__annotations__", ())]

    @property
    def name(self) -> str:
        return type(self).__name__

    @property
    def facts(self) -> dict[str, Fact]:
        return {name: getattr(self, name) for name in self.fact_names()}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.facts == other.facts

    def __hash__(self) -> int:
        return hash((self.name, *self.facts.values()))

    def __str__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value!r}' for key, value in self.facts.items())})"

    __repr__ = __str__

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process boundary with all facts."""
        return error_from_facts, (self.name, self.facts)


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


class FileInvalid(WorkspaceError):
    file: str
    problem: str


class DocumentError(StudioError):
    document: str


class DocumentMissing(DocumentError):
    pass


class DocumentNotReadable(DocumentError):
    pass


class DocumentEmpty(DocumentError):
    pass


class DocumentKindUnknown(DocumentError):
    pass


class DocumentCorrupt(DocumentError):
    kind: str


class DocumentEncrypted(DocumentError):
    kind: str


class DocumentWithoutText(DocumentError):
    kind: str


class DocumentTooLarge(DocumentError):
    megabytes: int
    limit: int


class DocumentClassified(DocumentError):
    level: str
    page: int | None


class PersonalDataRefused(DocumentError):
    """How often each kind of number stands in it."""

    id_numbers: int
    mobiles: int
    bank_cards: int
    credit_codes: int


class ArchiveUnsafe(DocumentError):
    problem: str


class ArchiveNotSupported(DocumentError):
    kind: str


class ReaderCrashed(DocumentError):
    pass


class ReaderOutOfMemory(DocumentError):
    megabytes: int


class ReaderTimedOut(DocumentError):
    seconds: int


class KnowledgeError(StudioError):
    pass


class KnowledgeDamaged(KnowledgeError):
    base: str


class KnowledgeLocked(KnowledgeError):
    base: str


class VectorsUnavailable(KnowledgeError):
    reason: str


class VectorServerUnreachable(VectorsUnavailable):
    url: str


class ModelFolderInvalid(KnowledgeError):
    folder: str
    problem: str


class ModelNotHere(KnowledgeError):
    model: str


class NothingToLoad(KnowledgeError):
    folder: str


class ChunkTextEmpty(KnowledgeError):
    document: str


class FactInvalid(KnowledgeError):
    field: str
    value: str


class SearchHelpLate(KnowledgeError):
    seconds: int


class DeletionNotConfirmed(KnowledgeError):
    base: str
    documents: int | None


class EndpointError(StudioError):
    endpoint: str


class EndpointUrlInvalid(EndpointError):
    url: str


class EndpointUnreachable(EndpointError):
    host: str


class EndpointUntrusted(EndpointError):
    host: str


class EndpointTimedOut(EndpointError):
    seconds: int


class EndpointKeyRefused(EndpointError):
    status: int


class EndpointModelUnknown(EndpointError):
    model: str


class EndpointBusy(EndpointError):
    tries: int


class EndpointFailed(EndpointError):
    status: int
    message: str


class EndpointRejected(EndpointError):
    status: int
    message: str


class ContextTooLong(EndpointRejected):
    """`limit` is how many tokens the server takes; 0 when it does not say."""

    limit: int


class EndpointNotCompatible(EndpointError):
    received: str


class EndpointUnpaid(EndpointError):
    message: str


class AnswerBroken(EndpointError):
    pass


class AnswerEmpty(EndpointError):
    """`reason` is why the server says it ended."""

    reason: str


class AnswerOnlyReasoned(EndpointError):
    """`cut` is “yes” when the reasoning took all the length an answer may have."""

    cut: str


class AnswerEndless(EndpointError):
    pass


class AnswerCut(EndpointError):
    pass


class AnswerFiltered(EndpointError):
    pass


class ModelNotChosen(EndpointError):
    work: str


class ToolsNotCalled(EndpointError):
    pass


class KeyringUnavailable(EndpointError):
    pass


class AgentError(StudioError):
    agent: str


class AgentHasNoKnowledge(AgentError):
    pass


class AgentHasNoTests(AgentError):
    pass


class QuestionEmpty(AgentError):
    pass


class QuestionTooLong(AgentError):
    characters: int
    limit: int


class StepLimitReached(AgentError):
    steps: int


class TimeLimitReached(AgentError):
    seconds: int


class AnswerUncited(AgentError):
    pass


class TrialError(StudioError):
    pass


class VerdictUnreadable(TrialError):
    """`said` is how the answer of the judging model begins."""

    model: str
    said: str


class PatternTooSlow(TrialError):
    pattern: str
    seconds: int


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


class DraftInvalid(StudioError):
    problem: str


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


class CatalogueError(StudioError):
    pass


class PackageDamaged(CatalogueError):
    file: str


class PackageInvalid(CatalogueError):
    file: str
    problem: str


class CheckStopped(CatalogueError):
    check: str
    detail: str


class ReasonsMissing(CatalogueError):
    """`checks` are the names of those that warn, with commas between."""

    checks: str


class PackageTooLarge(CatalogueError):
    """Both in whole megabytes."""

    size: int
    limit: int


class TooMuchWaiting(CatalogueError):
    person: str
    packages: int


class TestsNotPassed(CatalogueError):
    agent: str
    passed: int
    total: int


class ReviewerIsAuthor(CatalogueError):
    person: str


class ReviewerIsEditor(CatalogueError):
    person: str


class ActNotAllowed(CatalogueError):
    person: str
    role: str


class SubmissionClosed(CatalogueError):
    number: int
    state: str


class SubmissionStale(CatalogueError):
    number: int


class ReportUnfit(CatalogueError):
    number: int


class VersionTaken(CatalogueError):
    agent: str
    version: str


class ReleaseRecalled(CatalogueError):
    agent: str
    version: str
    reason: str


class VersionNotHigher(CatalogueError):
    """`released` is the highest so far."""

    agent: str
    version: str
    released: str


class ReleaseNotOffered(CatalogueError):
    agent: str
    version: str
    state: str
    reason: str


class RollbackNotPossible(CatalogueError):
    agent: str
    version: str
    current: str


class NotDeprecated(CatalogueError):
    agent: str
    version: str


class DateNotAllowed(CatalogueError):
    """ISO dates."""

    date: str
    earliest: str
    latest: str


class RaterIsAuthor(CatalogueError):
    person: str


class FeedbackSettled(CatalogueError):
    number: int
    state: str


class TooMuchToday(CatalogueError):
    limit: int


class ClientKeyRefused(CatalogueError):
    """`client` is empty where nobody has that key."""

    client: str


class ClientTooOften(CatalogueError):
    """`per` is “minute”, “day” or “at_once”."""

    limit: int
    per: str
    seconds: int


class AttachmentsNotTaken(CatalogueError):
    kind_of_part: str


class RequestNotUnderstood(CatalogueError):
    """`field` is empty where the whole does not read."""

    field: str


class RouteUnknown(CatalogueError):
    path: str


class CommentNeeded(CatalogueError):
    pass


class SignInNeeded(CatalogueError):
    person: str


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


class CatalogueUntrusted(CatalogueError):
    host: str


class CatalogueNotEncrypted(CatalogueError):
    host: str


class RequestTooLarge(CatalogueError):
    """`limit` in KiB."""

    limit: int


class SignatureMissing(CatalogueError):
    pass


class SignatureInvalid(CatalogueError):
    """`what` is the purpose it was made for."""

    what: str


class StatementWrong(CatalogueError):
    """`part` is the first that differs."""

    part: str


class StatementReplayed(CatalogueError):
    pass


class AuthorKeyUnknown(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyRevoked(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyOfAnother(CatalogueError):
    person: str
    fingerprint: str


class AuthorKeyUnreadable(CatalogueError):
    pass


class AuthorKeyNotKept(CatalogueError):
    pass


class ServiceKeyMissing(CatalogueError):
    file: str
    fingerprint: str


class CatalogueKeyChanged(CatalogueError):
    """Fingerprints of the key that is trusted, and of the one it signs with now."""

    trusted: str
    found: str


class IndexExpired(CatalogueError):
    expired: str


class IndexRolledBack(CatalogueError):
    """`seen` and `found` are versions of the index."""

    seen: int
    found: int


class IndexContradicted(CatalogueError):
    agent: str
    version: str


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


def every_error() -> dict[str, type[StudioError]]:
    """Return all errors of the tree by name, base classes included."""
    found: dict[str, type[StudioError]] = {}
    waiting = [StudioError]
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting.extend(kind.__subclasses__())
    return found


def error_from_facts(name: str, facts: dict[str, Any]) -> StudioError:
    """Build the error again on the other side of a process or HTTP boundary."""
    return every_error()[name](**facts)
