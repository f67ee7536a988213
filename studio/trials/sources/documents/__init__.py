"""Test cases out of the documents of a base: by what stands in them, or by a model that reads them."""

from studio.trials.sources.documents.by_model import AskModel, draft_with_model
from studio.trials.sources.documents.generating import Generated, generate
from studio.trials.sources.documents.texts import DocumentText

__all__ = ["AskModel", "DocumentText", "Generated", "draft_with_model", "generate"]
