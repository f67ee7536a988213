"""What the catalogue writes down about a package, taken from the package alone."""

from studio.catalogue.packages.package import Package
from studio.catalogue.values.releases import PackageFacts, PackedTool
from studio.core.agents import ToolUse
from studio.core.errors import NotFound, ToolSettingsInvalid
from studio.core.reach import Reach
from studio.tools.kinds import tool_kind


def facts_of(package: Package) -> PackageFacts:
    manifest, report, agent = package.manifest, package.contents.report, package.contents.agent
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
        tools=tuple(map(_packed, agent.tools)),
        declines=agent.guardrails.declined_topics,
        only_from_knowledge=agent.knowledge.only_from_knowledge,
        masks_personal_data=agent.guardrails.mask_personal_data,
        ai_label=agent.guardrails.ai_label,
        editors=tuple(editor.id for editor in manifest.edited_by),
        passed=report.passed,
        total=report.total,
        endpoint=report.endpoint,
        model=report.model,
        tested=report.started,
        edited_by=manifest.edited_by,
    )


def _packed(use: ToolUse) -> PackedTool:
    """A tool that is not known here stops the submission, so what it reaches is asked of nobody."""
    try:
        reach = tool_kind(use.tool).reach_of(use)
    except (NotFound, ToolSettingsInvalid):
        reach = Reach()
    return PackedTool(kind=use.tool, name=use.known_as, reach=reach)
