"""What a search is narrowed to, in words: for the search test and for why something was not found."""

from studio.knowledge.filters import SearchFilters
from studio.ui.language import tr


def scope_words(filters: SearchFilters) -> list[str]:
    """One for each filter of documents, issuer and dates that is set."""
    documents = filters.documents
    said = [
        tr("Documents: {name}", name=documents[0]) if len(documents) == 1 else "",
        tr("{count} {count:document|documents}", count=len(documents)) if len(documents) > 1 else "",
        tr("Issuer: {name}", name=filters.issuer) if filters.issuer else "",
        _dates(filters.dated_from, filters.dated_to),
    ]
    return [words for words in said if words]


def all_words(filters: SearchFilters) -> str:
    """With what the chips say, in one line; empty when nothing is set."""
    in_force = [tr("In force only")] if filters.in_force else []
    repealed = [tr("Repealed too")] if filters.repealed_too else []
    return " · ".join([*in_force, *repealed, *scope_words(filters)])


def _dates(start: str, end: str) -> str:
    if start and end:
        return tr("Issued {start} to {end}", start=start, end=end)
    if start:
        return tr("Issued from {start}", start=start)
    return tr("Issued until {end}", end=end) if end else ""
