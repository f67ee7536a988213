"""Where one can go in the window, and what the rail shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.i18n import mark


@dataclass(frozen=True, slots=True)
class PlaceOnRail:
    """`name` is also the package under studio.ui.pages."""

    name: str
    title: str
    icon: str
    selected_icon: str
    lower: bool = False


RAIL = (
    PlaceOnRail("home", mark("Home"), "home-outline", "home"),
    PlaceOnRail("agents", mark("Agents"), "robot-outline", "robot"),
    PlaceOnRail("knowledge", mark("Knowledge"), "bookshelf", "bookshelf"),
    PlaceOnRail("catalogue", mark("Catalogue"), "storefront-outline", "storefront"),
    PlaceOnRail("reviews", mark("Reviews"), "clipboard-check-outline", "clipboard-check"),
    PlaceOnRail("settings", mark("Settings"), "cog-outline", "cog", lower=True),
)
_UNDER = {"builder": "agents", "use": "agents", "gallery": "settings", "source": "knowledge"}


_NEEDS = {
    "knowledge": frozenset({"builder", "trainer", "admin"}),
    "reviews": frozenset({"builder", "reviewer", "admin"}),
}


def needed(place: str, roles: Iterable[str]) -> bool:
    """Tell whether someone with these roles has anything to do there."""
    return place not in _NEEDS or not _NEEDS[place].isdisjoint(roles)


def is_place(page: str) -> bool:
    """Tell whether there is such a page: what was open last may come from another version."""
    return page in _UNDER or any(page == place.name for place in RAIL)


def rail_place(page: str) -> str:
    """Return the entry of the rail that stands for a page."""
    return _UNDER.get(page, page)
