"""The tables of the catalogue, one module per idea."""

from studio.catalogue.store.tables.acts import ActRow
from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import PersonRow, TokenRow
from studio.catalogue.store.tables.releases import InstallRow, ReleaseRow
from studio.catalogue.store.tables.submissions import SubmissionRow

__all__ = ["ActRow", "InstallRow", "PersonRow", "ReleaseRow", "SubmissionRow", "Table", "TokenRow"]
