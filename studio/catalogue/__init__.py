"""Packages, their review and release: the catalogue service and its one client.

The service, its store and the HTTP library are imported only when a catalogue is opened or served.
"""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
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
    from studio.catalogue.packages.changes import Change, Changes, DiffLine, How, Part
    from studio.catalogue.packages.manifest import Manifest, PackedBase, PackedDocument
    from studio.catalogue.packages.outline import Outline, changes_since
    from studio.catalogue.packages.package import Package, build_package, read_package
    from studio.catalogue.packages.snapshots import knowledge_digest
    from studio.catalogue.packages.unpacking import put_in_place, unpack_package
    from studio.catalogue.people import Person, Role
    from studio.catalogue.server.serve import first_admin, serve
    from studio.catalogue.settings.server import ServerSettings
    from studio.catalogue.values.accounts import (
        Department,
        FirstPassword,
        HowMade,
        PeopleImported,
        SignedIn,
        Token,
        TokenFacts,
        WaysIn,
    )
    from studio.catalogue.values.feedback import Cited, Feedback, FeedbackState, NewFeedback
    from studio.catalogue.values.releases import (
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
    from studio.catalogue.values.remarks import (
        Answer,
        DepartmentQueue,
        Hindrance,
        Remark,
        Rerun,
        Spot,
        Standing,
    )
    from studio.catalogue.values.shelf import (
        CardPage,
        NewRating,
        Rating,
        Ratings,
        ReleaseCard,
        ShelfCounts,
        Sort,
        Wanted,
    )
    from studio.catalogue.values.usage import Usage, UsageDay, UsageLine, UsageReport, UsageTaken
    from studio.catalogue.values.versions import NextVersion, Step, propose, raised

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
        "studio.catalogue.packages.changes": "Change Changes DiffLine How Part",
        "studio.catalogue.checks": "refuse_stopped run_checks with_reasons",
        "studio.catalogue.client": "CatalogueClient",
        "studio.catalogue.connecting": "Way catalogue_client is_server server_client "
        "sign_in_name stranger_client",
        "studio.catalogue.embedded": "embedded_client",
        "studio.catalogue.packages.manifest": "Manifest PackedBase PackedDocument",
        "studio.catalogue.packages.package": "Package build_package read_package",
        "studio.catalogue.values.remarks": "Answer DepartmentQueue Hindrance Remark Rerun Spot Standing",
        "studio.catalogue.server.serve": "first_admin serve",
        "studio.catalogue.settings.server": "ServerSettings",
        "studio.catalogue.packages.snapshots": "knowledge_digest",
        "studio.catalogue.packages.unpacking": "put_in_place unpack_package",
        "studio.catalogue.values.feedback": "Cited Feedback FeedbackState NewFeedback",
        "studio.catalogue.packages.outline": "Outline changes_since",
        "studio.catalogue.values.shelf": (
            "CardPage NewRating Rating Ratings ReleaseCard ShelfCounts Sort Wanted"
        ),
        "studio.catalogue.values.usage": "Usage UsageDay UsageLine UsageReport UsageTaken",
        "studio.catalogue.values.versions": "NextVersion Step propose raised",
        "studio.catalogue.values.releases": "Act Check CheckName Covering PackedTool PutPackage Release "
        "ReleaseState Review Sighting Submission SubmissionState Verdict",
        "studio.catalogue.people": "Person Role",
        "studio.catalogue.values.accounts": "Department FirstPassword HowMade PeopleImported SignedIn Token "
        "TokenFacts WaysIn",
    },
)
