"""What the documents of a base mean for one another: which replaces which, and what may be out of date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studio.core.facts import DocumentFacts, EndedPart, Validity
from studio.knowledge.facts.editions import (
    edition_year,
    has_editions,
    is_draft,
    is_lasting,
    title_key,
    titles_of,
    without_edition,
)
from studio.knowledge.facts.numbers import NUMBER, normal_number
from studio.knowledge.facts.replacing import is_repealing
from studio.knowledge.facts.standards import is_standard_number, standard_number

_FOR_ALL = re.compile(r"人民政府|国务院|人民代表大会|人大常委会|法院|检察院|中共|党委|指挥部|委员会")
_WITH_NUMBER = re.compile(rf"^(?P<title>.*?)[（(]\s*(?P<number>{NUMBER.pattern})\s*[)）]$")


def standing(own: Mapping[str, DocumentFacts], today: str) -> dict[str, DocumentFacts]:
    """The facts of all documents of a base by name, as they stand on a day; `own` is what each states itself.

    What a person has said of a document's validity stays.
    """
    base = _Base(own, today)
    found = {name: base.as_days_pass(name) for name in own}
    found |= base.older_editions(found)
    for older, parts in base.ended_parts().items():
        found[older] = found[older].model_copy(update={"ended": parts})
    for newer, older in base.replacements():
        if "validity" not in own[older].by_hand:
            found[older] = found[older].model_copy(update=base.ended_by(newer))
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A document as another one names it."""

    title: str
    number: str


class _Base:
    def __init__(self, own: Mapping[str, DocumentFacts], today: str) -> None:
        self._own, self._today = own, today
        self._by_number: dict[str, list[str]] = defaultdict(list)
        self._by_title: dict[str, list[str]] = defaultdict(list)
        self._by_bare: dict[str, list[str]] = defaultdict(list)
        for name, facts in own.items():
            self._enter(name, facts)

    def as_days_pass(self, name: str) -> DocumentFacts:
        """Past the time it gave itself it may have been prolonged: a person has to say."""
        facts = self._own[name]
        if "validity" in facts.by_hand or facts.validity is not Validity.IN_FORCE:
            return facts
        if facts.in_force_from > self._today:
            return facts.model_copy(update={"validity": Validity.NOT_YET})
        run_out = bool(facts.in_force_until) and facts.in_force_until < self._today
        return facts.model_copy(update={"validity": Validity.UNSURE}) if run_out else facts

    def older_editions(self, facts: Mapping[str, DocumentFacts]) -> dict[str, DocumentFacts]:
        """Those of which the base holds a newer edition under the same title may be out of date."""
        found: dict[str, DocumentFacts] = {}
        for key, names in self._by_bare.items():
            for name in names if len(names) > 1 and has_editions(key) else ():
                newer = [other for other in names if self._is_newer(other, name, key)]
                stated = "validity" in facts[name].by_hand or not facts[name].holds
                if newer and not stated:
                    hint = {"validity": Validity.UNSURE, "replaced_by": self._named(newer[0])}
                    found[name] = facts[name].model_copy(update=hint)
        return found

    def replacements(self) -> Iterator[tuple[str, str]]:
        """The document that ends another, and that other."""
        for newer, facts in self._own.items():
            for said in facts.replaces if self._acts(newer) else ():
                yield from ((newer, older) for older in self._meant(_wanted(said), newer))

    def ended_parts(self) -> dict[str, tuple[EndedPart, ...]]:
        """By document which of its articles others put out of force, with the documents that did."""
        found: dict[str, tuple[EndedPart, ...]] = defaultdict(tuple)
        for newer, facts in self._own.items():
            for said in facts.ends if self._acts(newer) else ():
                for older in self._meant(_wanted(said.document), newer):
                    found[older] += (EndedPart(document=self._named(newer), part=said.part),)
        return found

    def ended_by(self, newer: str) -> dict[str, object]:
        if is_repealing(self._own[newer].title):
            return {"validity": Validity.REPEALED}
        return {"validity": Validity.REPLACED, "replaced_by": self._named(newer)}

    def _acts(self, name: str) -> bool:
        facts = self._own[name]
        return not is_draft(name, facts.title) and facts.in_force_from <= self._today

    def _enter(self, name: str, facts: DocumentFacts) -> None:
        if facts.number:
            self._by_number[normal_number(facts.number)].append(name)
        keys = titles_of(name, facts.title)
        for key in keys:
            self._by_title[key].append(name)
        for bare in {without_edition(key) for key in keys}:
            self._by_bare[bare].append(name)

    def _meant(self, wanted: _Wanted, by: str) -> Iterable[str]:
        """By number where the base knows it, else by the exact title, else by that without its edition."""
        numbered = self._by_number.get(wanted.number, ()) if wanted.number else ()
        titled = self._by_title.get(wanted.title, ()) or self._by_bare.get(without_edition(wanted.title), ())
        unknown = [
            name
            for name in titled
            if not (wanted.number and self._own[name].number) and not self._of_other_bureaus(by, name)
        ]
        return [name for name in (numbered or unknown) if self._may_end(by, name)]

    def _of_other_bureaus(self, one: str, other: str) -> bool:
        """Two bureaus each have a 值班工作制度; what a government or a congress issues holds for all."""
        first, second = self._own[one].issuer, self._own[other].issuer
        apart = bool(first and second) and first not in second and second not in first
        return apart and not _FOR_ALL.search(first) and not _FOR_ALL.search(second)

    def _may_end(self, newer: str, older: str) -> bool:
        """Nothing ends itself, a copy of itself, or what came after it."""
        one, other = self._own[newer], self._own[older]
        same = newer == older or (one.number != "" and one.number == other.number)
        later = bool(one.issued and other.issued) and other.issued > one.issued
        return not same and not later

    def _is_newer(self, one: str, other: str, key: str) -> bool:
        first, second = self._own[one], self._own[other]
        apart = bool(first.issuer and second.issuer) and first.issuer != second.issuer
        if apart or is_draft(one, first.title) or first.in_force_from > self._today or not first.holds:
            return False
        years = edition_year(one, first.title), edition_year(other, second.title)
        if years[0] and years[1] and years[0] != years[1]:
            return years[0] > years[1]
        dated = first.issued if is_lasting(key) and first.issued and second.issued else ""
        return bool(dated) and dated > second.issued

    def _named(self, name: str) -> str:
        facts = self._own[name]
        title = facts.title or name
        return f"{title}（{facts.number}）" if facts.number else title


def _wanted(said: str) -> _Wanted:
    """示例办法（示政办〔2021〕27号）, 《示例办法》 or 示政办〔2021〕27号."""
    found = _WITH_NUMBER.match(said.strip())
    if found:
        return _Wanted(title_key(found["title"]), normal_number(found["number"]))
    if NUMBER.fullmatch(said.strip()):
        return _Wanted("", normal_number(said))
    if is_standard_number(said):
        return _Wanted("", standard_number(said))
    return _Wanted(title_key(said), "")
