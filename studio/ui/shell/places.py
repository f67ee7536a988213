"""Where one can go in the window, and what the rail shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.i18n import mark
from studio.ui.language import tr


@dataclass(frozen=True, slots=True)
class PlaceOnRail:
    """`name` is also the package under studio.ui.pages."""

    name: str
    title: str
    icon: str
    selected_icon: str
    lower: bool = False

    @property
    def keys(self) -> str:
        return f"Ctrl+{RAIL.index(self) + 1}"


RAIL = (
    PlaceOnRail("home", mark("Home"), "home-outline", "home"),
    PlaceOnRail("agents", mark("Agents"), "robot-outline", "robot"),
    PlaceOnRail("knowledge", mark("Knowledge"), "bookshelf", "bookshelf"),
    PlaceOnRail("catalogue", mark("Catalogue"), "storefront-outline", "storefront"),
    PlaceOnRail("reviews", mark("Reviews"), "clipboard-check-outline", "clipboard-check"),
    PlaceOnRail("courses", mark("Courses"), "school-outline", "school"),
    PlaceOnRail("settings", mark("Settings"), "cog-outline", "cog", lower=True),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the settings; `words` are others by which it is found."""

    name: str
    title: str
    icon: str
    words: str = ""


SETTINGS = (
    Section("endpoints", mark("Model endpoints"), "server-outline", mark("API key, model, probe")),
    Section("embedding", mark("Vectors, search"), "tune-variant", mark("embedding, rerank, Chroma, ONNX")),
    Section(
        "catalogue",
        mark("Catalogue, sign-in"),
        "storefront-outline",
        mark("people, server, sign in, password, trust, keys, signatures"),
    ),
    Section("appearance", mark("Appearance"), "theme-light-dark", mark("language, theme, dark, text size")),
    Section("privacy", mark("Privacy"), "shield-check-outline", mark("personal data, keep, delete")),
    Section("storage", mark("Storage, backup"), "database-outline", mark("disk, restore, move, folder")),
    Section("shortcuts", mark("Shortcuts"), "keyboard-outline", mark("keys")),
    Section("about", mark("About"), "information-outline", mark("version, licences, support bundle")),
)
"""In the order they are shown."""

_UNDER = {"builder": "agents", "use": "agents", "gallery": "settings", "source": "knowledge"}


_DEPTH = {"builder": 2, "knowledge": 2, "catalogue": 2}
_NEEDS = {
    "knowledge": ("builder", "trainer", "admin"),
    "builder": ("builder", "trainer", "admin"),
    "reviews": ("reviewer", "builder", "admin"),
}


def needed(place: str, roles: Iterable[str]) -> bool:
    """Tell whether someone with these roles has anything to do there."""
    return place not in _NEEDS or not set(_NEEDS[place]).isdisjoint(map(str, roles))


def roles_for(place: str) -> tuple[str, ...]:
    """Return the roles that open it, the one it is made for first."""
    return _NEEDS.get(place, ())


def on_rail(roles: Iterable[str]) -> list[PlaceOnRail]:
    held = list(roles)
    return [place for place in RAIL if needed(place.name, held)]


def is_place(page: str) -> bool:
    """Tell whether there is such a page: what was open last may come from another version."""
    return page in _UNDER or any(page == place.name for place in RAIL)


def rail_place(page: str) -> str:
    """Return the entry of the rail that stands for a page."""
    return _UNDER.get(page, page)


def title_of(page: str) -> str:
    """Name what a page is under, for saying where something is."""
    return next((tr(place.title) for place in RAIL if place.name == rail_place(page)), "")


def icon_of(page: str) -> str:
    return next((place.icon for place in RAIL if place.name == rail_place(page)), "circle-small")


def thing_at(place: tuple[str, ...]) -> tuple[str, ...]:
    """Return the place of the whole thing, of whose parts one is open: the agent, not its tests."""
    return place[: _DEPTH.get(place[0], len(place))] if place else place
