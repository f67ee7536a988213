"""How a release stands today."""

from typing import Protocol

from studio.catalogue.store.clock import today
from studio.catalogue.values.releases import ReleaseState


class Marked(Protocol):
    """A release, or as much of its row as tells how it stands."""

    @property
    def recalled(self) -> str: ...
    @property
    def rolled_back(self) -> str: ...
    @property
    def deprecated(self) -> str: ...
    @property
    def valid_until(self) -> str: ...


def state_of(release: Marked) -> ReleaseState:
    if release.recalled:
        return ReleaseState.RECALLED
    if release.rolled_back:
        return ReleaseState.ROLLED_BACK
    if release.valid_until and release.valid_until < today().isoformat():
        return ReleaseState.EXPIRED
    return ReleaseState.DEPRECATED if release.deprecated else ReleaseState.LISTED
