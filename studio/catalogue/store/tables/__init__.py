"""The tables of the catalogue, one module per idea."""

from studio.catalogue.store.tables.acts import ActRow
from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.people import DepartmentRow, PersonRow, TokenRow
from studio.catalogue.store.tables.releases import InstallRow, ReleaseRow
from studio.catalogue.store.tables.sign_in import AttemptsRow, IdentityRow, PasswordRow, SsoRow
from studio.catalogue.store.tables.submissions import SubmissionRow

__all__ = [
    "ActRow",
    "AttemptsRow",
    "DepartmentRow",
    "IdentityRow",
    "InstallRow",
    "PasswordRow",
    "PersonRow",
    "ReleaseRow",
    "SsoRow",
    "SubmissionRow",
    "Table",
    "TokenRow",
]
