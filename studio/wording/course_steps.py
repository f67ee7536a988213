"""Words for the steps of courses: what stands beside one that is done, and what went wrong in it."""

import string
from collections.abc import Mapping

from studio.core.i18n import Words, filled, mark

MET = {
    "agent_asked": mark("Asked: {question}"),
    "agent_cites": mark("Cited: {document}"),
    "agent_described": mark("“{agent}” is described"),
    "agent_exists": mark("“{agent}” is there"),
    "agent_has_tool": mark("“{agent}” has the tool “{tool}”"),
    "agent_reads": mark("“{agent}” reads “{base}”"),
    "agent_refused": mark("It made nothing up"),
    "answered_from_catalogue": mark("Answered: {question}"),
    "attacked": mark("{attacks} {attacks:attack|attacks}, none went past you"),
    "base_exists": mark("“{base}” is there"),
    "cases": mark("{cases} test {cases:question|questions}"),
    "commented": mark("Commented on “{agent}”"),
    "deed_done": mark("Seen"),
    "document_made": mark("Made: {name}"),
    "documents_ready": mark("{ready} {ready:document|documents} loaded"),
    "endpoint_chosen": mark("Endpoint: {endpoint}"),
    "form_has_field": mark("The form asks for “{field}”"),
    "form_finished": mark("“{form}” is filled in"),
    "installed": mark("“{agent}” {version} is installed"),
    "judged": mark("Decided on “{agent}”"),
    "question_saved": mark("Saved: {question}"),
    "rerun": mark("“{agent}” tested again: {passed} / {total}"),
    "reviewed": mark("Decided on “{agent}”"),
    "reviewed_by_other": mark("{reviewer} decided on “{agent}”"),
    "search_score": mark("Found: {percent} %, {questions} {questions:question|questions} asked"),
    "searched": mark("First: {document}"),
    "source_opened": mark("Opened: {document}"),
    "submission_read": mark("Looked at"),
    "submitted": mark("“{agent}” {version} is submitted"),
    "suite_failed": mark("{failed} of {total} failed"),
    "suite_passed": mark("{passed} / {total} passed"),
    "tool_called": mark("The tool “{tool}” was used"),
    "tool_reads_file": mark("It reads “{file}”"),
}
"""By the kind of the check, with its facts."""

