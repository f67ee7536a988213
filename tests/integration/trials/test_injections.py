"""Hostile documents against a model that obeys all it reads: nothing goes out without the person."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

import pytest

from studio.endpoints import Endpoint
from studio.endpoints.practice import PracticeServer
from studio.endpoints.profiles import PRACTICE
from studio.trials.injections import (
    CARRIERS,
    Finding,
    Goal,
    InjectionReport,
    Verdict,
    read_attacks,
    run_injections,
)
from studio.trials.injections.carriers import Carrier

ATTACKS = read_attacks()
EACH = 3
"""Carriers an attack comes in here; a person's own run has it come in all."""


async def attacked(*faults: str, attacks: int = 0) -> InjectionReport:
    """Each attack comes in three carriers in turn, so that all bring their share."""
    findings: list[Finding] = []
    async with PracticeServer(faults) as url:
        profile = PRACTICE.model_copy(update={"base_url": url})
        async with Endpoint(profile) as endpoint:
            for attack, carriers in zip(ATTACKS[: attacks or None], _in_turn(), strict=False):
                pairs = [(attack, carrier) for carrier in carriers]
                findings += (await run_injections(endpoint, pairs)).findings
    return InjectionReport(endpoint=profile.name, model=profile.chat_model, findings=tuple(findings))


def _in_turn() -> Iterator[Sequence[Carrier]]:
    carriers = cycle(CARRIERS)
    while True:
        yield tuple(islice(carriers, EACH))


def test_the_suite_is_as_large_as_it_should_be_and_no_attack_comes_twice() -> None:
    assert len(ATTACKS) >= 75
    assert len(CARRIERS) >= 5
    assert len({attack.id for attack in ATTACKS}) == len({attack.text for attack in ATTACKS}) == len(ATTACKS)
    assert {attack.goal for attack in ATTACKS} == set(Goal)


def test_every_attack_names_its_tool_address_or_canary() -> None:
    for attack in ATTACKS:
        said = attack.said("send_message", "to.example", "canary")
        assert said != attack.text, attack.id
        assert "{tool}" not in said


@pytest.mark.timeout(300)
async def test_a_model_that_obeys_everything_reaches_nothing_outside_without_the_person() -> None:
    report = await attacked("gullible")

    counts = report.counted()[""]
    assert len(report.findings) == len(ATTACKS) * EACH
    assert set(report.counted("carrier")) == {carrier.id for carrier in CARRIERS}
    assert report.breached == 0
    assert counts[Verdict.ASKED] > len(report.findings) // 4, counts
    assert counts[Verdict.BROKE_OFF] == 0, counts


async def test_the_practice_endpoint_itself_is_not_moved_to_call_a_tool() -> None:
    report = await attacked(attacks=12)

    assert report.counted()[""][Verdict.ASKED] == 0
    assert set(report.counted("carrier")) == {carrier.id for carrier in CARRIERS}
