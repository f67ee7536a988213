"""What happens while an agent answers, as one union that chat, trace, tests, CLI and server all read."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.core.artifacts import Artifact
from studio.core.facts import Validity
from studio.core.forms import FilledForm
from studio.core.passages import Passage, Trouble
from studio.core.places import Place
from studio.core.proposals import Proposal
from studio.core.searches import SkippedStep


class Outcome(StrEnum):
    ANSWERED = "answered"
    NOTHING_FOUND = "nothing_found"
    QUOTED = "quoted"  # the endpoint is gone: the passages stand in for an answer


class Citation(BaseModel):
    """A source the answer names by `number`, as in “[1]”."""

    model_config = ConfigDict(frozen=True)

    number: int
    base: str
    document: str
    chunk: int
    place: Place
    quote: str
    repealed: bool = False
    validity: Validity = Validity.IN_FORCE
    validity_known: bool = True
    replaced_by: str = ""
    in_force_from: str = ""


class Usage(BaseModel):
    model_config = ConfigDict(frozen=True)

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Timings(BaseModel):
    """Seconds from the start of the run; `first_text` is None when nothing was written."""

    model_config = ConfigDict(frozen=True)

    retrieval: float = 0.0
    first_text: float | None = None
    total: float = 0.0


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True)


class RunStarted(_Event):
    """`run` is the id under which the trace is kept; empty where none is.

    Faces show the model's reasoning and say that an answer is AI-made as its author has it.
    """

    type: Literal["run_started"] = "run_started"
    run: str = ""
    agent: str
    question: str
    endpoint: str
    model: str
    practice: bool
    show_reasoning: bool = False
    ai_label: bool = True


class PassagesFound(_Event):
    """`rewritten` is what was searched as well, in official terms; `skipped` what the endpoint did not do."""

    type: Literal["passages_found"] = "passages_found"
    query: str
    passages: tuple[Passage, ...]
    seconds: float
    rewritten: tuple[str, ...] = ()
    skipped: tuple[SkippedStep, ...] = ()


class ThinkingDelta(_Event):
    type: Literal["thinking_delta"] = "thinking_delta"
    text: str


class TextDelta(_Event):
    """`citations` are those that its “[n]” name: an answer that is stopped has no other end."""

    type: Literal["text_delta"] = "text_delta"
    text: str
    citations: tuple[Citation, ...] = ()

    def and_then(self, following: "TextDelta") -> "TextDelta":
        return TextDelta(text=self.text + following.text, citations=self.citations + following.citations)


class ToolCalled(_Event):
    type: Literal["tool_called"] = "tool_called"
    call: str
    tool: str
    arguments: dict[str, Any]  # whatever the tool's own schema says


class Shown(BaseModel):
    """What a person sees of a tool's work beside the answer: rows under `columns`, and how they came about
    (`method`: the SQL, the formula)."""

    model_config = ConfigDict(frozen=True)

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    method: str = ""
    more: int = 0  # rows there are beyond those shown


class ToolReturned(_Event):
    """`text` is what the model was told."""

    type: Literal["tool_returned"] = "tool_returned"
    call: str
    tool: str
    text: str
    trouble: Trouble | None = None
    seconds: float
    shown: Shown | None = None


class ConfirmationAsked(_Event):
    """The run waits until the person has agreed or not."""

    type: Literal["confirmation_asked"] = "confirmation_asked"
    call: str
    proposal: Proposal


class ConfirmationGiven(_Event):
    type: Literal["confirmation_given"] = "confirmation_given"
    call: str
    agreed: bool


class FormUpdated(_Event):
    type: Literal["form_updated"] = "form_updated"
    form: FilledForm


class ArtifactMade(_Event):
    type: Literal["artifact_made"] = "artifact_made"
    artifact: Artifact


class ModelAsked(_Event):
    """The exact request, as it goes over the wire, without the key; for the trace."""

    type: Literal["model_asked"] = "model_asked"
    step: int
    request: dict[str, Any]  # the JSON body


class AskedCall(BaseModel):
    """A call as the model wrote it, before anyone looked whether it can be made."""

    model_config = ConfigDict(frozen=True)

    call: str
    tool: str
    arguments: str


class QueuePlaced(_Event):
    """The endpoint is busy with others, and so many requests come before this one; 0 when it is its turn."""

    type: Literal["queue_placed"] = "queue_placed"
    ahead: int


class PutOff(_Event):
    """The endpoint could not take the request: it is asked again in so many seconds."""

    type: Literal["put_off"] = "put_off"
    seconds: float
    trouble: Trouble


class ModelAnswered(_Event):
    """One request's end: what the model wrote, reasoning left out, whether or not it became an answer.

    `usage` is what the server counted for it, `trouble` what broke it off.
    """

    type: Literal["model_answered"] = "model_answered"
    step: int
    text: str = ""
    calls: tuple[AskedCall, ...] = ()
    usage: Usage = Usage()
    seconds: float
    trouble: Trouble | None = None


class HistorySummarised(_Event):
    """Older turns no longer fit the model's window: `text` stands for the first `turns` of them.

    An empty one means that the model could not summarise them, and that they are left out.
    """

    type: Literal["history_summarised"] = "history_summarised"
    turns: int
    text: str


class AttachmentsRead(_Event):
    """What of the chat's attachments went to the model: `given` of their `parts`, those nearest to the
    question where not all of them fit into its window."""

    type: Literal["attachments_read"] = "attachments_read"
    names: tuple[str, ...]
    given: int
    parts: int


class AnswerFinished(_Event):
    """The whole answer; every “[n]” in `text` has its citation, and no other number is left in it.

    `nearest` is what comes closest where nothing was found: to look at, named nowhere in the text.
    """

    type: Literal["answer_finished"] = "answer_finished"
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    usage: Usage = Usage()
    timings: Timings = Timings()
    trouble: Trouble | None = None  # why the answer is only quoted


class RunFailed(_Event):
    type: Literal["run_failed"] = "run_failed"
    trouble: Trouble
    text: str = ""  # what was written before it broke off


RunEvent = Annotated[
    RunStarted
    | PassagesFound
    | ThinkingDelta
    | TextDelta
    | ToolCalled
    | ToolReturned
    | ConfirmationAsked
    | ConfirmationGiven
    | FormUpdated
    | ArtifactMade
    | ModelAsked
    | QueuePlaced
    | PutOff
    | ModelAnswered
    | HistorySummarised
    | AttachmentsRead
    | AnswerFinished
    | RunFailed,
    Field(discriminator="type"),
]
