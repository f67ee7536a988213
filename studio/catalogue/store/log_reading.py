"""Reading the log: page by page with filters, or through from the first line to the last."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from studio.catalogue.store.tables import ActRow
from studio.catalogue.trust.chain import Examined, Head, Line, Sought, examine

_COLUMNS = [ActRow.__table__.c[name] for name in Line.model_fields]
_AT_ONCE = 1000
_BEFORE_ALL = -(1 << 31)


def page(session: Session, sought: Sought) -> list[Line]:
    """Return lines newest first."""
    query = _narrowed(select(*_COLUMNS), sought).order_by(ActRow.number.desc()).limit(sought.count)
    if sought.before is not None:
        query = query.where(ActRow.number < sought.before)
    return [_line(row) for row in session.execute(query)]


def every_line(session: Session, after: int = _BEFORE_ALL) -> Iterator[Line]:
    """Yield all lines in their order, a thousand at a time: the log may be longer than memory."""
    while True:
        rows = select(*_COLUMNS).where(ActRow.number > after).order_by(ActRow.number).limit(_AT_ONCE)
        found = session.execute(rows).all()
        yield from map(_line, found)
        if len(found) < _AT_ONCE:
            return
        after = found[-1].number


def verify(session: Session, seen: Sequence[Head] = ()) -> Examined:
    return examine(every_line(session), seen)


def _narrowed(query: Select[tuple[object, ...]], sought: Sought) -> Select[tuple[object, ...]]:
    for column, wanted in ((ActRow.person_id, sought.person), (ActRow.act, sought.act)):
        query = query.where(column == wanted) if wanted else query
    if sought.subject:  # an agent with all its versions, too
        versions = ActRow.subject.startswith(f"{sought.subject} ", autoescape=True)
        query = query.where((ActRow.subject == sought.subject) | versions)
    query = query.where(ActRow.at >= sought.since) if sought.since else query
    return query.where(ActRow.at < sought.until) if sought.until else query


def _line(row: Row[tuple[object, ...]]) -> Line:
    return Line.model_construct(**row._mapping)
