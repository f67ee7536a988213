"""The list of agents on the shelf: narrowed, ordered, page by page; one line for an agent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from studio.catalogue.store.among import among
from studio.catalogue.store.clock import today
from studio.catalogue.store.states import state_of
from studio.catalogue.store.tables import ReleaseRow, ShelfRow, TallyRow, UsageRow
from studio.catalogue.store.terms import having, parts_of
from studio.catalogue.values.shelf import CardPage, ReleaseCard, ShelfCounts, Sort, Wanted
from studio.core.errors import NotFound

_ORDERS: dict[Sort, tuple[InstrumentedAttribute[Any], bool]] = {  # the column, and whether downwards
    Sort.USED: (ShelfRow.heat, True),
    Sort.NEWEST: (ShelfRow.released, True),
    Sort.RATED: (ShelfRow.merit, True),
    Sort.NAME: (ShelfRow.name, False),
}
_MOST_COUNTED = 2000
_OF_RELEASE = (
    "version", "digest", "recalled", "rolled_back", "deprecated", "instead", "valid_until", "review_due",
    "installs",
)  # fmt: skip


def page(session: Session, wanted: Wanted) -> CardPage:
    """Those that are still handed out come first; raises NotFound for an unknown `after`."""
    last, found = _last(session, wanted.after), list[Row[Any]]()
    rows = _ordered_by(_narrowed(session, _lines(), wanted), wanted.sort)
    for offered in (True, False) if last is None or last.offered else (False,):  # each as an index has them
        part = rows.where(ShelfRow.offered.is_(offered))
        if last is not None and last.offered is offered:
            part = part.where(_follows(last, wanted.sort))
        found += session.execute(part.limit(wanted.limit + 1 - len(found)))
        if len(found) > wanted.limit:
            break
    cards = cards_of(session, found[: wanted.limit])
    return CardPage(cards=cards, after=cards[-1].agent if len(found) > wanted.limit else "")


def counts(session: Session, query: str = "") -> ShelfCounts:
    """Count them all, or at most some thousand that hold the words."""
    if not query.split():
        tallies = session.execute(select(TallyRow.category, TallyRow.department, TallyRow.agents)).all()
        return _counted((category, office, agents) for category, office, agents in tallies)
    rows: Any = select(ShelfRow.category, ShelfRow.department)
    held = _with_words(session, rows, query)
    found = session.execute(held.limit(_MOST_COUNTED)).all()
    return _counted((category, office, 1) for category, office in found)


def _counted(rows: Iterable[tuple[str, str, int]]) -> ShelfCounts:
    categories, departments = Counter[str](), Counter[str]()
    for category, department, agents in rows:
        categories[category] += agents
        departments[department] += agents
    return ShelfCounts(
        total=categories.total(), categories=_ordered(categories), departments=_ordered(departments)
    )


def _ordered(counts: Counter[str]) -> dict[str, int]:
    named = ((name, count) for name, count in counts.items() if name and count)
    return dict(sorted(named, key=lambda row: (-row[1], row[0])))


def due(session: Session, before: str, agents: Select[Any] | None = None) -> tuple[ReleaseCard, ...]:
    """Return current releases whose re-review is due by that day, the most urgent first; at most 200.

    `agents` narrows it to those whose ids it selects.
    """
    waits = and_(ReleaseRow.review_due != "", ReleaseRow.review_due <= before, ShelfRow.offered)
    rows = _lines().where(waits)
    if agents is not None:
        rows = rows.where(ShelfRow.agent.in_(agents))
    rows = rows.order_by(ReleaseRow.review_due, ShelfRow.agent).limit(200)
    return cards_of(session, session.execute(rows).all())


def cards_of(session: Session, rows: Sequence[Row[Any]]) -> tuple[ReleaseCard, ...]:
    uses = _uses(session, [row.ShelfRow.agent for row in rows])
    return tuple(_card(row, uses.get(row.ShelfRow.agent, 0)) for row in rows)


def _lines() -> Select[Any]:
    """What a release says of its knowledge is long, and stays where it is."""
    told = [getattr(ReleaseRow, name) for name in _OF_RELEASE]
    return select(ShelfRow, *told).join(ReleaseRow, ReleaseRow.number == ShelfRow.release_number)


def _narrowed(session: Session, rows: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.category:
        rows = rows.where(ShelfRow.category == wanted.category)
    if wanted.department:
        rows = rows.where(ShelfRow.department == wanted.department)
    return _with_words(session, rows, wanted.query)


def _with_words(session: Session, rows: Select[Any], query: str) -> Select[Any]:
    words = _words(query)
    if (agents := having(session, words)) is not None:
        rows = rows.where(among(session, ShelfRow.agent, agents))
    for word in words:
        rows = rows.where(ShelfRow.words.contains(word, autoescape=True))
    return rows


def _words(query: str) -> list[str]:
    """A 文号 is found however its brackets are typed: what is neither letter nor digit parts words."""
    return [part for word in query.casefold().split() for part in (parts_of(word) or [word])]


def _ordered_by(rows: Select[Any], sort: Sort) -> Select[Any]:
    """Agents that are alike in it go the same way, or no index would have them in this order."""
    key, down = _ORDERS[sort]
    return rows.order_by(*(column.desc() if down else column.asc() for column in (key, ShelfRow.agent)))


def _last(session: Session, agent: str) -> ShelfRow | None:
    if not agent:
        return None
    last = session.get(ShelfRow, agent)
    if last is None:
        raise NotFound(kind="release", missing=agent)
    return last


def _follows(last: ShelfRow, sort: Sort) -> ColumnElement[bool]:
    key, down = _ORDERS[sort]
    line, last_line = tuple_(key, ShelfRow.agent), tuple_(getattr(last, key.key), last.agent)
    return line < last_line if down else line > last_line


def _uses(session: Session, agents: Sequence[str]) -> dict[str, int]:
    since = (today() - timedelta(days=30)).isoformat()
    rows = (
        select(UsageRow.agent, func.sum(UsageRow.answers))
        .where(among(session, UsageRow.agent, agents), UsageRow.day >= since)
        .group_by(UsageRow.agent)
    )
    return {str(agent): int(answers) for agent, answers in session.execute(rows)}


def _card(row: Row[Any], month: int) -> ReleaseCard:
    shown: ShelfRow = row.ShelfRow
    told = {name: getattr(row, name) for name in _OF_RELEASE}
    own = {name: getattr(shown, name) for name in ("agent", "name", "category", "department", "released")}
    rating = shown.stars / shown.raters if shown.raters else 0
    return ReleaseCard.model_validate(
        {
            **shown.facts, **own, **told,
            "state": state_of(row), "rating": round(rating, 2), "ratings": shown.raters, "month": month,
        }
    )  # fmt: skip
