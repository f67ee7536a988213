"""What the catalogue writes down about a package, taken from the package alone."""

from studio.catalogue.package import Package
from studio.catalogue.values import PackageFacts


def facts_of(package: Package) -> PackageFacts:
    manifest, report = package.manifest, package.contents.report
    return PackageFacts(
        agent=manifest.agent,
        name=manifest.name,
        version=manifest.version,
        purpose=manifest.purpose,
        owner=manifest.owner,
        icon=manifest.icon,
        category=manifest.category,
        digest=package.digest,
        agent_digest=manifest.agent_digest,
        knowledge_digest=manifest.knowledge_digest,
        size=package.size,
        knowledge=manifest.knowledge,
        passed=report.passed,
        total=report.total,
        endpoint=report.endpoint,
        model=report.model,
        tested=report.started,
    )
