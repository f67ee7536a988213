"""Packages, their review and release: the catalogue service and its one client.

The service, its store and the HTTP library are imported only when a catalogue is opened or served.
"""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.catalogue.accounts import (
        Department,
        FirstPassword,
        HowMade,
        PeopleImported,
        SignedIn,
        Token,
        TokenFacts,
        WaysIn,
    )
    from studio.catalogue.changes import Change, Changes, DiffLine, How, Part
    from studio.catalogue.checks import refuse_stopped, run_checks, with_reasons
    from studio.catalogue.client import CatalogueClient
    from studio.catalogue.connecting import (
        Way,
        catalogue_client,
        is_server,
        server_client,
        sign_in_name,
        stranger_client,
    )
    from studio.catalogue.embedded import embedded_client
    from studio.catalogue.feedback import Cited, Feedback, FeedbackState, NewFeedback
    from studio.catalogue.manifest import Manifest, PackedBase, PackedDocument
    from studio.catalogue.outline import Outline, changes_since
    from studio.catalogue.package import Package, build_package, read_package
    from studio.catalogue.people import Person, Role
    from studio.catalogue.remarks import Answer, DepartmentQueue, Hindrance, Remark, Rerun, Spot, Standing
    from studio.catalogue.server import first_admin, serve
    from studio.catalogue.settings import ServerSettings
    from studio.catalogue.shelf import (
        CardPage,
        NewRating,
        Rating,
        Ratings,
        ReleaseCard,
        ShelfCounts,
        Sort,
        Wanted,
    )
    from studio.catalogue.snapshots import knowledge_digest
    from studio.catalogue.unpacking import put_in_place, unpack_package
    from studio.catalogue.usage import Usage, UsageDay, UsageLine, UsageReport, UsageTaken
    from studio.catalogue.values import (
        Act,
        Check,
        CheckName,
        Covering,
        PackedTool,
        PutPackage,
        Release,
        ReleaseState,
        Review,
        Sighting,
        Submission,
        SubmissionState,
        Verdict,
    )
    from studio.catalogue.versions import NextVersion, Step, propose, raised

__all__ = [
    "Act",
    "Answer",
    "CardPage",
    "CatalogueClient",
    "Change",
    "Changes",
    "Check",
    "CheckName",
    "Cited",
    "Covering",
    "Department",
    "DepartmentQueue",
    "DiffLine",
    "Feedback",
    "FeedbackState",
    "FirstPassword",
    "Hindrance",
    "How",
    "HowMade",
    "Manifest",
    "NewFeedback",
    "NewRating",
    "NextVersion",
    "Outline",
    "Package",
    "PackedBase",
    "PackedDocument",
    "PackedTool",
    "Part",
    "PeopleImported",
    "Person",
    "PutPackage",
    "Rating",
    "Ratings",
    "Release",
    "ReleaseCard",
    "ReleaseState",
    "Remark",
    "Rerun",
    "Review",
    "Role",
    "ServerSettings",
    "ShelfCounts",
    "Sighting",
    "SignedIn",
    "Sort",
    "Spot",
    "Standing",
    "Step",
    "Submission",
    "SubmissionState",
    "Token",
    "TokenFacts",
    "Usage",
    "UsageDay",
    "UsageLine",
    "UsageReport",
    "UsageTaken",
    "Verdict",
    "Wanted",
    "Way",
    "WaysIn",
    "build_package",
    "catalogue_client",
    "changes_since",
    "embedded_client",
    "first_admin",
    "is_server",
    "knowledge_digest",
    "propose",
    "put_in_place",
    "raised",
    "read_package",
    "refuse_stopped",
    "run_checks",
    "serve",
    "server_client",
    "sign_in_name",
    "stranger_client",
    "unpack_package",
    "with_reasons",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.catalogue.changes": "Change Changes DiffLine How Part",
        "studio.catalogue.checks": "refuse_stopped run_checks with_reasons",
        "studio.catalogue.client": "CatalogueClient",
        "studio.catalogue.connecting": "Way catalogue_client is_server server_client "
        "sign_in_name stranger_client",
        "studio.catalogue.embedded": "embedded_client",
        "studio.catalogue.manifest": "Manifest PackedBase PackedDocument",
        "studio.catalogue.package": "Package build_package read_package",
        "studio.catalogue.remarks": "Answer DepartmentQueue Hindrance Remark Rerun Spot Standing",
        "studio.catalogue.server": "first_admin serve",
        "studio.catalogue.settings": "ServerSettings",
        "studio.catalogue.snapshots": "knowledge_digest",
        "studio.catalogue.unpacking": "put_in_place unpack_package",
        "studio.catalogue.feedback": "Cited Feedback FeedbackState NewFeedback",
        "studio.catalogue.outline": "Outline changes_since",
        "studio.catalogue.shelf": "CardPage NewRating Rating Ratings ReleaseCard ShelfCounts Sort Wanted",
        "studio.catalogue.usage": "Usage UsageDay UsageLine UsageReport UsageTaken",
        "studio.catalogue.versions": "NextVersion Step propose raised",
        "studio.catalogue.values": "Act Check CheckName Covering PackedTool PutPackage Release "
        "ReleaseState Review Sighting Submission SubmissionState Verdict",
        "studio.catalogue.people": "Person Role",
        "studio.catalogue.accounts": "Department FirstPassword HowMade PeopleImported SignedIn Token "
        "TokenFacts WaysIn",
    },
)
