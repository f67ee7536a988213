"""A submission as a reviewer reads it in a terminal: what it is, what was checked, what became of it."""

from typing import TYPE_CHECKING

from studio.cli.change_lines import changes_text
from studio.cli.lines import block, fields, labelled, page, size_text, time_text
from studio.cli.submitting import check_lines
from studio.core.i18n import Words
from studio.wording import act_text, endpoint_text, state_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.catalogue import (
        Changes,
        DepartmentQueue,
        PackedBase,
        Remark,
        Rerun,
        Review,
        Submission,
    )


def submission_text(submission: "Submission", changes: "Changes", say: Words) -> str:
    return page(
        _head(submission, say),
        block(say("Knowledge"), [_base_line(base, say) for base in submission.knowledge]),
        block(say("Checks"), ["\n".join(check_lines(check, say)) for check in submission.checks]),
        changes_text(changes, say),
        block(say("Comments"), [remark_text(remark, say) for remark in submission.remarks]),
        block(say("Tests run again"), [_rerun_line(rerun, say) for rerun in submission.reruns]),
        block(say("Record"), [_act_line(review, say) for review in submission.reviews]),
    )


def queue_text(rows: "Sequence[Submission]", queues: "Sequence[DepartmentQueue]", say: Words) -> str:
    """A line for each submission, then how many wait in each department."""
    lines = [
        f"{row.number}  {row.name} {row.version}  {row.author.name}  {state_text(row.state, say)}"
        for row in rows
    ]
    waiting = [
        say("{department}: {count} waiting", department=_office(queue.department, say), count=queue.waiting)
        for queue in queues
    ]
    return "\n".join([*lines, *waiting])


def remark_text(remark: "Remark", say: Words) -> str:
    """The place and what stands there, what was said about it, and what was said to that."""
    line = f"{remark.file}:{remark.line}" if remark.line else remark.file
    place = " ".join(part for part in (line, remark.subject) if part)
    settled = say("settled") if remark.resolved else ""
    head = " · ".join(part for part in (place, remark.quote, settled) if part)
    said = labelled(f"{remark.number}  {remark.name}", remark.text, say)
    answers = [f"    {labelled(one.name, one.text or say('settled'), say)}" for one in remark.answers]
    return "\n".join([*([head] if head else []), said, *answers])


def _rerun_line(rerun: "Rerun", say: Words) -> str:
    passed = say("{passed} of {total} passed", passed=rerun.passed, total=rerun.total)
    facts = (time_text(rerun.at), rerun.name, passed, endpoint_text(rerun.endpoint, say), rerun.model)
    return f"{rerun.number}  " + " · ".join(fact for fact in facts if fact)


def _office(department: str, say: Words) -> str:
    return department or say("Without office")


def _head(submission: "Submission", say: Words) -> str:
    state = state_text(submission.state, say)
    title = f"{submission.number}  {submission.name} {submission.version}  {state}"
    rows = (
        (say("Purpose"), submission.purpose),
        (say("Owner"), submission.owner),
        (say("Author"), _author(submission, say)),
        (say("Submitted"), time_text(submission.submitted)),
        (say("Release note"), submission.note),
        (say("Tests"), _tests(submission, say)),
        (say("Digest"), submission.digest),
        (say("Size"), size_text(submission.size)),
    )
    return "\n".join([title, *fields(rows, say)])


def _author(submission: "Submission", say: Words) -> str:
    author = submission.author
    told = say("{name} ({department})", name=author.name, department=author.department)
    return told if author.department else author.name


def _tests(submission: "Submission", say: Words) -> str:
    passed = say("{passed} of {total} passed", passed=submission.passed, total=submission.total)
    facts = (passed, endpoint_text(submission.endpoint, say), submission.model)
    return " · ".join(fact for fact in facts if fact)


def _base_line(base: "PackedBase", say: Words) -> str:
    pages = sum(document.pages for document in base.documents)
    counts = say(
        "{count} {count:document|documents}, {pages} {pages:page|pages}",
        count=len(base.documents),
        pages=pages,
    )
    return labelled(base.name, counts, say)


def _act_line(review: "Review", say: Words) -> str:
    act = f"{time_text(review.at)}  {review.name}  {act_text(review.act, say)}"
    return labelled(act, review.comment, say) if review.comment else act
