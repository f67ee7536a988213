"""Text in a Word document that nobody sees: white on white paper, tiny, or hidden."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from studio.documents.pale import is_pale_colour, is_worth_telling
from studio.documents.readers.docx_xml import child, local, switched_on, value, whole_number

_TINY = 4  # half points
_PAPER = {None, "", "auto", "FFFFFF", "ffffff"}
_GROUNDED = etree.XPath("boolean(//*[local-name()='background'] | //*[@behindDoc='1' or @behindDoc='true'])")


def hidden_in(root: etree._Element) -> list[str]:
    """Each run of hidden runs that is long enough; white counts only where the paper is white."""
    unseen = [run for run in _suspects(root) if _is_unseen(run)]
    if not unseen:
        return []
    grounded = bool(_GROUNDED(root))
    runs = [run for run in unseen if not (grounded and _only_pale(run))]
    texts = ("".join(map(_text, group)) for _, group in groupby(runs, key=lambda run: run.getparent()))
    return [text for text in texts if is_worth_telling(text)]


def _suspects(root: etree._Element) -> Iterator[etree._Element]:
    """Runs whose properties say a colour, a size or that they are hidden; styles are not looked into."""
    told: dict[etree._Element, None] = {}
    for each in root.iter("{*}vanish", "{*}color", "{*}sz"):
        properties = each.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and local(run) == "r" and _tells(each):
            told.setdefault(run)
    yield from told


def _tells(element: etree._Element) -> bool:
    name = local(element)
    if name == "vanish":
        return switched_on(element)
    if name == "sz":
        return 0 < whole_number(value(element)) <= _TINY
    return is_pale_colour(value(element) or "")


def _is_unseen(run: etree._Element) -> bool:
    return not _only_pale(run) or _on_paper(run)


def _only_pale(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    tiny = 0 < whole_number(value(child(properties, "sz"))) <= _TINY
    return not tiny and not switched_on(child(properties, "vanish"))


def _on_paper(run: etree._Element) -> bool:
    """Whether nothing round it may give it a darker ground: shading, a table with a style, a box."""
    properties = child(run, "rPr")
    if _shaded(properties) or child(properties, "highlight") is not None:
        return False
    for each in run.iterancestors():
        name = local(each)
        if name in ("txbxContent", "textbox", "wsp"):
            return False
        if _shaded(child(each, f"{name}Pr")) or (
            name == "tbl" and child(each, "tblPr", "tblStyle") is not None
        ):
            return False
    return True


def _shaded(properties: etree._Element | None) -> bool:
    shading = child(properties, "shd")
    if shading is None:
        return False
    return value(shading, "fill") not in _PAPER or value(shading, "themeFill") is not None


def _text(run: etree._Element) -> str:
    return "".join(each.text or "" for each in run.iter("{*}t"))
