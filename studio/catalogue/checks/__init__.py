"""What is looked at before a package may be submitted; the service looks again and trusts no one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.catalogue.checks.classified import Classified
from studio.catalogue.checks.disguises import undisguised
from studio.catalogue.checks.evidence import injections_check, tests_check
from studio.catalogue.checks.looking import Looking
from studio.catalogue.checks.personal import PersonalNumbers
from studio.catalogue.checks.provenance import Provenance
from studio.catalogue.checks.reach import reach_check, rule_of_two_check
from studio.catalogue.checks.secrets import Secrets
from studio.catalogue.checks.texts import written_in
from studio.catalogue.checks.whole import documents_check, size_check
from studio.catalogue.packages.package import Package
from studio.catalogue.packages.readings import readings
from studio.catalogue.values.releases import Check, CheckName, Verdict
from studio.core.errors import CheckStopped, ReasonsMissing, TestsNotPassed
from studio.documents import without_invisible

__all__ = ["refuse_stopped", "run_checks", "with_reasons"]


def run_checks(package: Package) -> list[Check]:
    """Look at everything in one go, each text once; the order is that of CheckName."""
    checks = [
        tests_check(package),
        injections_check(package),
        documents_check(package),
        reach_check(package),
        rule_of_two_check(package),
        size_check(package),
        *_of_texts(package, (Secrets(), Classified(), PersonalNumbers(), Provenance())),
    ]
    order = list(CheckName)
    return sorted(checks, key=lambda check: order.index(check.name))


def refuse_stopped(package: Package, checks: Iterable[Check]) -> None:
    """Raise TestsNotPassed or CheckStopped for the first check that stops the submission."""
    for check in checks:
        if check.verdict is not Verdict.STOP:
            continue
        if check.name is CheckName.TESTS:
            report = package.contents.report
            passed = report.passed if check.facts["same_agent"] and check.facts["same_knowledge"] else 0
            raise TestsNotPassed(agent=package.manifest.name, passed=passed, total=report.total)
        raise CheckStopped(check=check.name.value, detail=_detail(check))


def with_reasons(checks: Iterable[Check], reasons: Mapping[CheckName, str]) -> list[Check]:
    """Put to each warning why the author submits all the same; what nobody can see is no reason.

    A reason for what does not warn is left out. Raises ReasonsMissing naming the checks.
    """
    given = {name: reason.strip() for name, reason in reasons.items() if without_invisible(reason).strip()}
    warned = [check for check in checks if check.verdict is Verdict.WARN]
    if missing := [check.name.value for check in warned if not given.get(check.name)]:
        raise ReasonsMissing(checks=", ".join(missing))
    return [
        check.model_copy(update={"reason": given[check.name]}) if check.verdict is Verdict.WARN else check
        for check in checks
    ]


def _of_texts(package: Package, lookers: tuple[Looking, ...]) -> list[Check]:
    for written in written_in(package.contents):
        plain = replace(written, text=undisguised(written.text))
        for looker in lookers:
            looker.look(plain)
    for reading in readings(package.contents):
        for looker in lookers:
            looker.read(reading)
    return [looker.check() for looker in lookers]


def _detail(check: Check) -> str:
    """Places, or the tool; empty where it is all of the agent."""
    places = [
        f"{sighting.where}:{sighting.line}" if sighting.line else sighting.where
        for sighting in check.sightings
    ]
    return ", ".join(places) or str(check.facts.get("tool", ""))
