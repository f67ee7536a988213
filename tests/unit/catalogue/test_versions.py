"""Which version may come next, and which one is proposed."""

import pytest
from pydantic import ValidationError

from studio.catalogue import Change, Changes, DiffLine, How, Part, Step, propose
from studio.catalogue.values.versions import check_next
from studio.core.agents import Agent
from studio.core.errors import VersionNotHigher, VersionTaken

RELEASED = ("1.0.0", "1.0.1", "1.2.0", "1.10.0")


@pytest.mark.parametrize("version", ["1.10.1", "1.11.0", "2.0.0", "1.0.2", "1.2.9"])
def test_a_higher_version_or_a_patch_of_an_older_line_may_come(version: str) -> None:
    check_next("flood-duty", version, RELEASED)


@pytest.mark.parametrize("version", ["0.9.0", "1.1.0", "1.9.9", "1.3.0"])
def test_a_lower_one_may_not(version: str) -> None:
    with pytest.raises(VersionNotHigher) as caught:
        check_next("flood-duty", version, RELEASED)
    assert caught.value.released == "1.10.0"


@pytest.mark.parametrize("version", RELEASED)
def test_nor_may_the_same_again(version: str) -> None:
    with pytest.raises(VersionTaken):
        check_next("flood-duty", version, RELEASED)


@pytest.mark.parametrize(
    "version", ["01.0.0", "1.0.00", "１.0.0", "1.0", "1.0.0-rc.1", "v1.0.0", "1.0.0\n", "9" * 40 + ".0.0"]
)
def test_what_is_no_semantic_version_is_refused(version: str) -> None:
    with pytest.raises(ValidationError):
        Agent(id="flood-duty", name="防汛值守助手", version=version)


def change(part: Part, subject: str, how: How = How.CHANGED) -> Change:
    return Change(part=part, how=how, subject=subject)


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        (change(Part.SETTINGS, "tools.official_document.official_document", How.ADDED), Step.MAJOR),
        (change(Part.SETTINGS, "knowledge.bases"), Step.MAJOR),
        (change(Part.SETTINGS, "tools.form.form.fields"), Step.MINOR),
        (change(Part.SETTINGS, "guardrails.declined_topics"), Step.MINOR),
        (change(Part.KNOWLEDGE, "防汛预案/新办法.docx", How.ADDED), Step.MINOR),
        (change(Part.KNOWLEDGE, "防汛预案/预案.docx"), Step.PATCH),
        (change(Part.SETTINGS, "purpose"), Step.PATCH),
        (change(Part.TESTS, "响应分几级？", How.ADDED), Step.PATCH),
    ],
)
def test_the_step_goes_by_what_changed(changed: Change, step: Step) -> None:
    found = propose("1.2.3", Changes(since="1.2.3", changes=(changed,)))
    assert found.step is step
    assert found.version == {Step.MAJOR: "2.0.0", Step.MINOR: "1.3.0", Step.PATCH: "1.2.4"}[step]


def test_other_instructions_are_a_minor_step() -> None:
    lines = (DiffLine(text="注明出处。", before=None, after=1),)
    assert propose("0.1.0", Changes(instructions=lines)).version == "0.2.0"
    same = (DiffLine(text="注明出处。", before=1, after=1),)
    assert propose("0.1.0", Changes(instructions=same)).version == "0.1.1"
