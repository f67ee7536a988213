"""What a page says of itself in the window's header, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back; `target` is what the navigator opens."""

    text: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderTag:
    text: str
    kind: str = "plain"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class HeaderAction:
    """`kind` is primary, secondary, icon, or menu for what stands behind “⋯”.

    `keys` (“Ctrl+Enter”) do the same while the page is in front; the tooltip names them.
    """

    text: str
    act: Callable[[], object]
    kind: str = "secondary"
    icon: str = ""
    keys: str = ""
    enabled: bool = True
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """`field` is the page's own search, lent to the header while it is wide enough.

    `practice` tells that what is asked here is answered by the practice endpoint.
    """

    title: str = ""
    crumbs: tuple[Crumb, ...] = ()
    icon: str = ""
    tags: tuple[HeaderTag, ...] = ()
    note: str = ""
    actions: tuple[HeaderAction, ...] = ()
    field: QWidget | None = None
    practice: bool = False
