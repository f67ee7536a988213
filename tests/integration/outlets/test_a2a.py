"""Published agents as other agents ask them by A2A, versions 1.0 and 0.3."""

import json
from typing import Any

import httpx
import pytest

from studio.catalogue import embedded_client
from studio.catalogue.values.clients import NewClient
from tests.integration.outlets.published import AGENT, QUESTION, Caller, City, publish
from tests.unit.catalogue.samples import REVIEWER

CARD = ".well-known/agent-card.json"


def sent(method: str, text: str = QUESTION, **params: Any) -> dict[str, Any]:
    old = "/" in method
    part = {"kind": "text", "text": text} if old else {"text": text}
    message = {"messageId": "m1", "role": "user" if old else "ROLE_USER", "parts": [part]}
    return {"jsonrpc": "2.0", "id": 7, "method": method, "params": {"message": message, **params}}


async def call(
    city: City, key: str, body: Any, path: str = f"/a2a/{AGENT}", **headers: str
) -> httpx.Response:
    async with city.http(key) as http:
        return await http.post(path, json=body, headers=headers)


def told(stream: str) -> list[dict[str, Any]]:
    lines = [line for line in stream.split("\n\n") if line.startswith("data: ")]
    return [json.loads(line.removeprefix("data: ")) for line in lines]


async def test_a_card_says_who_answers_where_and_in_which_versions(city: City) -> None:
    key = city.key().key
    async with city.http(key) as http:
        card = (await http.get(f"/a2a/{AGENT}/{CARD}")).json()
        service = (await http.get(f"/{CARD}")).json()
    async with city.http() as http:
        public = (await http.get(f"/{CARD}")).json()
        closed = await http.get(f"/a2a/{AGENT}/{CARD}")

    required = {"name", "description", "supportedInterfaces", "version", "capabilities", "skills"}
    assert required | {"defaultInputModes", "defaultOutputModes"} <= card.keys()
    assert [(one["protocolBinding"], one["protocolVersion"]) for one in card["supportedInterfaces"]] == [
        ("JSONRPC", "1.0"),
        ("JSONRPC", "0.3"),
    ]
    assert card["url"] == card["supportedInterfaces"][0]["url"] == f"http://city/a2a/{AGENT}"
    assert (card["name"], card["version"]) == ("防汛值守助手", "1.0.0")
    assert card["provider"]["organization"] == "示例市应急管理局"
    assert [skill["id"] for skill in service["skills"]] == [AGENT]
    assert AGENT not in json.dumps(public), "who has no key learns no agent's name"
    assert closed.status_code == 401


@pytest.mark.parametrize("method", ["SendMessage", "message/send"])
async def test_a_message_is_answered_with_a_message_and_its_sources(city: City, method: str) -> None:
    answer = await call(city, city.key().key, sent(method))

    body = answer.json()
    assert (body["jsonrpc"], body["id"]) == ("2.0", 7)
    message = body["result"]["message"] if method == "SendMessage" else body["result"]
    text, data = message["parts"]
    assert "四级" in text["text"]
    assert data["data"]["citations"][0]["document"] == "防汛应急预案.docx"
    assert message["role"] == ("ROLE_AGENT" if method == "SendMessage" else "agent")


async def test_a_streamed_task_is_told_from_beginning_to_end(city: City) -> None:
    answer = await call(city, city.key().key, sent("SendStreamingMessage"))

    first, *pieces, sources, last = [line["result"] for line in told(answer.text)]
    assert first["task"]["status"]["state"] == "TASK_STATE_WORKING"
    texts = [piece["artifactUpdate"]["artifact"]["parts"][0]["text"] for piece in pieces]
    assert "四级" in "".join(texts)
    assert [piece["artifactUpdate"]["append"] for piece in pieces[:2]] == [False, True]
    assert sources["artifactUpdate"]["lastChunk"]
    assert sources["artifactUpdate"]["artifact"]["parts"][0]["data"]["citations"]
    assert last["statusUpdate"]["status"]["state"] == "TASK_STATE_COMPLETED"
    assert last["statusUpdate"]["taskId"] == first["task"]["id"]

    old = [line["result"] for line in told((await call(city, city.key().key, sent("message/stream"))).text)]
    assert [old[0]["kind"], old[1]["kind"], old[-1]["kind"]] == ["task", "artifact-update", "status-update"]
    assert (old[-1]["status"]["state"], old[-1]["final"]) == ("completed", True)


