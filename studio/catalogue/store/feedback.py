"""Answers that users found wanting: sent once, seen by those who made the agent, taken up or dropped."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_settle_feedback
from studio.catalogue.store.clock import now, today
from studio.catalogue.store.log import audit
from studio.catalogue.store.placing import makers_of
from studio.catalogue.store.tables import FeedbackRow, MakerRow, ReleaseRow
from studio.catalogue.values.feedback import MOST_SHOWN, Feedback, FeedbackState, NewFeedback
from studio.catalogue.values.releases import Act
from studio.core.errors import FeedbackSettled, NotFound, TooMuchToday
from studio.documents.personal_data import masked

_MOST_A_DAY = 50


def send(session: Session, person: Person, new: NewFeedback) -> Feedback:
    """Raises NotFound for an unknown release, and TooMuchToday."""
    _release(session, new)
    sent = (FeedbackRow.person_id == person.id) & (FeedbackRow.at >= today().isoformat())
    if (session.scalar(select(func.count()).where(sent)) or 0) >= _MOST_A_DAY:
        raise TooMuchToday(limit=_MOST_A_DAY)
    row = FeedbackRow(
        agent=new.agent,
        version=new.version,
        person_id=person.id,
        said=_without_personal_data(new).model_dump(mode="json"),
        at=now(),
        state=FeedbackState.SENT.value,
        settled="",
        reply="",
        taken_up="",
    )
    session.add(row)
    session.flush()
    audit(session, Act.SEND_FEEDBACK, person, f"{new.agent} {new.version}", f"#{row.number}")
    return _feedback(row)


def for_maker(
    session: Session, person: Person, agent: str = "", before: int = 0, *, waiting: bool = False
) -> list[Feedback]:
    """Return what was sent about the agents a person made, newest first; `before` goes on from a number."""
    own = select(MakerRow.agent).where(MakerRow.person_id == person.id)
    rows = select(FeedbackRow).where(FeedbackRow.agent.in_(own))
    if agent:
        rows = rows.where(FeedbackRow.agent == agent)
    if waiting:
        rows = rows.where(FeedbackRow.state == FeedbackState.SENT.value)
    if before:
        rows = rows.where(FeedbackRow.number < before)
    rows = rows.order_by(FeedbackRow.number.desc()).limit(MOST_SHOWN)
    return [_feedback(row) for row in session.scalars(rows)]


def sent_by(session: Session, person: Person) -> list[Feedback]:
    """Return what a person sent and what became of it, newest first."""
    rows = select(FeedbackRow).where(FeedbackRow.person_id == person.id)
    rows = rows.order_by(FeedbackRow.number.desc()).limit(MOST_SHOWN)
    return [_feedback(row) for row in session.scalars(rows)]


def settle(session: Session, person: Person, number: int, state: FeedbackState, reply: str) -> Feedback:
    """Take or drop; of two who do so at the same time exactly one does."""
    row = session.get(FeedbackRow, number)
    if row is None:
        raise NotFound(kind="feedback", missing=str(number))
    may_settle_feedback(person, makers_of(session, row.agent))
    waits = (FeedbackRow.number == number) & (FeedbackRow.state == FeedbackState.SENT.value)
    told = {"state": state.value, "settled": now(), "reply": reply.strip()}
    changed = session.scalars(update(FeedbackRow).where(waits).values(told).returning(FeedbackRow.number))
    done = bool(changed.all())
    session.refresh(row)
    if not done:
        raise FeedbackSettled(number=number, state=row.state)
    act = Act.TAKE_FEEDBACK if state is FeedbackState.TAKEN else Act.DROP_FEEDBACK
    audit(session, act, person, f"{row.agent} {row.version}", f"#{number}")
    return _feedback(row)


def take_up(session: Session, agent: str, version: str, submitted: str) -> None:
    """Say of what was taken before that version was submitted that it is taken up in it."""
    taken = (FeedbackRow.agent == agent) & (FeedbackRow.state == FeedbackState.TAKEN.value)
    waits = taken & (FeedbackRow.taken_up == "") & (FeedbackRow.settled <= submitted)
    session.execute(update(FeedbackRow).where(waits).values(taken_up=version))


def _release(session: Session, new: NewFeedback) -> None:
    exactly = (ReleaseRow.agent == new.agent) & (ReleaseRow.version == new.version)
    if session.scalar(select(ReleaseRow.number).where(exactly)) is None:
        raise NotFound(kind="release", missing=f"{new.agent} {new.version}")


def _without_personal_data(new: NewFeedback) -> NewFeedback:
    """The sender's program masked it already; a client of another make may not have."""
    texts = {name: masked(getattr(new, name)) for name in ("question", "answer", "wrong")}
    return new.model_copy(update={**texts, "before": tuple(map(masked, new.before))})


def _feedback(row: FeedbackRow) -> Feedback:
    return Feedback.model_validate(
        {
            **row.said,
            "number": row.number,
            "person": row.person_id,
            "name": row.person.name,
            "department": row.person.department,
            "at": row.at,
            "state": row.state,
            "taken_up": row.taken_up,
            "reply": row.reply,
        }
    )
