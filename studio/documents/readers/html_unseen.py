"""Text of a web page that nobody sees by what its elements say of themselves; style sheets are not read."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.aimed_at_model import aimed_at_model
from studio.documents.pale import is_pale_colour, is_worth_telling

_DECLARED = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_SMALL = re.compile(r"(?:0|1(?:\.\d+)?|0?\.\d+)(?:px|pt)?$|0?\.[01]\d*r?em$")
_FAR = re.compile(r"-\d{3,}(?:px|pt|em)?$")
_LONG = 15  # characters of pale text: a style sheet may give shorter ones, such as buttons, a dark ground
_LONGEST = 20_000
_UNREAD = {"script", "style", "noscript", "template", "head"}


def is_hidden(element: etree._Element) -> bool:
    """Switched off: readers leave it out."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def hidden_in(root: etree._Element) -> list[str]:
    """What is switched off is told where it addresses a model, for menus are; the rest wherever it is."""
    found = dict.fromkeys(text for element in root.iter() for text in _of(element))
    return list(found)


def _of(element: etree._Element) -> Iterator[str]:
    if callable(element.tag) or str(element.tag) in _UNREAD:
        return
    style = _style(element)
    if not style and element.get("hidden") is None and element.get("color") is None:
        return
    text = _text(element)
    if _is_away(element, style):
        yield from aimed_at_model([Block(text, Place())])
    elif (_is_faint(style) and is_worth_telling(text)) or (
        len(text) >= _LONG
        and is_pale_colour(style.get("color") or element.get("color") or "")
        and not _has_ground(element)
    ):
        yield text


def _is_away(element: etree._Element, style: Mapping[str, str]) -> bool:
    moved = any(_FAR.match(style.get(name, "")) for name in ("left", "top", "text-indent"))
    return moved or is_hidden(element)


def _is_faint(style: Mapping[str, str]) -> bool:
    return bool(_SMALL.match(style.get("font-size", ""))) or style.get("opacity", "1") in ("0", "0.0", ".0")


def _has_ground(element: etree._Element) -> bool:
    """Whether it, or what it stands in, says that its ground is not the page's."""
    around = (element, *element.iterancestors())
    return any(
        one.get("bgcolor")
        or one.get("background")
        or any(name.startswith("background") for name in _style(one))
        for one in around
    )


def _style(element: etree._Element) -> dict[str, str]:
    told = element.get("style")
    return {} if not told else {name: said.strip().lower() for name, said in _DECLARED.findall(told.lower())}


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())[:_LONGEST]
