"""Whether the service can do its work, for the balancer in front of it and whoever watches it."""

from collections.abc import Callable
from enum import StrEnum

from fastapi import APIRouter, Response
from pydantic import BaseModel

from studio.catalogue.service.context import TheService
from studio.core.errors import StudioError

router = APIRouter()


class State(StrEnum):
    OK = "ok"
    FAILING = "failing"


class Health(BaseModel):
    """Strangers may ask: it says which part fails and nothing about it."""

    status: State
    database: State
    packages: State


@router.get("/health", responses={503: {"model": Health}})
def health(service: TheService, response: Response) -> Health:
    """Answered with 503 when a part fails."""
    database, packages = _state_of(service.store.check), _state_of(service.blobs.check)
    status = State.OK if database is packages is State.OK else State.FAILING
    response.status_code = 200 if status is State.OK else 503
    return Health(status=status, database=database, packages=packages)


def _state_of(check: Callable[[], None]) -> State:
    try:
        check()
    except StudioError:
        return State.FAILING
    return State.OK
