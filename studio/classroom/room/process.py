"""What a class in a process of its own is told over a pipe, and what it answers."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from studio.classroom.room.settings import Opened, RoomSettings
from studio.core.errors import ClassRefused, StudioError, error_from_facts
from studio.endpoints import EndpointProfile

MODULE = "studio.classroom.room"


def as_line(settings: RoomSettings) -> bytes:
    """For a pipe: with the key, which stands in no command line."""
    plain = asdict(replace(settings, endpoint=None)) | {
        "folder": str(settings.folder),
        "course": str(settings.course),
        "endpoint": settings.endpoint.model_dump(mode="json") if settings.endpoint else None,
    }
    return json.dumps(plain).encode() + b"\n"


def settings_in(line: bytes) -> RoomSettings:
    told = json.loads(line)
    endpoint = EndpointProfile.model_validate(told["endpoint"]) if told["endpoint"] else None
    paths = {"folder": Path(told["folder"]), "course": Path(told["course"])}
    return RoomSettings(**{**told, **paths, "endpoint": endpoint})


def opened_in(line: bytes) -> Opened:
    """Raises the error that is told instead, or ClassRefused for a child that ended without a word."""
    try:
        told = json.loads(line)
    except ValueError as error:
        raise ClassRefused(status=500) from error
    if "error" in told:
        raise error_from_facts(told["error"]["name"], told["error"]["facts"])
    return Opened(**{**told, "addresses": tuple(told["addresses"])})


def as_told(answer: Opened | StudioError) -> str:
    if isinstance(answer, StudioError):
        return json.dumps({"error": {"name": answer.name, "facts": answer.facts}})
    return json.dumps(asdict(answer))
