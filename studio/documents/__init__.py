"""Files become documents: one reader per format, run in child processes that may die."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.documents.bytes_of import digest_of
    from studio.documents.child import OnPage
    from studio.documents.classification import ClassificationMark, classification_mark
    from studio.documents.folders import find_documents
    from studio.documents.guards import guarded, masked_findings, masked_place, refused
    from studio.documents.heading_paths import with_heading_paths
    from studio.documents.invisible import without_invisible
    from studio.documents.kinds import detect_kind
    from studio.documents.parcels.members import Allowance, Member, Unpacked
    from studio.documents.personal_data import masked, personal_data_in
    from studio.documents.pictures import PagePicture, page_picture
    from studio.documents.pool import ReaderPool

__all__ = [
    "Allowance",
    "ClassificationMark",
    "Member",
    "OnPage",
    "PagePicture",
    "ReaderPool",
    "Unpacked",
    "classification_mark",
    "detect_kind",
    "digest_of",
    "find_documents",
    "guarded",
    "masked",
    "masked_findings",
    "masked_place",
    "page_picture",
    "personal_data_in",
    "refused",
    "with_heading_paths",
    "without_invisible",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.documents.bytes_of": "digest_of",
        "studio.documents.child": "OnPage",
        "studio.documents.classification": "ClassificationMark classification_mark",
        "studio.documents.folders": "find_documents",
        "studio.documents.guards": "guarded masked_findings masked_place refused",
        "studio.documents.heading_paths": "with_heading_paths",
        "studio.documents.invisible": "without_invisible",
        "studio.documents.kinds": "detect_kind",
        "studio.documents.parcels.members": "Allowance Member Unpacked",
        "studio.documents.personal_data": "masked personal_data_in",
        "studio.documents.pictures": "PagePicture page_picture",
        "studio.documents.pool": "ReaderPool",
    },
)
