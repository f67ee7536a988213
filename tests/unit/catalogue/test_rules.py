"""Who may do what: every role against every act."""

from collections.abc import Callable
from typing import Any

import pytest

from studio.catalogue import Person, Role, rules
from studio.core.errors import ActNotAllowed, CommentNeeded, NotFound, ReviewerIsAuthor, ReviewerIsEditor

HERE, ELSEWHERE = "示例市应急管理局", "示例市数据局"
THEIRS = rules.Matter(7, "someone else", HERE)
OWN = rules.Matter(7, "one", HERE)
NOBODY = rules.Hands(frozenset())
ALLOWED: dict[str, tuple[Callable[[Person], None], set[Role]]] = {
    "submit": (rules.may_submit, {Role.BUILDER}),
    "decide": (lambda person: rules.may_decide(person, THEIRS, NOBODY), {Role.REVIEWER}),
    "see": (lambda person: rules.may_see(person, THEIRS), {Role.REVIEWER, Role.ADMIN}),
    "comment": (lambda person: rules.may_comment(person, THEIRS), {Role.REVIEWER}),
    "withdraw": (lambda person: rules.may_withdraw(person, THEIRS), set()),
    "recall": (rules.may_recall, {Role.REVIEWER, Role.ADMIN}),
    "administer": (rules.may_administer, {Role.ADMIN}),
}


def person_with(*roles: Role, **more: Any) -> Person:
    return Person(id="one", name="一岗", department=more.pop("department", HERE), roles=roles, **more)


@pytest.mark.parametrize("act", ALLOWED)
@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_may_do_what_it_is_for_and_nothing_else(act: str, role: Role | None) -> None:
    rule, allowed = ALLOWED[act]
    person = person_with(role) if role else person_with()
    if role in allowed:
        rule(person)
    else:
        with pytest.raises((ActNotAllowed, NotFound)):
            rule(person)


@pytest.mark.parametrize("act", ["decide", "see", "comment", "withdraw"])
@pytest.mark.parametrize(
    "person",
    [
        person_with(Role.REVIEWER, department=ELSEWHERE),
        person_with(Role.REVIEWER, reviews=(ELSEWHERE,)),
        person_with(Role.REVIEWER, department=""),
        person_with(Role.BUILDER, Role.TRAINER),
        person_with(),
    ],
)
def test_what_waits_in_a_queue_one_does_not_work_on_is_not_there(act: str, person: Person) -> None:
    with pytest.raises(NotFound) as caught:
        ALLOWED[act][0](person)
    assert caught.value == NotFound(kind="submission", missing="7"), "as if there were none of that number"


@pytest.mark.parametrize(
    "person",
    [
        person_with(Role.REVIEWER),
        person_with(Role.REVIEWER, department=ELSEWHERE, reviews=(ELSEWHERE, HERE)),
        person_with(Role.REVIEWER, department=ELSEWHERE, reviews=("*",)),
    ],
)
def test_a_reviewer_works_on_their_queues(person: Person) -> None:
    for act in ("decide", "see", "comment"):
        ALLOWED[act][0](person)


def test_an_administrator_sees_every_queue_and_decides_in_none() -> None:
    admin = person_with(Role.ADMIN, department=ELSEWHERE)
    rules.may_see(admin, THEIRS)
    assert rules.queues_of(admin) is None
    with pytest.raises(ActNotAllowed):
        rules.may_decide(admin, THEIRS, NOBODY)
    with pytest.raises(ActNotAllowed):
        rules.may_comment(admin, THEIRS)


def test_the_queues_one_sees_are_those_one_may_see_into() -> None:
    assert rules.queues_of(person_with(Role.REVIEWER)) == (HERE,)
    assert rules.queues_of(person_with(Role.REVIEWER, reviews=(ELSEWHERE, HERE))) == (HERE, ELSEWHERE)
    assert rules.queues_of(person_with(Role.REVIEWER, reviews=("*",))) is None
    assert rules.queues_of(person_with(Role.BUILDER, reviews=("*",))) == ()


def test_nobody_decides_on_their_own_work_whatever_their_roles() -> None:
    person = person_with(*Role)
    for matter, hands in (
        (OWN, NOBODY),
        (THEIRS, rules.Hands({"one"})),
        (THEIRS, rules.Hands({" ONE\u3000"})),
        (THEIRS, rules.Hands({"ｏｎｅ"})),
    ):
        with pytest.raises(ReviewerIsAuthor):
            rules.may_decide(person, matter, hands)


def test_nobody_decides_on_what_they_edited() -> None:
    with pytest.raises(ReviewerIsEditor):
        rules.may_decide(person_with(*Role), THEIRS, rules.Hands(frozenset(), {"one", "two"}))


def test_an_author_sees_comments_and_withdraws_without_a_role() -> None:
    for rule in (rules.may_see, rules.may_comment, rules.may_withdraw):
        rule(person_with(department=ELSEWHERE), OWN)


@pytest.mark.parametrize("comment", ["", " ", "\n\t", "\u3000", "\u3000\u200b", "\ufeff\u2060", "\u3164"])
def test_blanks_are_no_reason(comment: str) -> None:
    with pytest.raises(CommentNeeded):
        rules.needs_comment(comment)


def test_a_reason_is_kept_without_blanks_around_it() -> None:
    assert rules.needs_comment(" 同意\n") == "同意"


@pytest.mark.parametrize(
    ("reviews", "department", "worked_on"),
    [
        ((), "应急管理局", True),
        ((), "城管局", False),
        (("城管局",), "城管局", True),
        (("城管局",), "应急管理局", False),
        (("*",), "城管局", True),
    ],
)
def test_a_reviewer_works_on_their_own_queue_or_those_they_were_given(
    reviews: tuple[str, ...], department: str, worked_on: bool
) -> None:
    reviewer = Person(id="one", name="一岗", department="应急管理局", roles=(Role.REVIEWER,), reviews=reviews)
    assert rules.reviews_for(reviewer, department) is worked_on
    assert not rules.reviews_for(reviewer.model_copy(update={"roles": (Role.ADMIN,)}), department)
