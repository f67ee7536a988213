"""Bodies that are no values of ours, as the description of the API tells of them."""

from typing import Any

from fastapi.responses import FileResponse
from starlette.types import Receive, Scope, Send

Refusals = dict[int | str, dict[str, Any]]
"""Statuses that a route may answer; what they hold is the same everywhere (see `description`)."""

_BYTES = {"type": "string", "format": "binary"}
PACKAGE: Refusals = {200: {"description": "The package", "content": {"application/zip": {"schema": _BYTES}}}}


def sent(media_type: str) -> dict[str, Any]:
    """What a route takes that reads the request piece by piece."""
    schema = {"type": "object"} if media_type == "application/json" else _BYTES
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


class WholeFile(FileResponse):
    """A file that is sent whole or not at all: parts of a package cannot be verified."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(name, value) for name, value in scope["headers"] if name != b"range"]
        self.headers["Accept-Ranges"] = "none"
        await super().__call__({**scope, "headers": headers}, receive, send)
