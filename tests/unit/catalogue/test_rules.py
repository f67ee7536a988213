"""Who may do what: every role against every act."""

from collections.abc import Callable

import pytest

from studio.catalogue import Person, Role, rules
from studio.core.errors import ActNotAllowed, CommentNeeded, ReviewerIsAuthor

SOMEONE = "someone else"
ALLOWED: dict[str, tuple[Callable[[Person], None], set[Role]]] = {
    "submit": (rules.may_submit, {Role.BUILDER}),
    "decide": (lambda person: rules.may_decide(person, {SOMEONE}), {Role.REVIEWER}),
    "see": (lambda person: rules.may_see(person, SOMEONE), {Role.REVIEWER, Role.ADMIN}),
    "comment": (lambda person: rules.may_comment(person, SOMEONE), {Role.REVIEWER}),
    "withdraw": (lambda person: rules.may_withdraw(person, SOMEONE), set()),
    "recall": (rules.may_recall, {Role.REVIEWER, Role.ADMIN}),
    "administer": (rules.may_administer, {Role.ADMIN}),
}


def person_with(*roles: Role) -> Person:
    return Person(id="one", name="一岗", roles=roles)


@pytest.mark.parametrize("act", ALLOWED)
@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_may_do_what_it_is_for_and_nothing_else(act: str, role: Role | None) -> None:
    rule, allowed = ALLOWED[act]
    person = person_with(role) if role else person_with()
    if role in allowed:
        rule(person)
    else:
        with pytest.raises(ActNotAllowed):
            rule(person)


def test_nobody_decides_on_their_own_work_whatever_their_roles() -> None:
    with pytest.raises(ReviewerIsAuthor):
        rules.may_decide(person_with(*Role), {"one", SOMEONE})


def test_an_author_sees_comments_and_withdraws_without_a_role() -> None:
    for rule in (rules.may_see, rules.may_comment, rules.may_withdraw):
        rule(person_with(), "one")


@pytest.mark.parametrize("comment", ["", " ", "\n\t", "\u3000"])
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
