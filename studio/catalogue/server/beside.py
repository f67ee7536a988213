"""What answers beside the catalogue at its address: published agents, under paths of their own."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from studio.catalogue.service.context import Service

Outlets = Callable[["Service"], AbstractAsyncContextManager[ASGIApp]]
"""Opens what asks the agents a service has released, and closes it; a function that can be pickled, for
workers are processes."""

_THEIRS = ("/v1/", "/a2a/", "/.well-known/agent-card.json")


class Beside:
    def __init__(self, catalogue: ASGIApp, outlet: ASGIApp) -> None:
        self._catalogue, self._outlet = catalogue, outlet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        theirs = scope["type"] == "http" and scope["path"].startswith(_THEIRS)
        await (self._outlet if theirs else self._catalogue)(scope, receive, send)
