"""The person's endpoints: profiles in a file, keys in the keyring, connections that are shared."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from studio.core.errors import (
    EndpointKeyRefused,
    EndpointUrlInvalid,
    FileInvalid,
    KeyringUnavailable,
    NameNotAllowed,
    NotFound,
)
from studio.core.passages import Trouble
from studio.endpoints import (
    PRACTICE,
    EndpointProfile,
    Endpoints,
    KeyStore,
    Message,
    ProbeResult,
    Role,
    Service,
    SessionKeys,
    ToolCalling,
)
from studio.endpoints.uses import STOPPED
from tests.integration.endpoints.asking import QUESTION
from tests.integration.endpoints.loopback_server import GOOD, always, response, serving

CITY = EndpointProfile(id="city", name="市级共享模型", base_url="https://ai.example.org/v1", chat_model="m")


@pytest.fixture
def endpoints(tmp_path: Path) -> Endpoints:
    return Endpoints(tmp_path / "endpoints.yaml", SessionKeys())


def test_a_new_workspace_has_the_practice_endpoint_as_its_default(endpoints: Endpoints) -> None:
    assert endpoints.list() == [PRACTICE]
    assert endpoints.default == endpoints.get("") == endpoints.get("practice") == PRACTICE
    assert PRACTICE.practice


def test_profiles_outlive_the_program(endpoints: Endpoints, tmp_path: Path) -> None:
    endpoints.save(CITY)
    endpoints.set_default("city")

    again = Endpoints(tmp_path / "endpoints.yaml", SessionKeys())
    assert again.list() == [CITY, PRACTICE]
    assert again.default == CITY


def test_saving_again_replaces_and_brings_the_address_to_its_base(endpoints: Endpoints) -> None:
    endpoints.save(CITY)
    endpoints.save(CITY.model_copy(update={"name": "新名", "base_url": "ai.example.org/v1/chat/completions"}))

    assert [(each.name, each.base_url) for each in endpoints.list()[:1]] == [("新名", CITY.base_url)]


def test_removing_the_default_falls_back_to_practice(endpoints: Endpoints) -> None:
    endpoints.save(CITY)
    endpoints.set_default("city")
    endpoints.set_key("city", "sk-1")
    endpoints.remove("city")
    endpoints.save(CITY)

    assert endpoints.default == PRACTICE
    assert not endpoints.has_key("city")


def test_what_is_not_there_or_not_allowed_is_said(endpoints: Endpoints) -> None:
    with pytest.raises(NotFound):
        endpoints.get("nowhere")
    with pytest.raises(NotFound):
        endpoints.set_default("nowhere")
    with pytest.raises(NameNotAllowed):
        endpoints.save(PRACTICE)
    with pytest.raises(NameNotAllowed):
        endpoints.remove("practice")
    with pytest.raises(EndpointUrlInvalid):
        endpoints.save(CITY.model_copy(update={"base_url": "模型"}))


def test_a_file_with_a_slip_in_it_is_named(endpoints: Endpoints, tmp_path: Path) -> None:
    (tmp_path / "endpoints.yaml").write_text("endpoints: [{id: city, nmae: x}]", encoding="utf-8")

    with pytest.raises(FileInvalid):
        endpoints.list()


def test_no_key_is_ever_written_to_the_file(endpoints: Endpoints, tmp_path: Path) -> None:
    endpoints.save(CITY)
    endpoints.set_key("city", "sk-topsecret")

    assert endpoints.key("city") == "sk-topsecret"
    assert "topsecret" not in (tmp_path / "endpoints.yaml").read_text(encoding="utf-8")


def test_a_key_is_not_sent_to_another_server_of_the_same_name(endpoints: Endpoints) -> None:
    endpoints.save(CITY)
    endpoints.set_key("city", "sk-1")
    endpoints.save(CITY.model_copy(update={"base_url": "https://elsewhere.example.org/v1"}))

    assert not endpoints.has_key("city")


def test_without_a_keyring_the_person_chooses_this_session(tmp_path: Path) -> None:
    endpoints = Endpoints(tmp_path / "endpoints.yaml", KeyStore(NoKeyring()))  # type: ignore[no-untyped-call]  # keyring ships without types
    endpoints.save(CITY)

    with pytest.raises(KeyringUnavailable) as refused:
        endpoints.set_key("city", "sk-1")
    endpoints.set_key("city", "sk-1", session_only=True)

    assert refused.value.endpoint == CITY.name
    assert endpoints.key("city") == "sk-1"
    assert endpoints.is_key_session_only("city")


async def test_an_endpoint_without_a_key_needs_no_keyring(tmp_path: Path) -> None:
    endpoints = Endpoints(tmp_path / "endpoints.yaml", KeyStore(NoKeyring()))  # type: ignore[no-untyped-call]  # keyring ships without types
    async with serving(always(GOOD)) as served:
        endpoints.save(served.profile())
        async with endpoints.connect("city") as endpoint:
            assert [piece async for piece in endpoint.chat(QUESTION)]
        await endpoints.aclose()
    endpoints.remove("city")


async def test_everyone_who_connects_shares_one_connection_and_its_limit(endpoints: Endpoints) -> None:
    endpoints.save(CITY)
    async with endpoints.connect("city") as one, endpoints.connect("city") as other:
        assert one is other
    async with endpoints.connect("city") as later:
        assert later is one
    await endpoints.aclose()


async def test_a_changed_profile_or_key_gets_a_new_connection(endpoints: Endpoints) -> None:
    endpoints.save(CITY)
    async with endpoints.connect("city") as before:
        endpoints.set_key("city", "sk-2")
        async with endpoints.connect("city") as with_key:
            endpoints.save(CITY.model_copy(update={"concurrency": 1}))
            async with endpoints.connect("city") as after:
                assert len({id(before), id(with_key), id(after)}) == 3
    await endpoints.aclose()


async def test_the_practice_endpoint_is_started_once_and_stopped_at_the_end(endpoints: Endpoints) -> None:
    async def ask() -> str:
        async with endpoints.connect() as endpoint:
            assert await endpoint.models()
            return endpoint.profile.base_url

    assert len(set(await asyncio.gather(ask(), ask(), ask()))) == 1
    await endpoints.aclose()
    await endpoints.aclose()


def test_what_the_probe_found_of_tools_is_kept_and_nothing_found_changes_nothing(
    endpoints: Endpoints, tmp_path: Path
) -> None:
    endpoints.save(EndpointProfile(id="city", name="City", base_url="http://127.0.0.1:9/v1"))
    models = ProbeResult(name="models", ok=True, seconds=1, detail={"count": 2, "service": "vllm"})
    chat = ProbeResult(name="chat", ok=True, seconds=1)
    trouble = Trouble(name="ToolsNotCalled", facts={"endpoint": "City"})
    tools = ProbeResult(name="tools", ok=False, seconds=1, trouble=trouble)

    endpoints.keep_found("city", [models, chat, tools])
    endpoints.keep_found("practice", [models, chat, tools])
    assert endpoints.last_probe("city") is not None
    endpoints.keep_found("city", [])

    assert endpoints.get("city").tool_calling is ToolCalling.STEP_BY_STEP
    assert endpoints.get("city").recognised is Service.VLLM
    assert "tool_calling: step_by_step" in (tmp_path / "endpoints.yaml").read_text("utf-8")
    assert endpoints.get("practice") == PRACTICE
    endpoints.save(endpoints.get("city").model_copy(update={"chat_model": "another"}))
    assert endpoints.get("city").tool_calling is ToolCalling.UNKNOWN
    assert endpoints.last_probe("city") is None, "it was of another model"


async def test_every_request_is_counted_with_its_times_and_without_its_words(
    endpoints: Endpoints, tmp_path: Path
) -> None:
    async with endpoints.connect() as endpoint:
        await endpoint.embed(["内部电话 12345"])
        await endpoint.reply([Message(Role.USER, "内部电话是多少")])
    async with serving(always(response(401, {}))) as served:
        endpoints.save(served.profile())
        with pytest.raises(EndpointKeyRefused):
            async with endpoints.connect(served.profile().id) as endpoint:
                await endpoint.reply([Message(Role.USER, "内部电话是多少")])
    day, refused = endpoints.uses.last_day("practice"), endpoints.uses.last_day(served.profile().id)
    await endpoints.aclose()

    assert (day.requests, day.failed, day.hours[-1]) == (2, 0, 2)
    assert day.first_median > 0
    assert (refused.requests, refused.failed) == (1, 1)
    assert "内部".encode() not in (tmp_path / "requests.sqlite3").read_bytes()


async def test_an_answer_nobody_wanted_to_its_end_is_no_failure(endpoints: Endpoints) -> None:
    asked = [Message(Role.USER, "你好")]
    async with endpoints.connect() as endpoint, aclosing(endpoint.chat(asked)) as pieces:
        await anext(pieces)
    day, latest = endpoints.uses.last_day("practice"), endpoints.uses.latest("practice")
    await endpoints.aclose()

    assert (day.requests, day.failed) == (1, 0)
    assert latest[0].trouble == STOPPED
