"""A course's workspace as it stands in a class: the class's catalogue, practice endpoint and shared model."""

from contextlib import suppress
from typing import TYPE_CHECKING

from studio.catalogue import sign_in_name
from studio.classroom.seat.kept import KeptSeat
from studio.core.errors import KeyringUnavailable, SignInNotKept
from studio.endpoints import PRACTICE, EndpointProfile
from studio.workspace.policy import CLASS_MODEL

if TYPE_CHECKING:
    from studio.classroom.values import SharedModel
    from studio.workspace import Workspace


async def fit_out(workspace: "Workspace", seat: KeptSeat) -> None:
    """Have the workspace work in the class; doing so again changes nothing.

    Keys go to the keyring, or where there is none, stay for this session: the next one fits out anew.
    """
    _sign_in(workspace, seat)
    _keep_key(workspace, seat)
    endpoints = workspace.endpoints
    if seat.room.model is not None:
        first = all(known.id != CLASS_MODEL for known in endpoints.list())
        profile = _profile(seat.address, seat.room.model)
        if first or _differs(endpoints.get(CLASS_MODEL), profile):
            endpoints.save(profile)
        _set_key(workspace, CLASS_MODEL, seat.token)
        if first:
            endpoints.set_default(CLASS_MODEL)


async def at_seat(workspace: "Workspace") -> None:
    """Fit out a workspace that has a seat: keys that no keyring kept are there again."""
    from studio.classroom.seat.kept import SeatFiles

    seat = SeatFiles(workspace.folder).seat()
    if seat is not None:
        await fit_out(workspace, seat)


def leave(workspace: "Workspace") -> None:
    """Have the workspace work by itself again."""
    from studio.classroom.seat.kept import SeatFiles
    from studio.workspace import Settings

    usual, files = Settings(), SeatFiles(workspace.folder)
    if (seat := files.seat()) is not None:
        with suppress(KeyringUnavailable, SignInNotKept):
            workspace.keys.remove_key(sign_in_name(seat.address, seat.person.id))
    workspace.endpoints.practise_at("")
    if any(known.id == CLASS_MODEL for known in workspace.endpoints.list()):
        workspace.endpoints.remove(CLASS_MODEL)
    changes = {
        field: getattr(usual, field) for field in ("catalogue", "catalogue_in_the_open", "person", "people")
    }
    changed = workspace.settings.model_copy(update={**changes, "agent_mark": ""})
    workspace.save_settings(changed, by_course=True)
    files.forget()


def _sign_in(workspace: "Workspace", seat: KeptSeat) -> None:
    """Where the course brings submissions of its own, they are reviewed in the learner's own catalogue."""
    settings = workspace.settings
    changes: dict[str, object] = {"agent_mark": f"s{seat.number}"}
    if not seat.room.own_catalogue:
        others = tuple(one for one in settings.people if one.id != seat.person.id)
        changes |= {
            "catalogue": seat.address,
            "catalogue_in_the_open": True,
            "person": seat.person.id,
            "people": (*others, seat.person),
        }
    changed = settings.model_copy(update=changes)
    if changed != settings:
        workspace.save_settings(changed, by_course=True)


def _keep_key(workspace: "Workspace", seat: KeptSeat) -> None:
    name, practice = sign_in_name(seat.address, seat.person.id), f"{seat.address}/practice/v1"
    keys, endpoints = workspace.keys, workspace.endpoints
    try:
        if not seat.room.own_catalogue and keys.key(name) != seat.token:
            keys.set_key(name, seat.token)
        endpoints.practise_at(practice, seat.token)
    except (KeyringUnavailable, SignInNotKept):
        keys.set_key(name, seat.token, session_only=True)
        endpoints.practise_at(practice, seat.token, session_only=True)


def _set_key(workspace: "Workspace", endpoint: str, token: str) -> None:
    try:
        workspace.endpoints.set_key(endpoint, token)
    except KeyringUnavailable:
        workspace.endpoints.set_key(endpoint, token, session_only=True)


def _profile(address: str, model: "SharedModel") -> EndpointProfile:
    return PRACTICE.model_copy(
        update={"id": CLASS_MODEL, "base_url": f"{address}/model/v1", "concurrency": 2, **model.model_dump()}
    )


def _differs(known: EndpointProfile, wanted: EndpointProfile) -> bool:
    """What the learner's own probe found stays."""
    found = {"tool_calling": known.tool_calling, "recognised": known.recognised}
    return known != wanted.model_copy(update=found)
