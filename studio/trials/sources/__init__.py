"""Where test cases come from: sheets, documents, marked answers, feedback of users; and drafts of them."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.trials.sources.drafts import CaseOrigin, DraftCase, DraftCases, NewDraft

__all__ = ["CaseOrigin", "DraftCase", "DraftCases", "NewDraft"]

__getattr__ = lazily(__name__, {"studio.trials.sources.drafts": "CaseOrigin DraftCase DraftCases NewDraft"})
