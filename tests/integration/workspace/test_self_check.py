"""Every part of a computer is tried for real, and what fails is said in words somebody can act on."""

from pathlib import Path

import pytest

from studio.core.i18n import Words
from studio.core.languages import Language
from studio.endpoints import EndpointProfile, Endpoints, SessionKeys
from studio.wording.self_check import told
from studio.workspace.self_check import Finding, Part, State
from studio.workspace.self_check.endpoint import try_endpoint
from studio.workspace.self_check.reading import try_readers
from studio.workspace.self_check.system import tell_system, try_disk
from studio.workspace.self_check.vectors import try_vectors
from studio.workspace.self_check.window import try_fonts, try_window

_ZH = Words(Language.ZH)


async def test_the_parts_that_need_nothing_from_outside_work_here(tmp_path: Path) -> None:
    findings = [await tell_system(), await try_disk(tmp_path / "yet" / "to be made"), await try_readers()]

    assert [one.state for one in findings] == [State.WORKS] * 3
    assert _is_empty(tmp_path)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


async def test_vectors_are_kept_and_found_in_a_process_of_its_own() -> None:
    assert (await try_vectors()).state is State.WORKS


async def test_the_window_is_tried_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    window, fonts = await try_window(), await try_fonts()

    assert window.state is State.LIMITED
    assert "QT_QPA_PLATFORM" in told(window, _ZH)
    assert fonts.state is State.WORKS


async def test_a_platform_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")

    finding = await try_window()

    assert finding.state is State.FAILS
    assert "no-such-platform" in told(finding, _ZH)


async def test_an_endpoint_nobody_answers_at_is_said_with_its_host(tmp_path: Path) -> None:
    endpoints = Endpoints(tmp_path / "endpoints.yaml", SessionKeys())
    endpoints.save(EndpointProfile(id="city", name="市级", base_url="http://127.0.0.1:9/v1", chat_model="m"))
    endpoints.set_default("city")

    finding = await try_endpoint(tmp_path, SessionKeys())

    assert finding.state is State.FAILS
    assert "127.0.0.1:9" in told(finding, _ZH)


def test_every_part_has_words_for_every_state() -> None:
    said = [told(Finding(part=part, state=state, facts=_FACTS), _ZH) for part in Part for state in State]

    assert all(said)


_FACTS: dict[str, str | int | float] = {
    **dict.fromkeys(("system", "machine", "library", "platform", "screen", "family", "folder", "name"), "x"),
    **dict.fromkeys(("processors", "memory", "scale", "free", "settings"), 1),
    "host": "h",
    "files": "f",
    "reason": "r",
}
