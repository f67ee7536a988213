"""Each way an endpoint can go wrong has one name, with facts and without the key."""

import logging
import socket
from typing import Any

import pytest

from studio.core.errors import (
    AnswerBroken,
    EndpointBusy,
    EndpointError,
    EndpointFailed,
    EndpointKeyMissing,
    EndpointKeyRefused,
    EndpointModelUnknown,
    EndpointNotCompatible,
    EndpointRejected,
    EndpointTimedOut,
    EndpointUnreachable,
    EndpointUrlInvalid,
    FileInvalid,
    ModelNotChosen,
)
from studio.endpoints import Endpoint, EndpointProfile
from tests.integration.endpoints.asking import QUESTION, Waits, patient, pieces_of, text_of
from tests.integration.endpoints.loopback_server import (
    DONE,
    STREAM_HEAD,
    Asked,
    Write,
    always,
    delta,
    event,
    response,
    serving,
    streamed,
)

CITY = "市级共享模型"
HTML = "<html><head><title>统一登录</title></head><body>…</body></html>"


async def trouble_with(answer: bytes, **settings: Any) -> EndpointError:
    async with serving(always(answer)) as served:
        with pytest.raises(EndpointError) as failed:
            await pieces_of(served.profile(**settings), key="sk-topsecret")
    return failed.value


NOT_COMPATIBLE = [
    (response(404, {"detail": "Not Found"}), 'HTTP 404 {"detail": "Not Found"}'),
    (response(404, HTML, content_type="text/html"), "HTML 统一登录"),
    (response(200, HTML, content_type="text/html"), "HTML 统一登录"),
    (response(302, "", Location="/login"), "HTTP 302"),
    (response(200, '{"choices": ['), 'HTTP 200 {"choices": ['),
    (response(200, {"hello": "world"}), '{"hello": "world"}'),
    (b"220 mail.example ESMTP\r\n\r\n", "no_http"),
    (streamed(b"data: {bad\n\n", DONE), "HTTP 200 {bad"),
    (streamed(b"data: 7\n\n", DONE), "7"),
]
FAILED = [
    (response(500, {"error": {"message": "out of memory"}}), 500, "out of memory"),
    (response(502, HTML, content_type="text/html"), 502, "统一登录"),
    (response(200, {"error": {"message": "engine dead"}}), 200, "engine dead"),
    (streamed(event({"error": {"message": "engine dead", "code": 503}})), 503, "engine dead"),
]
REJECTED = [
    (response(200, {"object": "error", "message": "too long", "code": 400}), 400, "too long"),
    (response(400, {"error": {"message": "max_tokens is too large"}}), 400, "max_tokens is too large"),
    (response(422, {"detail": [{"loc": ["n"], "msg": "be 1"}, {"msg": "more"}]}), 422, "n: be 1; more"),
]
MODEL_UNKNOWN = [
    response(404, {"object": "error", "message": "The model `m` does not exist."}),
    response(404, {"error": "model 'm' not found"}),
    response(400, {"error": {"message": "Model Not Exist"}}),
    response(400, {"detail": "Model not found in the model list, uid: m"}),
]


@pytest.mark.parametrize(("answer", "received"), NOT_COMPATIBLE)
async def test_an_answer_of_another_kind_of_server_is_shown(answer: bytes, received: str) -> None:
    wanted = EndpointNotCompatible(endpoint=CITY, received=received)

    assert repr(await trouble_with(answer)) == repr(wanted)


@pytest.mark.parametrize(("answer", "status", "message"), FAILED)
async def test_a_server_that_fails_says_why(answer: bytes, status: int, message: str) -> None:
    wanted = EndpointFailed(endpoint=CITY, status=status, message=message)

    assert repr(await trouble_with(answer)) == repr(wanted)


@pytest.mark.parametrize(("answer", "status", "message"), REJECTED)
async def test_a_request_that_is_not_accepted_says_why(answer: bytes, status: int, message: str) -> None:
    wanted = EndpointRejected(endpoint=CITY, status=status, message=message)

    assert repr(await trouble_with(answer)) == repr(wanted)


@pytest.mark.parametrize("answer", MODEL_UNKNOWN)
async def test_a_model_the_server_does_not_have_is_named(answer: bytes) -> None:
    assert repr(await trouble_with(answer)) == repr(EndpointModelUnknown(endpoint=CITY, model="m"))


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_is_named_whatever_the_body(status: int) -> None:
    answer = response(status, HTML, content_type="text/html")

    assert repr(await trouble_with(answer)) == repr(EndpointKeyRefused(endpoint=CITY, status=status))


async def test_an_endpoint_that_stays_busy_is_named_with_our_tries() -> None:
    assert repr(await trouble_with(response(429, {}))) == repr(EndpointBusy(endpoint=CITY, tries=4, wait=0))


async def test_a_key_that_is_wanted_and_not_there_is_told_from_a_wrong_one() -> None:
    async with serving(always(response(401, {}))) as served:
        with pytest.raises(EndpointKeyMissing):
            await pieces_of(served.profile())


async def test_whoever_waits_hears_when_it_is_asked_again() -> None:
    heard: list[tuple[float, str]] = []
    async with (
        serving(always(response(429, {}, Retry_After="3"))) as served,
        Endpoint(served.profile(), "", patient()) as endpoint,
    ):
        pieces = endpoint.chat(QUESTION, put_off=lambda *told: heard.append((told[0], told[1].name)))
        with pytest.raises(EndpointBusy):
            await anext(pieces)

    assert heard == [(3.0, "EndpointBusy")] * 3


