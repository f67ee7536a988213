"""How the trace names what tools did and what passed between studio and model."""

import json

from studio.core.events import (
    ArtifactMade,
    ConfirmationAsked,
    ConfirmationGiven,
    FormUpdated,
    HistorySummarised,
    ModelAnswered,
    ModelAsked,
)
from studio.ui.language import tr

Line = tuple[str, str, str]  # icon, title, what came of it


def acted(event: ConfirmationAsked | ConfirmationGiven | FormUpdated | ArtifactMade) -> Line:
    match event:
        case ConfirmationAsked():
            return (
                "shield-account-outline",
                tr("Asked first: {tool}", tool=event.proposal.tool),
                event.proposal.target,
            )
        case ConfirmationGiven():
            return "shield-check-outline", tr("Agreed") if event.agreed else tr("Not agreed"), ""
        case FormUpdated():
            filled = sum(bool(field.value) for field in event.form.fields)
            fields = tr("{filled} of {total} fields", filled=filled, total=len(event.form.fields))
            return "form-select", event.form.title, fields
        case ArtifactMade():
            return "file-document-outline", tr("File made"), event.artifact.name


def exchanged(event: ModelAsked | ModelAnswered | HistorySummarised) -> Line:
    match event:
        case ModelAsked():
            size = len(json.dumps(event.request, ensure_ascii=False))
            return "upload-outline", tr("Model asked"), tr("{count} characters", count=size)
        case ModelAnswered():
            usage = event.usage
            tokens = tr(
                "{prompt} tokens read, {completion} written",
                prompt=usage.prompt_tokens,
                completion=usage.completion_tokens,
            )
            return "download-outline", tr("Model answered"), tokens
        case HistorySummarised():
            return "text-short", tr("Older turns summarised"), tr("{count} turns", count=event.turns)
