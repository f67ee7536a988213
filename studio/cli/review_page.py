"""A submission as a reviewer reads it in a terminal: what it is, what was checked, what became of it."""

from typing import TYPE_CHECKING

from studio.cli.change_lines import changes_text
from studio.cli.lines import block, fields, labelled, page, size_text, time_text
from studio.core.i18n import Words
from studio.wording import act_text, check_label, check_text, endpoint_text, state_text

if TYPE_CHECKING:
    from studio.catalogue import Changes, Check, PackedBase, Review, Submission

_SIGNS = {"pass": "✓", "warn": "!", "stop": "✗"}


def submission_text(submission: "Submission", changes: "Changes", say: Words) -> str:
    return page(
        _head(submission, say),
        block(say("Knowledge"), [_base_line(base, say) for base in submission.knowledge]),
        block(say("Checks"), [_check_line(check, say) for check in submission.checks]),
        changes_text(changes, say),
        block(say("Record"), [_act_line(review, say) for review in submission.reviews]),
    )


def _head(submission: "Submission", say: Words) -> str:
    state = state_text(submission.state, say)
    title = f"{submission.number}  {submission.name} {submission.version}  {state}"
    rows = (
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
    counts = say("{count} documents, {pages} pages", count=len(base.documents), pages=pages)
    return labelled(base.name, counts, say)


def _check_line(check: "Check", say: Words) -> str:
    label, seen = check_label(check.name, say), check_text(check.name, check.facts, say)
    return f"{_SIGNS[check.verdict]} {labelled(label, seen, say) if seen else label}"


def _act_line(review: "Review", say: Words) -> str:
    act = f"{time_text(review.at)}  {review.name}  {act_text(review.act, say)}"
    return labelled(act, review.comment, say) if review.comment else act
