"""Whether documents were read completely, and how large the package is."""

from studio.catalogue.checks.looking import first_of
from studio.catalogue.packages.package import LIMITS, Package
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict

LARGE = 100 << 20


def documents_check(package: Package) -> Check:
    """Every document of the knowledge was read, and all of it; an agent may do with its tools alone."""
    documents = [document for base in package.manifest.knowledge for document in base.documents]
    doubtful = [
        Sighting(
            where=document.name,
            kind="partly_read" if document.characters else "without_text",
            count=document.warnings,
        )
        for document in documents
        if document.warnings or not document.characters
    ]
    missing = not documents and not package.contents.agent.tools
    return Check(
        name=CheckName.DOCUMENTS,
        verdict=Verdict.WARN if doubtful or missing else Verdict.PASS,
        facts={"documents": len(documents), "doubtful": len(doubtful)},
        sightings=first_of(doubtful),
    )


def size_check(package: Package) -> Check:
    size = package.size
    verdict = Verdict.STOP if size > LIMITS.size else Verdict.WARN if size > LARGE else Verdict.PASS
    return Check(name=CheckName.SIZE, verdict=verdict, facts={"bytes": size, "limit": LIMITS.size})
