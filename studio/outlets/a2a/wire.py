"""The two ways A2A is spoken over JSON-RPC, 1.0 and 0.3: the same matters under other names."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from studio.core.errors import AttachmentsNotTaken, RequestNotUnderstood
from studio.documents.invisible import cleaned
from studio.outlets.a2a.card import NOW

Json = dict[str, Any]
_LONGEST_ID = 200

METHODS = {
    "SendMessage": "send",
    "SendStreamingMessage": "stream",
    "GetTask": "get",
    "CancelTask": "cancel",
    "message/send": "send",
    "message/stream": "stream",
    "tasks/get": "get",
    "tasks/cancel": "cancel",
}
NOT_OFFERED = {
    "CreateTaskPushNotificationConfig": -32003,
    "GetTaskPushNotificationConfig": -32003,
    "ListTaskPushNotificationConfigs": -32003,
    "DeleteTaskPushNotificationConfig": -32003,
    "tasks/pushNotificationConfig/set": -32003,
    "tasks/pushNotificationConfig/get": -32003,
    "tasks/pushNotificationConfig/list": -32003,
    "tasks/pushNotificationConfig/delete": -32003,
    "ListTasks": -32004,
    "SubscribeToTask": -32004,
    "tasks/resubscribe": -32004,
    "GetExtendedAgentCard": -32007,
    "agent/getAuthenticatedExtendedCard": -32007,
}
NOT_FOUND, CONTENT, VERSION = -32001, -32005, -32009
PARSE, REQUEST, METHOD, PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603


@dataclass(frozen=True)
class Asked:
    """A message to an agent: its text, the conversation it says it belongs to, the agent it names."""

    text: str
    context: str
    tenant: str


def asked(params: Any) -> Asked:
    """Read the parameters of a message, of either version; raises RequestNotUnderstood or
    AttachmentsNotTaken."""
    message = params.get("message") if isinstance(params, dict) else None
    if not isinstance(message, dict):
        raise RequestNotUnderstood(field="message")
    if message.get("role") not in ("ROLE_USER", "user") or not _named(message.get("messageId")):
        raise RequestNotUnderstood(field="message.role" if message.get("messageId") else "message.messageId")
    parts = message.get("parts")
    if not isinstance(parts, list) or not parts:
        raise RequestNotUnderstood(field="message.parts")
    context = message.get("contextId") or token_hex(16)
    tenant = params.get("tenant") or ""
    if not (_named(context) and isinstance(tenant, str)):
        raise RequestNotUnderstood(field="message.contextId" if isinstance(tenant, str) else "tenant")
    return Asked("\n".join(cleaned(_text(part)) for part in parts), context, tenant)


def _text(part: Any) -> str:
    if not isinstance(part, dict):
        raise RequestNotUnderstood(field="message.parts")
    if isinstance(part.get("text"), str) and part.get("kind", "text") == "text":
        return str(part["text"])
    others = [name for name in ("raw", "url", "data", "file") if name in part]
    if not others:
        raise RequestNotUnderstood(field="message.parts")
    raise AttachmentsNotTaken(kind_of_part=others[0])


def _named(name: object) -> bool:
    return isinstance(name, str) and 0 < len(name) <= _LONGEST_ID


@dataclass(frozen=True)
class Dialect:
    """Writes what is told of one exchange in the version its asker speaks."""

    version: str
    context: str
    task: str = field(default_factory=lambda: token_hex(16))

    @property
    def _is_now(self) -> bool:
        return self.version == NOW

    def message(self, text: str, beside: Json) -> Json:
        told = {
            "messageId": token_hex(16),
            "contextId": self.context,
            "role": "ROLE_AGENT" if self._is_now else "agent",
            "parts": [self._text(text), self._data(beside)],
        }
        return {"message": told} if self._is_now else {"kind": "message", **told}

    def working(self) -> Json:
        """The task as it begins."""
        task = self.as_task("working")
        return {"task": task} if self._is_now else task

    def as_task(self, state: str) -> Json:
        kind = {} if self._is_now else {"kind": "task"}
        return {**kind, "id": self.task, "contextId": self.context, "status": self._status(state)}

    def piece(self, text: str, *, first: bool) -> Json:
        return self._artifact(self._text(text), append=not first, last=False)

    def sources(self, beside: Json, *, first: bool) -> Json:
        return self._artifact(self._data(beside), append=not first, last=True)

    def ended(self, state: str, why: str = "") -> Json:
        told = {**self._of_task(), "status": self._status(state, why)}
        return {"statusUpdate": told} if self._is_now else {"kind": "status-update", **told, "final": True}

    def _artifact(self, part: Json, *, append: bool, last: bool) -> Json:
        artifact = {"artifactId": "answer", "name": "answer", "parts": [part]}
        told = {**self._of_task(), "artifact": artifact, "append": append, "lastChunk": last}
        return {"artifactUpdate": told} if self._is_now else {"kind": "artifact-update", **told}

    def _of_task(self) -> Json:
        return {"taskId": self.task, "contextId": self.context}

    def _status(self, state: str, why: str = "") -> Json:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said = f"TASK_STATE_{state.upper()}" if self._is_now else state
        told: Json = {"state": said, "timestamp": at}
        if why:
            reason = {
                "messageId": token_hex(16),
                "role": "ROLE_AGENT" if self._is_now else "agent",
                "parts": [self._text(why)],
            }
            told["message"] = reason if self._is_now else {"kind": "message", **reason}
        return told

    def _text(self, text: str) -> Json:
        return {"text": text} if self._is_now else {"kind": "text", "text": text}

    def _data(self, beside: Json) -> Json:
        if self._is_now:
            return {"data": beside, "mediaType": "application/json"}
        return {"kind": "data", "data": beside}


def result(asked_id: Any, told: Json) -> Json:
    return {"jsonrpc": "2.0", "id": asked_id, "result": told}


def failure(asked_id: Any, code: int, message: str, reason: str) -> Json:
    detail = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason.upper(),
        "domain": "a2a-protocol.org",
    }
    return {
        "jsonrpc": "2.0",
        "id": asked_id,
        "error": {"code": code, "message": message, "data": [detail]},
    }
