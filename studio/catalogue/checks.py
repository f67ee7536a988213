"""What is looked at before a package may be submitted; the service looks again and trusts no one."""

from collections import Counter
from collections.abc import Callable

from studio.catalogue.contents import OWN_FILES
from studio.catalogue.package import Package
from studio.catalogue.readings import readings
from studio.catalogue.secret_marks import secrets_in
from studio.catalogue.values import Check, CheckName, Verdict
from studio.core.errors import CheckStopped, Fact, NotFound, TestsNotPassed, ToolSettingsInvalid
from studio.core.findings import PersonalData
from studio.documents import classification_mark
from studio.documents.personal_data import personal_data_in
from studio.tools.toolbox import reach_of

LARGE = 100 << 20


def run_checks(package: Package) -> list[Check]:
    return [check(package) for check in _CHECKS]


def refuse_stopped(package: Package, checks: list[Check]) -> None:
    """Raise TestsNotPassed or CheckStopped for the first check that stops the submission."""
    for check in checks:
        if check.verdict is not Verdict.STOP:
            continue
        if check.name is CheckName.TESTS:
            report = package.contents.report
            passed = report.passed if check.facts["same_agent"] and check.facts["same_knowledge"] else 0
            raise TestsNotPassed(agent=package.manifest.name, passed=passed, total=report.total)
        detail = ", ".join(f"{key}={value}" for key, value in check.facts.items())
        raise CheckStopped(check=check.name.value, detail=detail)


def _tests(package: Package) -> Check:
    """All cases of the suite passed, on exactly this agent and this knowledge."""
    report, manifest = package.contents.report, package.manifest
    same_agent = report.agent_digest == manifest.agent_digest
    same_knowledge = report.knowledge_digest == manifest.knowledge_digest
    cases = package.contents.tests.cases
    whole = report.covers(case.question for case in cases) and 0 < report.passed == len(cases)
    facts: dict[str, Fact] = {
        "passed": report.passed,
        "total": report.total,
        "cases": len(cases),
        "same_agent": int(same_agent),
        "same_knowledge": int(same_knowledge),
        "endpoint": report.endpoint,
        "model": report.model,
        "started": report.started,
    }
    good = whole and same_agent and same_knowledge
    return Check(name=CheckName.TESTS, verdict=Verdict.PASS if good else Verdict.STOP, facts=facts)


def _secrets(package: Package) -> Check:
    """No key, token or password in the agent's own files."""
    for name in OWN_FILES:
        for line, kind in secrets_in(package.contents.text(name)):
            return Check(
                name=CheckName.SECRETS, verdict=Verdict.STOP, facts={"file": name, "line": line, "kind": kind}
            )
    return Check(name=CheckName.SECRETS, verdict=Verdict.PASS)


def _classified(package: Package) -> Check:
    """No document that bears a 密级 mark."""
    documents = (
        kind() for read in readings(package.contents) for kind in (read.as_document, read.as_chunked)
    )
    for document in documents:
        if mark := classification_mark(document):
            facts: dict[str, Fact] = {"document": document.name, "level": mark.level, "page": mark.page}
            return Check(name=CheckName.CLASSIFIED, verdict=Verdict.STOP, facts=facts)
    return Check(name=CheckName.CLASSIFIED, verdict=Verdict.PASS)


def _personal_data(package: Package) -> Check:
    """Personal data is counted, not shown: whether it belongs there is for the reviewer to say."""
    found: dict[str, Counter[PersonalData]] = {}
    for read in readings(package.contents):
        seen = found.get(read.name, Counter())
        found[read.name] = seen | sum(map(personal_data_in, read.as_texts), Counter[PersonalData]())
    touched = sum(1 for counts in found.values() if counts)
    own = [personal_data_in(package.contents.text(name)) for name in OWN_FILES]
    total = sum([*found.values(), *own], Counter[PersonalData]())
    facts: dict[str, Fact] = {kind.value: total[kind] for kind in PersonalData if total[kind]}
    verdict = Verdict.WARN if facts else Verdict.PASS
    return Check(name=CheckName.PERSONAL_DATA, verdict=verdict, facts={**facts, "documents": touched})


def _documents(package: Package) -> Check:
    """Every document of the knowledge was read, and all of it."""
    documents = [document for base in package.manifest.knowledge for document in base.documents]
    doubtful = [document.name for document in documents if document.warnings or not document.characters]
    facts: dict[str, Fact] = {"documents": len(documents), "doubtful": len(doubtful)}
    if doubtful:
        facts["first"] = doubtful[0]
    verdict = Verdict.WARN if doubtful or not documents else Verdict.PASS
    return Check(name=CheckName.DOCUMENTS, verdict=verdict, facts=facts)


def _reach(package: Package) -> Check:
    """Untrusted text, sensitive data and effects outside in one agent are high risk (“Rule of Two”).

    A tool this service does not know, or one that is not filled in, stops the submission.
    """
    agent = package.contents.agent
    try:
        reach = reach_of(agent)
    except (NotFound, ToolSettingsInvalid) as error:
        return Check(name=CheckName.REACH, verdict=Verdict.STOP, facts={"tool": _tool_in(error)})
    facts: dict[str, Fact] = {
        "tools": len(agent.tools),
        "untrusted": int(reach.untrusted),
        "sensitive": int(reach.sensitive),
        "outward": int(reach.outward),
    }
    verdict = Verdict.WARN if reach.breaks_rule_of_two else Verdict.PASS
    return Check(name=CheckName.REACH, verdict=verdict, facts=facts)


def _tool_in(error: NotFound | ToolSettingsInvalid) -> str:
    return error.tool if isinstance(error, ToolSettingsInvalid) else error.missing


def _size(package: Package) -> Check:
    verdict = Verdict.WARN if package.size > LARGE else Verdict.PASS
    return Check(name=CheckName.SIZE, verdict=verdict, facts={"bytes": package.size})


_CHECKS: tuple[Callable[[Package], Check], ...] = (
    _tests,
    _secrets,
    _classified,
    _personal_data,
    _documents,
    _reach,
    _size,
)
