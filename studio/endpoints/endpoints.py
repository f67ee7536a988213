"""The person's endpoints: their profiles, their keys, and live connections to them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import NameNotAllowed, NotFound
from studio.endpoints.connections import Connections
from studio.endpoints.given import Given
from studio.endpoints.keys import KeyStore
from studio.endpoints.practice import PracticeServer
from studio.endpoints.profile_keys import ProfileKeys
from studio.endpoints.profiles import PRACTICE, PRACTICE_ID, EndpointProfile, ToolCalling
from studio.endpoints.profiles_on_disk import ProfilesOnDisk
from studio.endpoints.urls import answers, checked_url
from studio.endpoints.uses import Uses

if TYPE_CHECKING:
    from studio.endpoints.endpoint import Endpoint
    from studio.endpoints.probed import LastProbe, Probed
    from studio.endpoints.probing import ProbeResult


class Endpoints:
    """Profiles live in one YAML file, keys in the key store; the practice profile is always there.

    What is `given` by an administrator comes first and cannot be changed here: that raises PolicyForbids.

    A key belongs to a profile and the server it was given for: when the address of a profile is changed
    to another server, its key is not sent there. Connections are kept until `aclose`.
    """

    def __init__(self, file: Path, keys: KeyStore, given: Given | None = None) -> None:
        self._file, self._keys = ProfilesOnDisk(file), ProfileKeys(keys)
        self.given = given or Given()
        self.uses = Uses(file.with_name("requests.sqlite3"))
        """How often each was asked, and how long it took."""
        self._probes = file.with_name("probes.json")
        self._connections = Connections(self.uses.note)
        self.practice = PracticeServer()
        """Started when a profile asks for it; another may be put in its place before."""

    @property
    def probed(self) -> "Probed":
        """What the last probes found."""
        from studio.endpoints.probed import Probed

        return Probed(self._probes)

    def list(self) -> list[EndpointProfile]:
        own = [profile for profile in self._file.read().endpoints if self.given.lets_use(profile.id)]
        others = [profile for profile in own if not self.given.has(profile.id)]
        return [*map(self.given.limited, (*self.given.profiles, *others)), PRACTICE]

    def get(self, endpoint_id: str = "") -> EndpointProfile:
        """Return the profile of that id, the default one for an empty id; raises NotFound."""
        if not endpoint_id:
            return self.default
        found = next((profile for profile in self.list() if profile.id == endpoint_id), None)
        if found is None:
            raise NotFound(kind="endpoint", missing=endpoint_id)
        return found

    def get_or_default(self, endpoint_id: str) -> EndpointProfile:
        """Return the default one where this computer does not know the one of that id."""
        try:
            return self.get(endpoint_id)
        except NotFound:
            return self.default

    @property
    def default(self) -> EndpointProfile:
        """Return the chosen profile, or the practice one when that is gone."""
        chosen = self._file.read().default
        wanted = (chosen if self.given.lets_choose(chosen) else "") or self.given.default
        return next((profile for profile in self.list() if profile.id == wanted), PRACTICE)

    def save(self, profile: EndpointProfile) -> None:
        """Add it or replace the one of its id; raises EndpointUrlInvalid for an address that is none."""
        if profile.practice:
            raise NameNotAllowed(rejected=profile.id)
        if not self.given.lets_add(profile.id):
            raise self.given.forbids("endpoints")
        url = checked_url(profile.base_url, profile.name)
        at = profile.model_copy(update={"base_url": url})
        self._file.put(_of_its_model(at, self._file.find(profile.id)))

    def remove(self, endpoint_id: str) -> None:
        """Forget the profile and its key."""
        if endpoint_id == PRACTICE_ID:
            raise NameNotAllowed(rejected=endpoint_id)
        if self.given.has(endpoint_id):
            raise self.given.forbids("endpoints")
        self._keys.forget(self.get(endpoint_id))
        self.probed.forget(endpoint_id)
        self._file.take_out(endpoint_id)

    def set_default(self, endpoint_id: str) -> None:
        chosen = self.get(endpoint_id)
        if not self.given.lets_choose(chosen.id) and chosen.id != self.default.id:
            raise self.given.forbids("default_endpoint")
        self._file.change(default=chosen.id)

    def keep_found(
        self,
        endpoint_id: str,
        results: "Sequence[ProbeResult]",
        models: Sequence[str] = (),
        tried: EndpointProfile | None = None,
    ) -> None:
        """Keep what the probe found; of the profile what it found nothing about stays as it was.

        `tried` is what was probed where that is not saved (yet).
        """
        from studio.endpoints.probed import LastProbe

        profile = tried or self.get(endpoint_id)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        probe = LastProbe(at=now, of=_probed_of(profile), results=tuple(results), models=tuple(models))
        self.probed.keep(profile.id, probe)
        self.take_over(profile.id)

    def take_over(self, endpoint_id: str) -> None:
        """Let the profile know how tools are called and which program it is, from a probe of just that."""
        from studio.endpoints.probing import service_found, tool_calling_found

        profile = self._file.find(endpoint_id) if self.given.lets_add(endpoint_id) else None
        probe = self.last_probe(endpoint_id) if profile else None
        if profile is None or probe is None:
            return
        tools, service = tool_calling_found(probe.results), service_found(probe.results)
        calling = profile.tool_calling if tools is ToolCalling.UNKNOWN else tools
        facts = {"tool_calling": calling, "recognised": service or profile.recognised}
        if (found := profile.model_copy(update=facts)) != profile:
            self.save(found)

    def last_probe(self, endpoint_id: str) -> "LastProbe | None":
        """Return what the last probe found; None when there was none of this address and these models."""
        found = self.probed.all().get(endpoint_id)
        return found if found is not None and found.of == _probed_of(self.get(endpoint_id)) else None

    def set_key(self, endpoint_id: str, key: str, *, session_only: bool = False) -> None:
        """Keep the key; raises KeyringUnavailable unless the person chose this session only."""
        self._keys.keep(self.get(endpoint_id), key, session_only=session_only)

    def has_key(self, endpoint_id: str) -> bool:
        return bool(self.key(endpoint_id))

    def key(self, endpoint_id: str) -> str:
        """Return the key; empty when there is none, or no keyring that could hold one."""
        return self._kept_key(self.get(endpoint_id))

    def is_key_session_only(self, endpoint_id: str) -> bool:
        return self._keys.is_session_only(self.get(endpoint_id))

    def is_key_given(self, endpoint_id: str) -> bool:
        """Whether the program was started with it."""
        return self._keys.is_given(self.get(endpoint_id))

    def get_ready(self, endpoint_id: str) -> None:
        """Blocking: load what talks to models, and look into the keyring, before somebody waits for it."""
        import studio.endpoints.embeddings  # imported for the next to ask for it
        import studio.endpoints.endpoint
        import studio.endpoints.transport  # noqa: F401

        self.key(endpoint_id)

    @asynccontextmanager
    async def connect(self, endpoint_id: str = "") -> "AsyncIterator[Endpoint]":
        """Lend the endpoint of that profile; the practice one is started when it is first needed."""
        profile = self.get(endpoint_id)
        if profile.practice:
            profile, key = await self._practising()
        else:
            key = await asyncio.to_thread(self.key, profile.id)
        try:
            async with self._connections.lend(profile, key) as endpoint:
                yield endpoint
        finally:
            if self.uses.due:
                await asyncio.to_thread(self.uses.keep)

    @asynccontextmanager
    async def try_out(self, profile: EndpointProfile, key: str = "") -> "AsyncIterator[Endpoint]":
        """Lend an endpoint as the profile says, saved or not, with that key or else the kept one.

        Raises EndpointUrlInvalid, and PolicyForbids where only what is given may be asked.
        """
        from studio.endpoints.endpoint import Endpoint

        url = checked_url(profile.base_url, profile.name)
        profile = self.given.limited(profile.model_copy(update={"base_url": url}))
        if not self.given.addable and url not in {known.base_url for known in self.list()}:
            raise self.given.forbids("endpoints")
        if not key:
            key = await asyncio.to_thread(self._kept_key, profile)
        async with Endpoint(profile, key, note=self.uses.note) as endpoint:
            yield endpoint

    def practise_at(self, url: str, key: str = "", *, session_only: bool = False) -> None:
        """Have the practice endpoint of a class at that URL answer, or for an empty one this computer's own.

        Raises KeyringUnavailable when there is a key and nothing to keep it in.
        """
        if url and key:
            self._keys.keep(_at(url), key, session_only=session_only)
        if self._file.read().practice_at != url:
            self._file.change(practice_at=url)

    async def _practising(self) -> tuple[EndpointProfile, str]:
        """The class's practice endpoint while it can be reached, else our own: both answer alike."""
        url = self._file.read().practice_at
        if url and await answers(url):
            return _at(url), await asyncio.to_thread(self._keys.key, _at(url))
        return _at(await self.practice.start()), ""

    async def aclose(self) -> None:
        """Close every connection and stop the practice server."""
        await self._connections.aclose()
        await asyncio.to_thread(self.uses.keep)
        await self.practice.aclose()

    def _kept_key(self, profile: EndpointProfile) -> str:
        return "" if profile.practice else self._keys.key(profile)


def _of_its_model(profile: EndpointProfile, before: EndpointProfile | None) -> EndpointProfile:
    """What was found of one model says nothing of another."""
    if before is None or profile.tool_calling is not before.tool_calling:
        return profile
    same = (profile.base_url, profile.chat_model) == (before.base_url, before.chat_model)
    return profile if same else profile.model_copy(update={"tool_calling": ToolCalling.UNKNOWN})


def _probed_of(profile: EndpointProfile) -> tuple[str, ...]:
    """Of the practice one the port changes."""
    url = "" if profile.practice else profile.base_url
    return (url, profile.chat_model, profile.embedding_model, profile.rerank_model)


def _at(url: str) -> EndpointProfile:
    return PRACTICE.model_copy(update={"base_url": url})