async def test_an_endpoint_that_asks_for_a_long_pause_is_named_with_it() -> None:
    answer = response(429, {}, Retry_After="120")

    assert repr(await trouble_with(answer)) == repr(EndpointBusy(endpoint=CITY, tries=1, wait=120))


@pytest.mark.parametrize("rest", [b"", b"data: {bad\n\n"], ids=["cut", "garbled"])
async def test_an_answer_that_breaks_off_is_told(rest: bytes) -> None:
    answer = streamed(delta(content="半"), rest)

    assert repr(await trouble_with(answer)) == repr(AnswerBroken(endpoint=CITY))


async def test_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(EndpointUnreachable) as failed:
        await pieces_of(
            EndpointProfile(id="city", name=CITY, base_url=f"http://127.0.0.1:{port}/v1", chat_model="m")
        )

    assert failed.value.host == f"127.0.0.1:{port}"


async def test_a_name_nobody_knows_is_unreachable() -> None:
    with pytest.raises(EndpointUnreachable) as failed:
        await pieces_of(
            EndpointProfile(id="city", name=CITY, base_url="http://ai.example/v1", chat_model="m")
        )

    assert failed.value.host == "ai.example"


async def test_a_connection_that_does_not_come_about_in_time_is_tried_again() -> None:
    waits = Waits()
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"https://127.0.0.1:{mute.getsockname()[1]}/v1"
        profile = EndpointProfile(id="city", name=CITY, base_url=url, chat_model="m", connect_seconds=0.05)
        with pytest.raises(EndpointTimedOut):
            await pieces_of(profile, waits=waits)

    assert len(waits.seconds) == 3


@pytest.mark.parametrize(
    "begun", [b"", STREAM_HEAD, streamed(delta(content="半"))], ids=["silent", "head", "middle"]
)
async def test_an_endpoint_that_falls_silent_times_out(begun: bytes) -> None:
    async def silent(asked: Asked, write: Write) -> None:
        await write(begun)
        await served.left.wait()

    async with serving(silent) as served:
        with pytest.raises(EndpointTimedOut):
            await pieces_of(served.profile(first_token_seconds=0.05, idle_seconds=0.05))

    assert len(served.asked) == 1


async def test_a_stream_cut_by_the_network_is_broken() -> None:
    chunked = STREAM_HEAD.replace(b"Connection", b"Transfer-Encoding: chunked\r\nConnection")
    piece = delta(content="半")

    assert repr(await trouble_with(chunked + f"{len(piece):x}\r\n".encode() + piece)) == repr(
        AnswerBroken(endpoint=CITY)
    )


async def test_a_key_the_server_repeats_is_not_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    error = await trouble_with(response(400, {"error": {"message": "no credit for sk-topsecret"}}))

    assert isinstance(error, EndpointRejected)
    assert error.message == "no credit for …"
    assert "topsecret" not in caplog.text + str(error)


async def test_a_key_that_is_no_ascii_is_left_to_the_server_to_refuse() -> None:
    async with serving(always(response(401, {}))) as served:
        with pytest.raises(EndpointKeyRefused):
            await pieces_of(served.profile(), key="密钥")


async def test_work_without_a_model_is_refused_before_anything_is_sent() -> None:
    async with serving(always(response(200, {}))) as served:
        endpoint = Endpoint(served.profile(chat_model="", embedding_model="", rerank_model=""))
        for work in (endpoint.reply([]), endpoint.embed(["x"]), endpoint.rerank("x", ["y"])):
            with pytest.raises(ModelNotChosen):
                await work
        await endpoint.aclose()

    assert served.asked == []


def test_a_proxy_that_is_no_address_is_refused() -> None:
    with pytest.raises(EndpointUrlInvalid):
        Endpoint(EndpointProfile(id="city", name=CITY, base_url="http://ai.example/v1", proxy="nonsense"))


def test_a_ca_file_that_is_none_is_named() -> None:
    with pytest.raises(FileInvalid):
        Endpoint(
            EndpointProfile(id="city", name=CITY, base_url="https://ai.example/v1", ca_bundle="/no/such.pem")
        )


async def test_a_garbled_embedding_is_not_compatible() -> None:
    bodies: list[dict[str, Any] | list[Any]] = [
        {"data": []},
        {"data": [{"embedding": "AAAA"}]},
        {"data": [{"embedding": []}]},
        [],
    ]
    for body in bodies:
        async with serving(always(response(200, body))) as served, Endpoint(served.profile()) as endpoint:
            with pytest.raises(EndpointNotCompatible):
                await endpoint.embed(["x"])


async def test_models_and_rerank_in_another_shape_are_not_compatible() -> None:
    async with (
        serving(always(response(200, {"x": 1}))) as served,
        Endpoint(served.profile(), "", patient()) as endpoint,
    ):
        with pytest.raises(EndpointNotCompatible):
            await endpoint.models()
        with pytest.raises(EndpointNotCompatible):
            await endpoint.rerank("x", ["y"])


@pytest.mark.parametrize("score", [float("nan"), float("inf"), None, "good"])
async def test_a_rerank_score_that_is_no_number_is_not_compatible(score: object) -> None:
    body = {"results": [{"index": 0, "relevance_score": score}]}
    async with (
        serving(always(response(200, body))) as served,
        Endpoint(served.profile(), "", patient()) as endpoint,
    ):
        with pytest.raises(EndpointNotCompatible):
            await endpoint.rerank("x", ["y"])


async def test_no_pause_is_made_for_what_will_not_change() -> None:
    waits = Waits()
    async with serving(always(response(401, {}))) as served:
        with pytest.raises(EndpointKeyRefused):
            await text_of(served.profile(), waits=waits)

    assert waits.seconds == []
    assert len(served.asked) == 1
