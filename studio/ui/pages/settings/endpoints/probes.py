"""Probes endpoints line by line, and tells what the last probes found."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.endpoints import EndpointProfile, Endpoints, ProbeResult
from studio.ui.background import Job
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import error_banner, explanation_of
from studio.ui.pages.settings.endpoints.view import EndpointsView
from studio.ui.pages.settings.endpoints.words import name_of, standing
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.endpoints.probed import LastProbe

_MOST_MODELS, _LONGEST_NAME = 500, 200  # of what a server tells, no more is offered


class Probes(QObject):
    """`found` brings the id of an endpoint whose probe is over."""

    found = Signal(str)

    def __init__(self, view: EndpointsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints: Endpoints = services.workspace.endpoints
        self._job: Job | None = None
        view.probe.stopped.connect(self.stop)

    def show(self, profile: EndpointProfile) -> None:
        """What is known of that one, and which of all are broken."""
        probe = self._endpoints.last_probe(profile.id) if self._is_known(profile) else None
        self._show_state(profile, probe)
        models = probe.models if probe else ()
        self._view.form.suggest_models(models)
        dimension = probe.detail("embeddings", "dimension") if probe else None
        self._view.form.show_dimension(int(dimension or 0))
        if probe is not None and not self.running:
            self._view.probe.show_results(probe.results)
        self.show_broken()

    def show_broken(self) -> None:
        kept = {one.id: self._endpoints.last_probe(one.id) for one in self._endpoints.list()}
        broken = [
            (one, *_explained(probe)) for one, probe in kept.items() if probe is not None and not probe.works
        ]
        self._view.show_broken(broken)

    @property
    def running(self) -> bool:
        return self._job is not None and self._job.running

    def start(self, profile: EndpointProfile, key: str = "", *, shown: bool = True) -> None:
        """Try one after the other; with `shown` every line appears as it is found out."""
        self.stop()
        job = self._services.background.run(_probe, self._endpoints, profile, key)
        job.setProperty("endpoint", profile.id)
        job.setProperty("shown", shown)
        if shown:
            self._view.clear_notes()
            self._view.probe.begin()
            self._view.show_state("working", tr("Probing…"))
            job.progressed.connect(self._show_result)
            job.ended.connect(self._view.probe.end)
        else:
            job.tell(tr("Probing “{name}”", name=name_of(profile)), "settings", "endpoints")
        job.failed.connect(self._show_error)
        job.ended.connect(self._tell)
        self._job = job

    def stop(self) -> None:
        if self._job is not None and self._job.running:
            self._job.cancel()
        self._job = None

    def _is_known(self, profile: EndpointProfile) -> bool:
        return any(known.id == profile.id for known in self._endpoints.list())

    def _show_state(self, profile: EndpointProfile, probe: "LastProbe | None") -> None:
        if probe is None:
            kind, text = (
                ("practice", tr("For practice")) if profile.practice else ("muted", tr("Not probed yet"))
            )
            self._view.show_state(kind, text)
            return
        self._show_standing(probe)

    def _show_standing(self, probe: "LastProbe | None") -> None:
        if probe is None:
            self._view.show_state("muted", tr("Not probed yet"))
            return
        checked = tr("Last probe: {time}", time=short_time(probe.at))
        self._view.show_state("success" if probe.works else "danger", standing(probe), checked)

    def _show_result(self, result: object) -> None:
        if isinstance(result, ProbeResult):
            self._view.probe.add(result)
        elif isinstance(result, tuple):
            self._view.form.suggest_models(result)

    def _show_error(self, error: object) -> None:
        self._view.add_note(error_banner(error, remedy=False))

    def _tell(self) -> None:
        job = self.sender()
        endpoint = str(job.property("endpoint"))
        if job is self._job or self._job is None:
            self._job = None
            if job.property("shown"):
                self._show_standing(self._endpoints.probed.all().get(endpoint))
        self.found.emit(endpoint)


def _explained(probe: "LastProbe") -> tuple[str, str]:
    """What happened, and what it means for the agents that use it."""
    failed = next(result for result in probe.results if result.name in {"address", "chat"} and not result.ok)
    said = explanation_of(failed.trouble) if failed.trouble else None
    follows = tr("Agents that use it quote the documents meanwhile.")
    if said is None:
        return tr("Chat does not work."), follows
    return said.happened, " ".join(part for part in (said.action, follows) if part)


async def _probe(
    endpoints: Endpoints, profile: EndpointProfile, key: str
) -> AsyncIterator[ProbeResult | tuple[str, ...]]:
    """Yield each result, and the models' names once there are some; all of it is kept at the end."""
    from studio.endpoints import probe

    told: list[ProbeResult] = []
    models: tuple[str, ...] = ()
    connecting = endpoints.connect(profile.id) if profile.practice else endpoints.try_out(profile, key)
    async with connecting as endpoint, aclosing(probe(endpoint)) as results:
        async for result in results:
            told.append(result)
            yield result
            if result.name == "models" and result.ok:
                models = tuple(name[:_LONGEST_NAME] for name in (await endpoint.models())[:_MOST_MODELS])
                yield models
    tried = None if profile.practice else endpoint.profile
    await asyncio.to_thread(endpoints.keep_found, profile.id, told, models, tried)
