"""The kinds of checks there are, one file each."""

from typing import Annotated

from pydantic import Field

from studio.courses.checks.agent_asked import AgentAsked
from studio.courses.checks.agent_cites import AgentCites
from studio.courses.checks.agent_described import AgentDescribed
from studio.courses.checks.agent_exists import AgentExists
from studio.courses.checks.agent_has_tool import AgentHasTool
from studio.courses.checks.agent_reads import AgentReads
from studio.courses.checks.agent_refused import AgentRefused
from studio.courses.checks.answered_from_catalogue import AnsweredFromCatalogue
from studio.courses.checks.attacked import Attacked
from studio.courses.checks.base_exists import BaseExists
from studio.courses.checks.cases import Cases
from studio.courses.checks.commented import Commented
from studio.courses.checks.deed_done import DeedDone
from studio.courses.checks.document_made import DocumentMade
from studio.courses.checks.documents_ready import DocumentsReady
from studio.courses.checks.endpoint_chosen import EndpointChosen
from studio.courses.checks.form_finished import FormFinished
from studio.courses.checks.form_has_field import FormHasField
from studio.courses.checks.installed import Installed
from studio.courses.checks.judged import Judged
from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.question_saved import QuestionSaved
from studio.courses.checks.rerun import Rerun
from studio.courses.checks.reviewed import Reviewed
from studio.courses.checks.reviewed_by_other import ReviewedByOther
from studio.courses.checks.search_score import SearchScore
from studio.courses.checks.searched import Searched
from studio.courses.checks.seen import Seen
from studio.courses.checks.source_opened import SourceOpened
from studio.courses.checks.submission_read import SubmissionRead
from studio.courses.checks.submitted import Submitted
from studio.courses.checks.suite_failed import SuiteFailed
from studio.courses.checks.suite_passed import SuitePassed
from studio.courses.checks.tool_called import ToolCalled
from studio.courses.checks.tool_reads_file import ToolReadsFile

Check = Annotated[
    AgentAsked
    | AgentCites
    | AgentDescribed
    | AgentExists
    | AgentHasTool
    | AgentReads
    | AgentRefused
    | AnsweredFromCatalogue
    | Attacked
    | BaseExists
    | Cases
    | Commented
    | DeedDone
    | DocumentMade
    | DocumentsReady
    | EndpointChosen
    | FormFinished
    | FormHasField
    | Installed
    | Judged
    | QuestionSaved
    | Rerun
    | Reviewed
    | ReviewedByOther
    | SearchScore
    | Searched
    | SourceOpened
    | SubmissionRead
    | Submitted
    | SuiteFailed
    | SuitePassed
    | ToolCalled
    | ToolReadsFile,
    Field(discriminator="kind"),
]
"""What a step of a course is checked by, told apart by its `kind`."""

__all__ = ["NOT_YET", "Check", "CheckKind", "Outcome", "Seen", "done", "missed"]
