"""What is seen of submissions and reviews: unfinished, gone wrong, finished."""

from typing import Any

from studio.catalogue import Act, Person, Remark, Rerun, Review, Submission, SubmissionState
from studio.courses.checks import NOT_YET
from studio.workspace.settings import AUTHOR
from tests.unit.courses.checks.seen_here import Done

OTHER = Person(id="排水科一岗", name="排水科一岗")


async def test_what_was_submitted(did: Done) -> None:
    wanted = {"agent": "flood", "version": "1.0.0", "note": True}
    did.seen.handed_in = [submission(author=OTHER)]
    assert await did.look("submitted", **wanted) == NOT_YET

    did.seen.handed_in = [submission(state=SubmissionState.WITHDRAWN)]
    assert (await did.look("submitted", **wanted)).mistake == "withdrawn"
    did.seen.handed_in = [submission(version="0.9.0")]
    assert (await did.look("submitted", **wanted)).mistake == "other_version"
    did.seen.handed_in = [submission()]
    assert (await did.look("submitted", **wanted)).mistake == "no_note"
    did.seen.handed_in = [submission(note="新")]
    assert (await did.look("submitted", **wanted)).done


async def test_what_others_decided_on_it(did: Done) -> None:
    wanted = {"decision": "approve"}
    did.seen.handed_in = [submission()]
    assert await did.look("reviewed_by_other", **wanted) == NOT_YET

    did.seen.handed_in = [submission(reviews=(review(Act.RETURN, OTHER),))]
    assert (await did.look("reviewed_by_other", **wanted)).mistake == "other_decision"
    did.seen.handed_in = [submission(reviews=(review(Act.RETURN, OTHER), review(Act.APPROVE, OTHER)))]
    assert (await did.look("reviewed_by_other", **wanted)).facts["reviewer"] == "排水科一岗"


async def test_the_colleague_who_decided_may_still_be_acting(did: Done) -> None:
    did.workspace.save_settings(did.workspace.settings.model_copy(update={"person": OTHER.id}))
    did.seen.handed_in = [submission(reviews=(review(Act.APPROVE, OTHER),))]
    assert await did.look("reviewed_by_other") == NOT_YET  # a neighbour's, as far as is known

    did.workspace.agents.create("flood", None, "防汛")
    assert (await did.look("reviewed_by_other")).done


async def test_what_the_learner_decided(did: Done) -> None:
    wanted = {"agent": "flood", "decision": "return", "words": ["出处"], "at_least": 6}
    did.seen.handed_in = [submission(author=OTHER, reviews=(review(Act.APPROVE, OTHER),))]
    assert await did.look("reviewed", **wanted) == NOT_YET

    decided(did, Act.APPROVE, "出处都对，可以用。")
    assert (await did.look("reviewed", **wanted)).mistake == "other_decision"
    decided(did, Act.RETURN, "不行，请再改一改。")
    assert (await did.look("reviewed", **wanted)).mistake == "comment_lacks"
    decided(did, Act.RETURN, "缺出处")
    assert (await did.look("reviewed", **wanted)).mistake == "comment_short"
    decided(did, Act.RETURN, "第二条没有出处。")
    assert (await did.look("reviewed", **wanted)).done
    assert await did.look("reviewed", **wanted, version="2.0.0") == NOT_YET


async def test_what_the_learner_commented(did: Done) -> None:
    wanted = {"agent": "防汛", "words": ["出处"], "place": ["instructions.md"]}
    did.seen.handed_in = [submission(author=OTHER, remarks=(remark(OTHER, "缺出处", "instructions.md"),))]
    assert await did.look("commented", **wanted) == NOT_YET

    did.seen.handed_in = [submission(author=OTHER, remarks=(remark(AUTHOR, "缺出处", "agent.yaml"),))]
    assert (await did.look("commented", **wanted)).mistake == "other_place"
    did.seen.handed_in = [submission(author=OTHER, remarks=(remark(AUTHOR, "改", "instructions.md"),))]
    assert (await did.look("commented", **wanted)).mistake == "comment_lacks"
    did.seen.handed_in = [submission(author=OTHER, remarks=(remark(AUTHOR, "缺出处", "instructions.md"),))]
    assert (await did.look("commented", **wanted)).done


async def test_tests_that_the_learner_ran_again(did: Done) -> None:
    did.seen.handed_in = [submission(author=OTHER, reruns=(rerun(OTHER),))]
    assert await did.look("rerun") == NOT_YET

    did.seen.handed_in = [submission(author=OTHER, reruns=(rerun(OTHER), rerun(AUTHOR)))]
    assert (await did.look("rerun")).facts == {"agent": "防汛", "passed": 3, "total": 4}


def submission(**facts: Any) -> Submission:
    plain = {
        "agent": "flood",
        "name": "防汛",
        "version": "1.0.0",
        "digest": "0" * 64,
        "size": 1,
        "passed": 1,
        "total": 1,
        "number": 1,
        "state": SubmissionState.SUBMITTED,
        "author": AUTHOR,
        "submitted": "2026-01-01T00:00:00+08:00",
    }
    return Submission.model_validate(plain | facts)


def review(act: Act, person: Person, comment: str = "看过") -> Review:
    at = "2026-01-02T00:00:00+08:00"
    return Review(number=1, act=act, person=person.id, name=person.name, comment=comment, at=at)


def decided(did: Done, act: Act, comment: str) -> None:
    did.seen.handed_in = [submission(author=OTHER, reviews=(review(act, AUTHOR, comment),))]


def remark(person: Person, text: str, file: str) -> Remark:
    at = "2026-01-02T00:00:00+08:00"
    return Remark(number=1, person=person.id, name=person.name, text=text, at=at, file=file)


def rerun(person: Person) -> Rerun:
    told = {"endpoint": "practice", "model": "m", "started": "", "at": ""}
    return Rerun(number=1, person=person.id, name=person.name, passed=3, total=4, **told)
