"""Words for attacks by hidden orders: what each kind pretends, and in what kind of paper it came."""

from studio.core.i18n import Words, mark

_FAMILIES = {
    "authority": mark("order from above"),
    "delimiter": mark("faked end of the material"),
    "dialogue": mark("invented conversation"),
    "direct": mark("plain order"),
    "encoded": mark("encoded order"),
    "exfiltration": mark("carrying out material"),
    "format": mark("dictated answer"),
    "helpful": mark("feigned help"),
    "hidden": mark("hidden text"),
    "mixed": mark("other languages"),
    "policy": mark("invented rule"),
    "refuse": mark("made to refuse"),
    "role": mark("another role"),
    "staged": mark("step by step"),
    "system": mark("posing as the system"),
    "tooling": mark("posing as a tool"),
    "urgent": mark("feigned urgency"),
}
_CARRIERS = {
    "notice": mark("a notice"),
    "minutes": mark("minutes of a meeting"),
    "letter": mark("an attached letter"),
    "complaint": mark("an attached mail"),
    "register": mark("a table"),
    "page": mark("a web page"),
    "result": mark("the result of a tool"),
}


def attack_text(attack: str, say: Words) -> str:
    """`attack` is its id, as system-1."""
    family, _, number = attack.rpartition("-")
    return f"{family_text(family, say)} {number}" if family in _FAMILIES else attack


def family_text(family: str, say: Words) -> str:
    return say(_FAMILIES[family]) if family in _FAMILIES else family


def carrier_text(carrier: str, say: Words) -> str:
    return say(_CARRIERS[carrier]) if carrier in _CARRIERS else carrier
