"""What an Office document says in several ways for newer and older programs (ISO/IEC 29500-3, 10)."""

from lxml import etree

_SAID = (
    "{*}t",
    "{*}blip",
    "{*}imagedata",
    "{*}textpath",
    "{*}relIds",
    "{*}chart",
    "{*}OLEObject",
    "{*}oleObj",
)


def settle(root: etree._Element) -> None:
    """Where the newer way says nothing that is read here, the older one takes its place."""
    for alternatives in list(root.iter("{*}AlternateContent")):
        fallback = next(alternatives.iterchildren("{*}Fallback"), None)
        if fallback is None or not _says(fallback) or any(map(_says, alternatives.iterchildren("{*}Choice"))):
            continue
        for choice in list(alternatives.iterchildren("{*}Choice")):
            alternatives.remove(choice)
        fallback.tag = str(fallback.tag).replace("Fallback", "Choice")


def _says(element: etree._Element) -> bool:
    return next(element.iter(*_SAID), None) is not None
