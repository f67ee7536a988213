"""What several pages show of a document: its facts, how it stands, what the guards found."""

from studio.ui.documents.facts import DocumentNow, forget_facts, keep_facts, now
from studio.ui.documents.facts_list import FactsList, checks_of, ended_of, history_of
from studio.ui.documents.facts_sheet import FactsSheet
from studio.ui.documents.words import (
    cited_word,
    kind_word,
    personal_word,
    standing_word,
    validity_kind,
    validity_tag,
    validity_word,
)

__all__ = [
    "DocumentNow",
    "FactsList",
    "FactsSheet",
    "checks_of",
    "cited_word",
    "ended_of",
    "forget_facts",
    "history_of",
    "keep_facts",
    "kind_word",
    "now",
    "personal_word",
    "standing_word",
    "validity_kind",
    "validity_tag",
    "validity_word",
]
