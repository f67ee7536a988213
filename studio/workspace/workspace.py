"""The composition root: opens a person's folder and wires the parts, for the window and the CLI alike."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from functools import cached_property
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Self

import studio
from studio.core import temporary
from studio.core.errors import FolderNotWritable
from studio.core.files import writing_to
from studio.core.origins import Origin
from studio.core.proposals import Consent, decline
from studio.documents import ReaderPool
from studio.endpoints import Endpoints, KeyStore
from studio.knowledge import BaseSettings, Embedder, EmbeddingChoice, KnowledgeBase, KnowledgeBases
from studio.workspace.chosen_catalogue import ChosenCatalogue
from studio.workspace.embedding import Models
from studio.workspace.installed_bases import InstalledBases
from studio.workspace.journal import Journal
from studio.workspace.kept_settings import KeptSettings
from studio.workspace.lock import WorkspaceLock
from studio.workspace.policy import Policy, policy_for
from studio.workspace.search_model import EndpointSearchModel
from studio.workspace.settings import Settings
from studio.workspace.talks import Talks
from studio.workspace.vector_server import checked_server, token_name, vector_index

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Person, Way
    from studio.conversations import ConversationStore
    from studio.core.attachments import Attachment
    from studio.core.editors import Editor
    from studio.core.events import RunEvent
    from studio.documents.starting import Started
    from studio.runtime import AgentFolder, Agents, Chat
    from studio.tools.servers.pool import ServerPool
    from studio.traces import Traces
    from studio.workspace.contact import Contacts
    from studio.workspace.deeds import Deeds
    from studio.workspace.permissions import PermissionsFile
    from studio.workspace.signing_in import SigningIn
    from studio.workspace.usage_log import UsageLog


class Workspace:
    """Open it with `async with Workspace(folder)`; `as_person` overrides who acts for the catalogue.

    `policy` is what an administrator has set, by default what this computer's policy files say. `in_window`
    tells that somebody works in a window on it, which long work must never hold up, `readers_ahead` are
    readers that have been started already. `slow` is told the host of a catalogue that keeps one waiting.
    """

    def __init__(
        self,
        folder: Path,
        *,
        as_person: str = "",
        keys: KeyStore | None = None,
        in_window: bool = True,
        readers_ahead: "list[Started] | None" = None,
        policy: Policy | None = None,
        slow: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.folder = folder
        self.policy = policy or policy_for(folder)
        self._as_person = as_person
        self._lock = WorkspaceLock(folder)
        self.keys = keys or KeyStore()
        self.journal = Journal(folder)
        self._settings = KeptSettings(folder, self.policy)
        self._chosen_catalogue = ChosenCatalogue(folder / "catalogue", lambda: self.settings, self.keys, slow)
        self.talks = Talks(folder, "conversations", self._conversation_days)
        self.trial_talks = Talks(folder, "trial-conversations", self._conversation_days, self._drafts)
        self.endpoints = Endpoints(folder / "endpoints.yaml", self.keys, self.policy.given)
        largest = self.policy.limits.document_megabytes
        self.readers = ReaderPool(ahead=readers_ahead, patient=in_window, largest=largest)
        self._models = Models(self.endpoints, self._default_model)
        self.knowledge = KnowledgeBases(
            folder / "knowledge",
            self.readers,
            self._models,
            vector_index(self._settings.in_advance(), self.keys, held=self.policy.locked("chroma_url")),
            EndpointSearchModel(self.endpoints),
            self._new_base,
        )
        self._installed_bases = InstalledBases(self._brought_along)

    @property
    def settings(self) -> Settings:
        """What the person has chosen, as far as the policy lets it hold."""
        return self._settings.value

    @cached_property
    def agents(self) -> "Agents":
        from studio.runtime import Agents

        return Agents(self.folder / "agents", self._editor)

    @cached_property
    def installed(self) -> "Agents":
        """What came from the catalogue."""
        from studio.runtime import Agents

        return Agents(self.folder / "installed")

    @cached_property
    def contacts(self) -> "Contacts":
        """What is known of the catalogue, and by it of installed agents."""
        from studio.workspace.contact import Contacts

        return Contacts(
            self.folder / "trust.json",
            lambda: self.installed,
            self.catalogue,
            lambda: (self.settings.catalogue, self.settings.catalogue_key),
            self._chosen_catalogue.index_version,
        )

    @cached_property
    def permissions(self) -> "PermissionsFile":
        """What was allowed on this computer: programs of tools, and what tools say of themselves."""
        from studio.workspace.permissions import PermissionsFile

        return PermissionsFile(self.folder / "permissions.json")

    @cached_property
    def tool_servers(self) -> "ServerPool":
        """MCP servers that agents use, alive until the workspace is closed."""
        from studio.tools.servers.pool import ServerPool

        return ServerPool()

    @cached_property
    def traces(self) -> "Traces":
        """What happened in the runs of this workspace."""
        from studio.traces import Traces

        return Traces(self.folder / "traces.sqlite3")

    @property
    def conversations(self) -> "ConversationStore":
        """What was said to installed agents; until it is closed where nothing is to be kept."""
        return self.talks.store

    @property
    def trial_conversations(self) -> "ConversationStore":
        """What was said to drafts while they were tried, kept as long as other conversations."""
        return self.trial_talks.store

    @cached_property
    def usage(self) -> "UsageLog":
        """How often installed agents answered here."""
        from studio.workspace.usage_log import UsageLog

        return UsageLog(self.folder / "usage.sqlite3")

    @cached_property
    def deeds(self) -> "Deeds":
        """What a learner did here, in a course's workspace; elsewhere nothing is noted."""
        from studio.workspace.deeds import Deeds

        return Deeds(self.folder)

    async def open(self) -> Self:
        """Raises WorkspaceBusy, FolderNotWritable, DiskFull or FileInvalid; holds the lock until closed."""
        _make(self.folder)
        begun = perf_counter()
        await asyncio.to_thread(self._lock.acquire)
        try:
            self._settings.read()
            await self.knowledge.sweep()
            await asyncio.to_thread(temporary.sweep)
            if self.settings.trace_days is not None:
                await asyncio.to_thread(self.let_go_of_old)
            self.journal.note("opened", program=studio.__version__, seconds=perf_counter() - begun)
        except BaseException:
            await self.aclose()
            raise
        return self

    async def aclose(self) -> None:
        """Close every part, the lock last, also when closing one of them fails."""
        if self.folder.is_dir():
            self.journal.note("closed")
        async with AsyncExitStack() as stack:
            stack.push_async_callback(asyncio.to_thread, self._lock.release)
            stack.push_async_callback(self.endpoints.aclose)
            stack.push_async_callback(self.readers.aclose)
            if "tool_servers" in vars(self):
                stack.push_async_callback(self.tool_servers.aclose)
            stack.push_async_callback(asyncio.to_thread, self._models.close)
            for talks in (self.talks, self.trial_talks):
                stack.push_async_callback(asyncio.to_thread, talks.close)
            stack.push_async_callback(self._installed_bases.aclose)
            stack.push_async_callback(self.knowledge.aclose)

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    @property
    def acting(self) -> "Person":
        """Who acts towards the catalogue: the one this call named, else the chosen person."""
        return self.settings.acting(self._as_person)

    def model(self, choice: EmbeddingChoice) -> Embedder | None:
        """Return the model of that choice; raises NotFound, ModelNotChosen or ModelFolderInvalid."""
        return self._models(choice)

    def let_go_of_old(self) -> int:
        """Blocking: forget runs that are older than the settings keep them; return how many."""
        days = self.settings.trace_days
        return 0 if days is None else self.traces.forget_older(days)

    def _default_model(self) -> EmbeddingChoice:
        chosen = self.settings.embedding
        if chosen == "folder" and self.settings.embedding_folder:
            return EmbeddingChoice(source="folder", folder=self.settings.embedding_folder)
        return EmbeddingChoice(source="none" if chosen == "none" else "default")

    def _new_base(self) -> BaseSettings:
        return BaseSettings(personal_data=self.settings.personal_data)

    def _editor(self) -> "Editor":
        from studio.core.editors import Editor

        acting = self.acting
        return Editor.now(acting.id, acting.name, acting.department)

    def save_settings(self, settings: Settings, *, by_course: bool = False) -> None:
        """Raises PolicyForbids where one of them is not to be changed here, but by the course it is for."""
        self._settings.save(settings, by_course=by_course)

    def catalogue(self, person: str = "") -> "AbstractAsyncContextManager[CatalogueClient]":
        """Return a client of the catalogue of this workspace, acting as that person."""
        return self._chosen_catalogue.client(self.settings.acting(person) if person else self.acting)

    async def has_submissions(self) -> bool:
        """Whether there may be any in the catalogue; where there are none it need not be opened."""
        return not await asyncio.to_thread(self._chosen_catalogue.holds_nothing)

    @property
    def way(self) -> "Way":
        """How a catalogue server is reached."""
        return self._chosen_catalogue.way

    @cached_property
    def signing_in(self) -> "SigningIn":
        """How the person signs in to a catalogue server, and out again."""
        from studio.workspace.signing_in import SigningIn

        return SigningIn(self, self._as_person)

    def find_agent(self, agent: str) -> "AgentFolder":
        """Return the agent of that id, one's own before an installed one."""
        store = self.agents if agent in self.agents.ids() else self.installed
        return store.get(agent)

    async def bases_of(self, folder: "AgentFolder") -> list[KnowledgeBase]:
        """Return the bases an agent reads: an installed one brings its own."""
        bases = self._bases_for(folder)
        return [await bases.open(name) for name in folder.agent.knowledge.bases]

    def ask(
        self,
        folder: "AgentFolder",
        question: str,
        chat: "Chat",
        endpoint: str = "",
        consent: Consent = decline,
        origin: Origin = Origin.CHAT,
    ) -> "AsyncGenerator[RunEvent]":
        """Run the agent once; the events end with AnswerFinished or RunFailed.

        Raises ReleaseRecalled for an installed agent that must not be used any more.
        An answered question becomes a turn of the chat. `consent` asks whoever sits there before anything is
        written or sent. What happened is kept among the traces as coming from `origin`.
        """
        from studio.workspace.asking import asked

        return asked(self, folder, question, chat, endpoint, consent, origin)

    async def attach(self, path: Path) -> "Attachment":
        """Read a file for one chat; raises a DocumentError, also when it bears a 密级 mark."""
        from studio.documents.attaching import attached

        return await attached(self.readers, path)

    def _conversation_days(self) -> int | None:
        return self.settings.conversation_days

    def _drafts(self) -> list[str]:
        return [*self.agents.ids(), *self.agents.archived.ids()]

    def tool_secret(self, folder: "AgentFolder") -> Callable[[str], str]:
        """Return what finds the keys of an agent's tools, and no others."""
        from studio.authoring.tool_keys import kept_as

        foreign = folder.path.parent != self.agents.folder
        return lambda name: self.keys.key(kept_as(folder.agent.id, name, foreign=foreign))

    async def release_installed(self, agent: str) -> None:
        """Close the bases of an installed agent before its folder is replaced."""
        await self._installed_bases.release(agent)

    def _bases_for(self, folder: "AgentFolder") -> KnowledgeBases:
        if folder.path.parent != self.installed.folder:
            return self.knowledge
        return self._installed_bases.of(folder.agent.id, folder.path)

    def _brought_along(self, folder: Path) -> KnowledgeBases:
        return KnowledgeBases(folder, self.readers, model=EndpointSearchModel(self.endpoints))

    def use_chroma(self, url: str, token: str = "") -> None:
        """Have the vectors on that server from the next opening on, or in the folder for an empty `url`.

        Raises EndpointUrlInvalid, and KeyringUnavailable when there is a token and nothing to keep it in.
        """
        checked = checked_server(url) if url else ""
        wanted = self.settings.model_copy(update={"chroma_url": checked})
        self._settings.refuse_forbidden(wanted)  # before the token is kept
        if token:
            self.keys.set_key(token_name(checked), token)
        self.save_settings(wanted)


def _make(folder: Path) -> None:
    """Raises DiskFull or FolderNotWritable: where a folder cannot be, nothing can be written either."""
    try:
        with writing_to(folder):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(folder=str(folder)) from error