async def test_a_task_can_be_canceled_by_its_own_client_alone(city: City, slow: None) -> None:
    mine, other = city.key().key, city.key().key
    caller = Caller()
    async with caller.asking(city, mine, f"/a2a/{AGENT}", sent("SendStreamingMessage")) as streaming:
        await caller.heard.wait()
        task = told(caller.text)[0]["result"]["task"]["id"]
        await _canceled(city, mine, other, task)
        await streaming
    assert told(caller.text)[-1]["result"]["statusUpdate"]["status"]["state"] == "TASK_STATE_CANCELED"


async def _canceled(city: City, mine: str, other: str, task: str) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "GetTask", "params": {"id": task}}
    assert (await call(city, mine, asked)).json()["result"]["status"]["state"] == "TASK_STATE_WORKING"
    assert (await call(city, other, asked)).json()["error"]["code"] == -32001
    canceled = (await call(city, mine, {**asked, "method": "CancelTask"})).json()["result"]
    assert canceled["status"]["state"] == "TASK_STATE_CANCELED"
    assert (await call(city, mine, asked)).json()["error"]["code"] == -32001, "nothing is kept of it"


async def test_the_catalogue_s_own_address_takes_the_agent_s_name(city: City) -> None:
    await publish(city.folder, agent="leave", name="请假助手")
    both, one = city.key().key, city.key(NewClient(name="终端", agents=(AGENT,))).key
    named = await call(city, both, sent("SendMessage", tenant=AGENT), "/a2a/")
    alone = await call(city, one, sent("SendMessage"), "/a2a/")
    unnamed = await call(city, both, sent("SendMessage"), "/a2a/")
    assert [answer.status_code for answer in (named, alone, unnamed)] == [200, 200, 404]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], -32600),
        ({"jsonrpc": "1.0", "id": 1, "method": "SendMessage"}, -32600),
        ({"jsonrpc": "2.0", "id": True, "method": "SendMessage"}, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": "Nothing"}, -32601),
        ({"jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": 3}, -32602),
        ({"jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": {"message": {}}}, -32602),
        ({"jsonrpc": "2.0", "id": 1, "method": "GetTask", "params": {"id": ["x"]}}, -32001),
        ({"jsonrpc": "2.0", "id": 1, "method": "CreateTaskPushNotificationConfig"}, -32003),
        ({"jsonrpc": "2.0", "id": 1, "method": "GetExtendedAgentCard"}, -32007),
        (sent("SendMessage") | {"params": {"message": {
            "messageId": "m", "role": "ROLE_USER", "parts": [{"raw": "AAAA", "filename": "x"}]}}}, -32005),
    ],
)  # fmt: skip
async def test_what_is_no_call_is_refused_as_json_rpc_does(city: City, body: Any, code: int) -> None:
    answer = await call(city, city.key().key, body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (200, code)


async def test_other_versions_are_refused(city: City) -> None:
    answer = await call(city, city.key().key, sent("SendMessage"), **{"A2A-Version": "2.0"})
    assert answer.json()["error"]["code"] == -32009


async def test_keys_limits_and_recalls_hold_here_too(city: City) -> None:
    key = city.key(NewClient(name="终端", everything=True, per_minute=1)).key
    assert (await call(city, "", sent("SendMessage"))).status_code == 401
    assert (await call(city, key, sent("SendMessage"))).status_code == 200
    often = await call(city, key, sent("SendMessage"))
    assert (often.status_code, often.json()["error"]["data"][0]["reason"]) == (429, "RATE_LIMIT_EXCEEDED")
    assert often.headers["retry-after"]
    async with embedded_client(city.folder / "catalogue", REVIEWER) as reviewer:
        await reviewer.shelf.recall(AGENT, "1.0.0", "预案已废止")
    assert (await call(city, city.key().key, sent("SendMessage"))).status_code == 410
