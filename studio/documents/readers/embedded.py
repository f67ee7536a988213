"""Files that stand inside an Office document as objects: they are not read, so they are counted."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # PDF needs none of it
    from lxml import etree

_OBJECTS = ("{*}OLEObject", "{*}oleObj", "{*}oleObject")
_FORMULA = "equation"
Path = tuple[str, ...]
Warnings = tuple[tuple[str, str], ...]


def objects_in(root: "etree._Element") -> set[str]:
    """Their relations; formulas and links are left out."""
    objects = root.iter(*_OBJECTS)
    return {
        _said(each, "id")
        for each in objects
        if not (_said(each, "progid").lower().startswith(_FORMULA) or _said(each, "type") == "Link")
    }


def storages_in(paths: Sequence[Path], folder: str) -> int:
    """Folders of a compound file, below `folder` or by names that start with it, that hold an object."""
    inside = [path[-2:] for path in paths if len(path) > 1 and path[0].startswith(folder)]
    formulas = {name for name, stream in inside if stream.startswith(_FORMULA)}
    return len({name for name, _ in inside} - formulas)


def object_warning(count: int) -> Warnings:
    return (("objects_not_read", str(count)),) if count else ()


def _said(element: "etree._Element", name: str) -> str:
    attributes: Iterable[tuple[object, object]] = element.items()
    return next((str(text) for key, text in attributes if str(key).rpartition("}")[2].lower() == name), "")
