"""Routes of feedback: sent by whoever used an agent, read and settled by those who made it."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import feedback as box
from studio.catalogue.values.feedback import Feedback, FeedbackState, NewFeedback

router = APIRouter(prefix="/feedback", responses={403: {}, 409: {}, 429: {}})
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Reply = Annotated[str, Body(embed=True, max_length=1000)]


@router.post("", status_code=201, responses={404: {}})
def send(said: NewFeedback, service: TheService, person: ThePerson) -> Feedback:
    with service.store.changing() as session:
        return box.send(session, person, said)


@router.get("")
def received(
    service: TheService,
    person: ThePerson,
    agent: Annotated[str, Query(max_length=60)] = "",
    before: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    waiting: bool = False,
) -> list[Feedback]:
    """What was sent about agents the person made; `before` asks for what is older than a number.

    `waiting` leaves out what was taken or dropped.
    """
    with service.store.reading() as session:
        return box.for_maker(session, person, agent, before, waiting=waiting)


@router.get("/sent")
def sent(service: TheService, person: ThePerson) -> list[Feedback]:
    with service.store.reading() as session:
        return box.sent_by(session, person)


@router.post("/{number}/take")
def take(number: Number, service: TheService, person: ThePerson, reply: Reply = "") -> Feedback:
    """A test question was made of it."""
    with service.store.changing() as session:
        return box.settle(session, person, number, FeedbackState.TAKEN, reply)


@router.post("/{number}/drop")
def drop(number: Number, service: TheService, person: ThePerson, reply: Reply = "") -> Feedback:
    with service.store.changing() as session:
        return box.settle(session, person, number, FeedbackState.DROPPED, reply)
