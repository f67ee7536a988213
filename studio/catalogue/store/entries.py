"""What the index tells of a release."""

from studio.catalogue.store.tables import ReleaseRow
from studio.catalogue.trust.statements import Entry, Standing


def entry_of(row: ReleaseRow) -> Entry:
    """Whether it has run out is for the reader to find, by its own calendar."""
    standing, reason = _standing(row)
    return Entry(
        digest=row.digest,
        standing=standing,
        reason=reason,
        instead=row.instead,
        valid_until=row.valid_until,
    )


def _standing(row: ReleaseRow) -> tuple[Standing, str]:
    if row.recalled:
        return Standing.RECALLED, row.recalled
    if row.rolled_back:
        return Standing.ROLLED_BACK, row.rolled_back
    return (Standing.DEPRECATED, row.deprecated) if row.deprecated else (Standing.LISTED, "")