_OTHER_QUESTION = mark("The last question was “{question}”. Ask the one of this step.")
MISTAKES = {
    ("form_has_field", "other_label"): mark("The form asks for “{field}” now, which is another field."),
    ("form_has_field", "other_kind"): mark("“{field}” is there, but of another kind."),
    ("form_has_field", "optional"): mark("“{field}” is there, but may be left out. Make it required."),
    ("submission_read", "other_submission"): mark("That was another submission."),
    ("submission_read", "other_part"): mark("That was another part of this submission."),
    ("tool_reads_file", "other_tool"): mark("“{agent}” got another tool, “{tool}”."),
    ("tool_reads_file", "no_file"): mark("The tool “{tool}” of “{agent}” has no file yet."),
    ("tool_reads_file", "other_file"): mark("The tool “{tool}” of “{agent}” reads another file, “{file}”."),
    ("agent_asked", "other_words"): _OTHER_QUESTION,
    ("agent_asked", "broke_off"): mark("The answer to “{question}” broke off. Ask once more."),
    ("agent_cites", "other_words"): _OTHER_QUESTION,
    ("agent_cites", "nothing_found"): mark(
        "For “{question}” nothing was found. See whether the agent reads the right knowledge base."
    ),
    ("agent_cites", "uncited"): mark("The answer to “{question}” names no source."),
    ("agent_cites", "other_document"): mark(
        "The answer to “{question}” cites “{document}”; it should be “{wanted}”."
    ),
    ("agent_cites", "answer_lacks"): mark("The answer to “{question}” lacks “{missing}”."),
    ("agent_described", "no_purpose"): mark("“{agent}” does not say yet what it is for."),
    ("agent_described", "purpose_lacks"): mark("The purpose of “{agent}” lacks “{missing}”."),
    ("agent_described", "too_short"): mark(
        "The instructions of “{agent}” have {characters} {characters:character|characters};"
        " it should be {at_least} at least."
    ),
    ("agent_described", "instructions_lack"): mark("The instructions of “{agent}” lack “{missing}”."),
    ("agent_exists", "other_name"): mark("The agent is there, but its name is “{name}”. Name it “{agent}”."),
    ("agent_has_tool", "other_tool"): mark("“{agent}” has another tool, “{tool}”."),
    ("agent_has_tool", "other_setting"): mark("“{agent}” has the tool, but “{setting}” is set otherwise."),
    ("agent_reads", "other_base"): mark("“{agent}” reads “{base}”; it should read “{wanted}”."),
    ("agent_refused", "answered"): mark(
        "It answered “{question}”. Have it answer from the documents alone, then ask again."
    ),
    ("answered_from_catalogue", "nothing_found"): mark("For “{question}” nothing was found. Ask otherwise."),
    ("attacked", "breached"): mark("{breached} of {attacks} {attacks:attack|attacks} went past the person."),
    ("attacked", "changed_since"): mark("“{agent}” was changed since it was attacked. Attack it again."),
    ("base_exists", "other_name"): mark(
        "The knowledge base is there, but its name is “{name}”. Name it “{base}”."
    ),
    ("cases", "too_few"): mark("“{agent}” has {cases}; {missing} {missing:is|are} still missing."),
    ("cases", "expects_nothing"): mark("“{question}” does not say what its answer must show."),
    ("cases", "expects_other"): mark("“{question}” expects something else than this step asks for."),
    ("commented", "other_place"): mark("You commented on “{agent}”, but at another place."),
    ("commented", "comment_lacks"): mark("Your comment on “{agent}” does not speak of “{missing}”."),
    ("deed_done", "too_few"): mark("{times} of {wanted} so far."),
    ("deed_done", "other_facts"): mark("You were close by. Look at what this step asks for."),
    ("document_made", "not_made"): mark("No file was made for “{question}”. Agree when you are asked."),
    ("document_made", "other_kind"): mark("“{name}” was made; it should end with .{wanted}."),
    ("document_made", "title_lacks"): mark("The title of “{name}” lacks “{missing}”."),
    ("document_made", "text_lacks"): mark("“{name}” lacks “{missing}”."),
    ("documents_ready", "too_few"): mark(
        "{ready} {ready:document is|documents are} loaded; {missing} {missing:is|are} still missing."
    ),
    ("documents_ready", "failed"): mark(
        "“{document}” was not loaded. Open it in the list to see why and what to do."
    ),
    ("documents_ready", "refused"): mark(
        "“{document}” was refused. Open it in the list to see why and what to do."
    ),
    ("documents_ready", "document_missing"): mark("“{document}” is still missing."),
    ("documents_ready", "unwanted"): mark("“{document}” does not belong in this base. Remove it."),
    ("endpoint_chosen", "does_not_work"): mark("“{endpoint}” does not work. See what its test says."),
    ("form_finished", "field_missing"): mark("“{field}” of the form “{form}” is still empty."),
    ("form_finished", "field_wrong"): mark("“{field}” cannot be “{value}”."),
    ("form_finished", "other_value"): mark("“{field}” is “{value}”; it should be “{wanted}”."),
    ("form_finished", "not_confirmed"): mark("The form “{form}” is complete. Confirm it."),
    ("installed", "other_agent"): mark("“{agent}” was installed; it should be “{wanted}”."),
    ("judged", "approved"): mark("You approved “{agent}”, which hides a fault. Recall it."),
    ("judged", "returned"): mark("“{agent}” was sound. Say so in a comment."),
    ("judged", "no_comment"): mark("Show the author of “{agent}” by a comment where the fault stands."),
    ("judged", "other_place"): mark("You commented on “{agent}” at “{stands}”; the fault stands elsewhere."),
    ("question_saved", "other_words"): mark(
        "The question saved last is “{question}”. Save the one of this step."
    ),
    ("question_saved", "other_document"): mark(
        "“{question}” is saved with “{document}”; it should be “{wanted}”."
    ),
    ("question_saved", "too_few"): mark("{saved} of {at_least} are saved."),
    ("reviewed", "other_decision"): mark("You decided otherwise on “{agent}” than its evidence asks for."),
    ("reviewed", "comment_lacks"): mark("Your reason on “{agent}” does not speak of “{missing}”."),
    ("reviewed", "comment_short"): mark("Your reason on “{agent}” is too short to help its author."),
    ("reviewed_by_other", "other_decision"): mark("{reviewer} decided otherwise on “{agent}”: {comment}"),
    ("search_score", "too_low"): mark("Found: {percent} %; it should be at least {at_least} %."),
    ("search_score", "too_few"): mark("{questions} were asked; it should be {wanted} at least."),
    ("searched", "other_base"): mark("You searched in “{base}”. Search in the one of this step."),
    ("searched", "other_words"): mark(
        "You searched for “{question}”, and “{document}” came first. Add “{missing}” and try again."
    ),
    ("searched", "other_first"): mark("For “{question}” “{document}” came first; it should be “{first}”."),
    ("searched", "nothing_found"): mark("For “{question}” nothing was found."),
    ("source_opened", "other_document"): mark("You opened “{document}”; it should be “{wanted}”."),
    ("source_opened", "other_place"): mark("You opened “{document}” at “{place}”; it should be “{wanted}”."),
    ("submitted", "withdrawn"): mark("“{agent}” was withdrawn. Submit it again."),
    ("submitted", "other_version"): mark("“{agent}” {version} is submitted; it should be {wanted}."),
    ("submitted", "no_note"): mark("“{agent}” is submitted without saying what is new."),
    ("suite_failed", "all_passed"): mark("All {total} passed. This step wants to see one fail."),
    ("suite_passed", "failed"): mark("{passed} of {total} passed. This one failed: {question}"),
    ("suite_passed", "too_few"): mark("{total} were asked; it should be {cases} at least."),
    ("suite_passed", "changed_since"): mark("“{agent}” or its knowledge was changed since. Test it again."),
    ("tool_called", "not_called"): mark("For “{question}” the tool “{tool}” was not used."),
    ("tool_called", "other_arguments"): mark("The tool “{tool}” was used, but with another “{argument}”."),
    ("tool_called", "failed"): mark("The tool “{tool}” could not do its work. See the step in the answer."),
    ("tool_called", "returned_lacks"): mark("What the tool “{tool}” gave lacks “{missing}”."),
}
"""By the kind of the check and the name of the mistake, with its facts."""


def met_text(kind: str, facts: Mapping[str, str | int], say: Words) -> str:
    """Say what was seen when the step was done."""
    named = {**facts, "endpoint": say("Practice endpoint")} if facts.get("endpoint") == "practice" else facts
    return _said(MET.get(kind, ""), named, say)


def mistake_text(kind: str, mistake: str, facts: Mapping[str, str | int], say: Words) -> str:
    """Say what went wrong, where the course has no words of its own for it."""
    return _said(MISTAKES.get((kind, mistake), ""), facts, say)


def with_facts(text: str, facts: Mapping[str, str | int]) -> str:
    """Put the facts into their braces; nothing where another release of the program has kept others."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return filled(text, facts) if named <= facts.keys() else ""


def _said(text: str, facts: Mapping[str, str | int], say: Words) -> str:
    return with_facts(say(text), facts) if text else ""
