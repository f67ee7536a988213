"""What a document says of itself, recognised from its text at loading."""

import re
from itertools import pairwise

from studio.core.documents import Document
from studio.core.facts import DocumentFacts, Validity
from studio.knowledge.facts.days import listed_day, only_day
from studio.knowledge.facts.force import in_force_from, in_force_until
from studio.knowledge.facts.history import History, history_in
from studio.knowledge.facts.issuers import bodies_stated, in_title, joined
from studio.knowledge.facts.labelled import labelled
from studio.knowledge.facts.layout import Layout, heads, layout_of
from studio.knowledge.facts.numbers import number_at, number_in_name
from studio.knowledge.facts.partial import ended_parts_in
from studio.knowledge.facts.replacing import replaced_by, replaced_in
from studio.knowledge.facts.signing import Signature, signature_in
from studio.knowledge.facts.standards import standard_in
from studio.knowledge.repealed import is_repealed

_OPENING = 1200
_SERIAL = re.compile(r"(?:(?:19|20)\d{2}\s*年\s*)?第.{1,5}号$")  # below 示例市人民政府令


def facts_of(name: str, document: Document) -> DocumentFacts:
    """`name` is what the document is called in its base."""
    layout = layout_of(name, document)
    fields = labelled([*layout.above, *layout.text])
    history, signature = history_in(layout.under), signature_in(layout.text)
    standard = standard_in([*layout.above, *layout.text])
    stated = fields.get("issued", "") or fields.get("published", "")
    issued = listed_day(stated) or standard.issued or _issued(layout, history, signature)
    told = listed_day(fields.get("in_force_from", "")) or standard.in_force_from
    since = told or in_force_from(layout.title, layout.text, history.made or issued)
    until = listed_day(fields.get("in_force_until", "")) or in_force_until(layout.text, since or issued)
    ended_by = replaced_by([*layout.above, *layout.text])
    return DocumentFacts(
        title=layout.title,
        issuer=bodies_stated(fields.get("issuer", "")) or _issuer(layout, history, signature),
        number=number_in_name(fields.get("number", "")) or standard.number or _number(layout, history),
        issued=issued,
        in_force_from=since,
        in_force_until=until,
        validity=_validity(layout, document, fields.get("state", ""), ended_by),
        replaced_by=ended_by,
        replaces=(*standard.replaces, *replaced_in(layout.title, layout.text)),
        ends=ended_parts_in(layout.title, layout.text),
    )


def _number(layout: Layout, history: History) -> str:
    """Its own: above or under the title, at the end of the title, in the file's name; never one it cites."""
    lines = [*layout.above, *layout.under]
    broken = [one + other for one, other in pairwise(lines) if _SERIAL.match(other)]
    found = next((number for line in [*lines, *broken] if (number := number_at(line))), "")
    return found or _at_the_end(layout.title) or history.number or number_in_name(layout.stem)


def _at_the_end(title: str) -> str:
    """示例办法（示政办〔2021〕27号）: its own, where it does not stand behind the name of another."""
    opened = max(title.rfind("（"), title.rfind("("))
    ahead = title[:opened].rstrip() if opened > 0 else ""
    return number_at(title[opened:]) if ahead and not ahead.endswith(("》", "〉", "关于")) else ""


def _issuer(layout: Layout, history: History, signature: Signature) -> str:
    """By the 版头, unless more bodies sign than it names; by title, signature, history of a law."""
    head = heads(layout)
    if set(head) < set(signature.issuers):
        head = list(signature.issuers)
    return joined(head or in_title(layout.title) or signature.issuers) or history.issuer


def _issued(layout: Layout, history: History, signature: Signature) -> str:
    alone = next((day for line in layout.under if (day := only_day(line))), "")
    return history.issued or alone or signature.issued


def _validity(layout: Layout, document: Document, state: str, ended_by: str) -> Validity:
    if ended_by:
        return Validity.REPLACED
    if is_repealed(layout.stem, document.text[:_OPENING]) or any(word in state for word in _ENDED):
        return Validity.REPEALED
    return Validity.UNSURE if any(word in state for word in _ALTERED) else Validity.IN_FORCE


_ENDED = ("废止", "失效", "无效", "作废")
_ALTERED = ("已修改", "被修改", "已被修", "部分", "待")
