"""What the catalogue shows, as plain values: agents on the shelf, and how each stands on this computer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from studio.catalogue import Release, ReleaseCard, ReleaseState, ShelfCounts, Sort, Wanted
from studio.catalogue.values.versions import order

_CLOSED = {ReleaseState.EXPIRED, ReleaseState.ROLLED_BACK}


class Standing(StrEnum):
    """How an agent on the shelf stands on this computer."""

    NEW = "new"
    UPDATE = "update"
    BACK = "back"  # an earlier version is in use again
    INSTALLED = "installed"
    CLOSED = "closed"  # not handed out, though it may go on working
    RECALLED = "recalled"


class Here(StrEnum):
    """Which part of the shelf: all of it, what is installed, what is to be updated."""

    ALL = ""
    INSTALLED = "here"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class ShelfAgent:
    """The card says what is on the shelf; `installed` is the version on this computer or empty."""

    card: ReleaseCard
    installed: str = ""

    @property
    def id(self) -> str:
        return self.card.agent

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def standing(self) -> Standing:
        if self.card.state is ReleaseState.RECALLED:
            return Standing.RECALLED
        if self.installed == self.card.version:
            return Standing.INSTALLED
        if self.card.state in _CLOSED:
            return Standing.CLOSED
        if not self.installed:
            return Standing.NEW
        return Standing.UPDATE if order(self.card.version) > order(self.installed) else Standing.BACK

    def fits(self, wanted: Wanted) -> bool:
        card = self.card
        words = f"{card.agent} {card.name} {card.purpose} {card.owner} {card.category}".casefold()
        return (
            wanted.category in {"", card.category}
            and wanted.department in {"", card.department}
            and all(word in words for word in wanted.query.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class InstalledNotice:
    """What whoever has that version should know; `instead` may be installed in its place."""

    id: str
    name: str
    version: str
    state: ReleaseState
    reason: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person narrowed the shelf down to."""

    wanted: Wanted = field(default_factory=lambda: Wanted(sort=Sort.USED))
    here: Here = Here.ALL


@dataclass(frozen=True, slots=True)
class Shelf:
    """`after` asks for more; `error` says why only what is installed here can be shown."""

    agents: tuple[ShelfAgent, ...] = ()
    after: str = ""
    counts: ShelfCounts = field(default_factory=ShelfCounts)
    notices: tuple[InstalledNotice, ...] = ()
    updates: int = 0
    error: Exception | None = None

    @property
    def empty(self) -> bool:
        """The whole catalogue holds nothing yet."""
        return not self.counts.total and not self.agents and self.error is None


def card_of(release: Release) -> ReleaseCard:
    """The same of one release that is known whole."""
    told = release.model_dump(include=set(ReleaseCard.model_fields))
    return ReleaseCard.model_validate({**told, "department": next(iter(release.owner.split()), "")})


def notice_of(name: str, mine: Release, current: Release | None) -> InstalledNotice | None:
    """Say what is wrong with an installed version, and which one to take; None when nothing is."""
    if mine.state is ReleaseState.LISTED:
        return None
    reasons = {
        ReleaseState.RECALLED: mine.recalled,
        ReleaseState.ROLLED_BACK: mine.rolled_back,
        ReleaseState.DEPRECATED: mine.deprecated,
        ReleaseState.EXPIRED: mine.valid_until,
    }
    usable = current is not None and not current.recalled and current.state not in _CLOSED
    other = current.version if current is not None and usable and current.version != mine.version else ""
    return InstalledNotice(
        mine.agent, name, mine.version, mine.state, reasons[mine.state], mine.instead or other
    )


def is_version(instead: str) -> bool:
    """What to use instead is a version of the same agent, or another agent's id, which has no dots."""
    return "." in instead


def most_urgent(notices: Sequence[InstalledNotice]) -> list[list[InstalledNotice]]:
    """Return what is said in one banner each, of which there is room for two; recalls share the first."""
    ordered = sorted(notices, key=lambda notice: _URGENCY.index(notice.state))
    recalls = [notice for notice in ordered if notice.state is ReleaseState.RECALLED]
    others = [[notice] for notice in ordered if notice.state is not ReleaseState.RECALLED]
    return [group for group in (recalls, *others) if group][:2]


_URGENCY = (
    ReleaseState.RECALLED,
    ReleaseState.ROLLED_BACK,
    ReleaseState.EXPIRED,
    ReleaseState.DEPRECATED,
    ReleaseState.LISTED,
)
