"""What every way to an agent goes through: whose key, which release, how much, and the run itself."""

import asyncio
import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, closing, suppress
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from studio.catalogue.identity import token_in
from studio.catalogue.store import allowances, offered
from studio.catalogue.store.allowances import Run
from studio.catalogue.store.clients import client_with
from studio.catalogue.store.database import Store
from studio.catalogue.values.clients import Client
from studio.catalogue.values.releases import Release
from studio.core.errors import CatalogueBusy, ClientKeyRefused, IndexContradicted, StudioError
from studio.core.events import AnswerFinished, RunEvent
from studio.core.i18n import Words
from studio.endpoints import Endpoints
from studio.outlets.copies import Copies
from studio.outlets.watching import watched
from studio.runtime import Chat, Means, Turn, run_agent
from studio.workspace.policy import Policy

Result = TypeVar("Result")


@dataclass(frozen=True)
class Pace:
    """In seconds: how often a run is looked after, and how often it is prolonged."""

    look: float = 2.0
    prolong: float = allowances.LEASE_SECONDS / 3


@dataclass(frozen=True)
class Question:
    """What is asked of an agent, after the turns the client says there were before."""

    text: str
    turns: Sequence[Turn] = ()


USUAL = Pace()


class Outlet:
    """Of one process; `at_once` bounds what it answers or keeps waiting, `say` speaks of errors. `policy` is
    what the server's administrator has forbidden."""

    def __init__(
        self,
        store: Store,
        copies: Copies,
        endpoints: Endpoints,
        at_once: int,
        say: Words,
        pace: Pace = USUAL,
        policy: Policy = Policy(),  # noqa: B008  # frozen
    ) -> None:
        self.say, self._policy = say, policy
        self._store, self._copies, self._endpoints = store, copies, endpoints
        self._free, self._pace = at_once, pace

    async def client(self, headers: Mapping[str, str]) -> Client:
        """Raises ClientKeyRefused; a person's token is no key."""
        key = token_in(headers)
        if not key:
            raise ClientKeyRefused(client="")
        return await self._reading(lambda session: client_with(session, key))

    async def releases(self, client: Client) -> list[Release]:
        """Return what the client may ask now."""
        return await self._reading(lambda session: offered.asked_releases(session, client))

    async def release(self, client: Client, agent: str) -> Release:
        """Raises NotFound, ReleaseRecalled or ReleaseNotOffered, as the catalogue has it at this moment.

        Looked at twice before it is said to be IndexContradicted: an act may have come in between.
        """
        with suppress(IndexContradicted):
            return await self._reading(lambda session: offered.asked_release(session, client, agent))
        await asyncio.sleep(self._pace.look / 10)
        return await self._reading(lambda session: offered.asked_release(session, client, agent))

    @asynccontextmanager
    async def admitted(self, client: Client, release: Release) -> AsyncIterator["Admitted"]:
        """Count a request; raises ClientTooOften, ClientKeyRefused, or CatalogueBusy where all is taken."""
        if self._free <= 0:
            raise CatalogueBusy
        self._free -= 1
        run = Run(secrets.token_hex(16), client.id, release.agent, release.version)
        admitted = Admitted(run, release)
        try:
            await self._begin(client, run)
            try:
                yield admitted
            finally:
                await asyncio.shield(self._end(run, answered=admitted.answered))
        finally:
            self._free += 1

    async def events(self, admitted: "Admitted", question: Question) -> AsyncGenerator[RunEvent, None]:
        """Run the agent as it was released, on the server's own endpoint; nobody is there to consent.

        Ends with an error as soon as the key is revoked or the release recalled: it is looked after while
        it runs.
        """
        async with AsyncExitStack() as stack:
            copy = await stack.enter_async_context(self._copies.lend(admitted.release.digest))
            chat = stack.enter_context(closing(Chat(turns=list(question.turns))))
            endpoint = await stack.enter_async_context(self._endpoints.connect())
            run = run_agent(
                copy.folder.agent,
                copy.folder.instructions,
                question.text,
                chat=chat,
                endpoint=endpoint,
                bases=copy.bases,
                means=Means(copy.folder.path, allow=self._policy.allow),
            )
            events = watched(run, lambda: self._look_after(admitted.run))
            await stack.enter_async_context(aclosing(events))
            async for event in events:
                admitted.answered |= isinstance(event, AnswerFinished)
                yield event

    async def _look_after(self, run: Run) -> None:
        """Until cancelled; raises why the run must not go on."""
        prolonged = time.monotonic()
        while True:
            await asyncio.sleep(self._pace.look)
            await self._reading(lambda session: _refuse(session, run))
            if time.monotonic() - prolonged >= self._pace.prolong:
                prolonged = time.monotonic()
                with suppress(CatalogueBusy):
                    await self._changing(lambda session: allowances.prolong(session, run))

    async def _begin(self, client: Client, run: Run) -> None:
        """Looked at first without a turn: who asks too often makes nobody wait."""
        await self._reading(lambda session: allowances.refuse_excess(session, client, time.time()))
        await self._changing(lambda session: allowances.begin(session, client, run, time.time()))

    async def _end(self, run: Run, *, answered: bool) -> None:
        with suppress(StudioError):  # a database that is away for a moment takes no answer back
            await self._changing(lambda session: allowances.end(session, run, answered=answered))

    async def _reading(self, read: Callable[[Session], Result]) -> Result:
        def work() -> Result:
            with self._store.reading() as session:
                return read(session)

        return await asyncio.to_thread(work)

    async def _changing(self, change: Callable[[Session], None]) -> None:
        def work() -> None:
            with self._store.changing() as session:
                change(session)

        await asyncio.to_thread(work)


@dataclass
class Admitted:
    """A request that was counted, and whether an answer came of it."""

    run: Run
    release: Release
    answered: bool = False


def _refuse(session: Session, run: Run) -> None:
    allowances.refuse_revoked(session, run.client)
    offered.still_offered(session, run.agent, run.version)
