"""The tables of the catalogue, one module per idea."""

from studio.catalogue.store.tables.acts import ActRow
from studio.catalogue.store.tables.base import Table
from studio.catalogue.store.tables.changes import ChangeRow
from studio.catalogue.store.tables.opinions import FeedbackRow, RatingRow
from studio.catalogue.store.tables.people import DepartmentRow, PersonRow, TokenRow
from studio.catalogue.store.tables.releases import InstallRow, ReleaseRow
from studio.catalogue.store.tables.remarks import RemarkRow, RerunRow
from studio.catalogue.store.tables.seals import (
    AuthorKeyRow,
    IndexNodeRow,
    IndexRootRow,
    LogEndRow,
    ReleaseSealRow,
    ServiceKeyRow,
    SubmissionSealRow,
)
from studio.catalogue.store.tables.search import TallyRow
from studio.catalogue.store.tables.serving import ClientCountRow, ClientRow, ClientRunRow, ClientUseRow
from studio.catalogue.store.tables.shelf import MakerRow, ShelfRow
from studio.catalogue.store.tables.sign_in import AttemptsRow, IdentityRow, PasswordRow, SsoRow
from studio.catalogue.store.tables.submissions import DeliveryRow, SubmissionRow
from studio.catalogue.store.tables.usage import UsageRow

__all__ = [
    "ActRow",
    "AttemptsRow",
    "AuthorKeyRow",
    "ChangeRow",
    "ClientCountRow",
    "ClientRow",
    "ClientRunRow",
    "ClientUseRow",
    "DeliveryRow",
    "DepartmentRow",
    "FeedbackRow",
    "IdentityRow",
    "IndexNodeRow",
    "IndexRootRow",
    "InstallRow",
    "LogEndRow",
    "MakerRow",
    "PasswordRow",
    "PersonRow",
    "RatingRow",
    "ReleaseRow",
    "ReleaseSealRow",
    "RemarkRow",
    "RerunRow",
    "ServiceKeyRow",
    "ShelfRow",
    "SsoRow",
    "SubmissionRow",
    "SubmissionSealRow",
    "Table",
    "TallyRow",
    "TokenRow",
    "UsageRow",
]
