"""Answers about the shelf that were given before, given again while nothing has changed.

A whole city looks at the same few pages. Whether they still hold is asked of the database each time, so an
answer is never older than the request, whichever process on that database has changed something.
"""

import asyncio
import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.catalogue.identity import token_in
from studio.catalogue.store.clock import today
from studio.catalogue.store.database import Store
from studio.catalogue.store.freshness import Freshness, Moment
from studio.catalogue.store.signed_in import SignedIn
from studio.catalogue.store.tokens import digest_of
from studio.core.errors import StudioError

_SAME_FOR_ALL = re.compile(
    r"^/api/(shelf|shelf/counts|index|releases/[^/]+/[0-9.]+/seal|releases/(?P<agent>[^/\x00]{1,100})(/versions|/[0-9.]+)?)$"
)
_LASTS_SECONDS = 30.0
"""The end of a token, and of the index, is looked at again after this; so is how much agents are used."""
_MOST_BYTES, _MOST_PEOPLE = 64 << 20, 20_000
_BESIDES = 2048
_LARGEST = 1 << 20

_Key = tuple[str, bytes, str]


@dataclass(frozen=True, slots=True)
class _Answer:
    moment: Moment
    day: str
    until: float
    messages: tuple[Message, ...]
    size: int


class Remembering:
    """For a service whose people hold tokens; goes around all routes."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self._app = app
        self._freshness, self._signed_in = Freshness(store), SignedIn(store)
        self._answers = _Answers()
        self._asked: dict[tuple[_Key, Moment], asyncio.Future[_Answer | None]] = {}
        self._people: OrderedDict[str, tuple[int, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _SAME_FOR_ALL.match(scope["path"]) if _looks(scope) else None
        if asked is None:
            await self._app(scope, receive, send)
            return
        try:
            moment = await self._freshness.now(asked["agent"] or "")
        except StudioError:
            await self._app(scope, receive, send)
            return
        await self._answer(scope, receive, send, moment)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, moment: Moment) -> None:
        headers = Headers(scope=scope)
        key = (scope["path"], scope["query_string"], headers.get("if-none-match", ""))
        if not await self._lets_in(token_in(headers), moment):
            await self._app(scope, receive, send)
            return
        known = self._answers.of(key, moment) or await self._coming(key, moment)
        messages = known.messages if known else await self._ask(scope, receive, (key, moment))
        for message in messages:
            await send(message)

    async def _coming(self, key: _Key, moment: Moment) -> _Answer | None:
        """What somebody else is waiting for just now is waited for together."""
        asked = self._asked.get((key, moment))
        return await asyncio.shield(asked) if asked else None

    async def _lets_in(self, token: str, moment: Moment) -> bool:
        digest = digest_of(token)
        if self._knows(digest, moment):
            return True
        try:
            person = await self._signed_in.whose(token)
        except StudioError:
            return False
        if person is not None:
            self._keep(digest, moment)
        return person is not None

    async def _ask(self, scope: Scope, receive: Receive, wanted: tuple[_Key, Moment]) -> Sequence[Message]:
        """Hand the request on, and keep what is answered if it may be given again."""
        coming = self._asked[wanted] = asyncio.get_running_loop().create_future()
        answer, messages = None, _Messages()
        try:
            await self._app(scope, receive, messages.add)
            if (answer := messages.answer(wanted[1])) is not None:
                self._answers.keep(wanted[0], answer)
        finally:
            self._asked.pop(wanted, None)
            coming.set_result(answer)  # before its asker takes it, who may be slow
        return messages.all

    def _knows(self, digest: str, moment: Moment) -> bool:
        """Whether that token was answered since anything about people was changed."""
        number, until = self._people.get(digest, (-1, 0.0))
        return number == moment.people and time.monotonic() < until

    def _keep(self, digest: str, moment: Moment) -> None:
        self._people.pop(digest, None)
        self._people[digest] = (moment.people, time.monotonic() + _LASTS_SECONDS)
        if len(self._people) > _MOST_PEOPLE:
            self._people.popitem(last=False)


class _Messages:
    """What was answered, piece by piece."""

    def __init__(self) -> None:
        self.all: list[Message] = []

    async def add(self, message: Message) -> None:
        self.all.append(message)

    def answer(self, moment: Moment) -> _Answer | None:
        """Return what may be given again."""
        size = sum(len(message.get("body", b"")) for message in self.all)
        if not self.all or self.all[0].get("status") not in {200, 304} or size > _LARGEST:
            return None
        return _Answer(moment, today().isoformat(), time.monotonic() + _LASTS_SECONDS, tuple(self.all), size)


def _looks(scope: Scope) -> bool:
    return bool(scope["type"] == "http" and scope["method"] == "GET")


@dataclass
class _Answers:
    """The last ones, bounded by their size."""

    _kept: OrderedDict[_Key, _Answer] = field(default_factory=OrderedDict)
    _size: int = 0

    def of(self, key: _Key, moment: Moment) -> _Answer | None:
        found = self._kept.get(key)
        if found is None or found.moment != moment:
            return None
        if found.day != today().isoformat() or time.monotonic() > found.until:
            return None
        self._kept.move_to_end(key)
        return found

    def keep(self, key: _Key, answer: _Answer) -> None:
        if before := self._kept.pop(key, None):
            self._size -= _room(key, before)
        self._kept[key] = answer
        self._size += _room(key, answer)
        while self._size > _MOST_BYTES:
            self._size -= _room(*self._kept.popitem(last=False))


def _room(key: _Key, answer: _Answer) -> int:
    """Roughly: what somebody asks for may be longer than what they are told."""
    return answer.size + sum(map(len, key)) + _BESIDES
