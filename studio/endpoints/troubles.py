"""Turning what goes wrong with HTTP into the errors of our tree, at the one edge where it enters."""

import json
import re
import ssl
from dataclasses import dataclass
from math import ceil
from typing import Any

import httpx

from studio.core.errors import (
    AnswerUnfit,
    ContextTooLong,
    EndpointBusy,
    EndpointError,
    EndpointFailed,
    EndpointKeyMissing,
    EndpointKeyRefused,
    EndpointModelUnknown,
    EndpointNotCompatible,
    EndpointRejected,
    EndpointTimedOut,
    EndpointUnpaid,
    EndpointUnreachable,
    EndpointUntrusted,
)
from studio.endpoints.complaints import is_too_long, is_unpaid, limit_in
from studio.endpoints.parameters import refused_in
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.urls import host

_MODEL_UNKNOWN = re.compile(
    r"model.{0,120}(not (be )?found|not exist|unknown|invalid|not supported|不存在|未找到)"
    r"|(unknown|no such|invalid|find( the)?) model|模型.{0,60}(不存在|未找到)",
    re.IGNORECASE | re.DOTALL,
)
_NO_TOOLS = re.compile(r"support[^.]{0,20}\b(?:tools?|functions?)\b", re.IGNORECASE)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Received:
    """An answer that is no success: its status, the kind it says it is, and its body."""

    status: int
    content_type: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace").strip()

    @property
    def is_html(self) -> bool:
        return "html" in self.content_type or self.text[:1] == "<"


class Troubles:
    """Knows whose endpoint it is and which key must never be repeated."""

    def __init__(self, profile: EndpointProfile, key: str = "") -> None:
        self._profile, self._key = profile, key

    @property
    def name(self) -> str:
        return self._profile.name

    def of_response(
        self, received: Received, tries: int = 1, model: str = "", wait: float = 0
    ) -> EndpointError:
        """Name what a status other than success means; `wait`: it asks to be left alone so long."""
        status, name = received.status, self.name
        message = self.shown(self._message(received))
        if is_unpaid(status, message):
            return EndpointUnpaid(endpoint=name, message=message)
        if status in {401, 403}:
            refused = EndpointKeyRefused if self._key or status == 403 else EndpointKeyMissing
            return refused(endpoint=name, status=status)
        if status == 429:
            return EndpointBusy(endpoint=name, tries=tries, wait=ceil(wait))
        return self._of_words(received, message, model)

    def _of_words(self, received: Received, message: str, model: str) -> EndpointError:
        """The same status means several things: what is said with it decides."""
        status, name = received.status, self.name
        if is_too_long(status, message):
            return ContextTooLong(endpoint=name, status=status, message=message, limit=limit_in(message))
        if status >= 500 or status == 408:
            return EndpointFailed(endpoint=name, status=status, message=message)
        if received.is_html or status < 400:
            return self.not_compatible(received)
        return self._of_request(received, message, model)

    def of_body(self, data: Any, model: str = "") -> EndpointError | None:
        """Find the error some servers put inside an answer of status 200."""
        if not isinstance(data, dict) or not (data.get("error") or data.get("object") == "error"):
            return None
        inside = data["error"] if isinstance(data.get("error"), dict) else data
        code = inside.get("code")
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        body = json.dumps(data).encode()
        found = self.of_response(Received(status, "application/json", body), model=model)
        if isinstance(found, EndpointFailed) and status != code:
            return EndpointFailed(endpoint=found.endpoint, status=200, message=found.message)
        return found

    def of_failure(self, error: Exception) -> EndpointError:
        """Name what kept an answer from coming at all."""
        name, address = self.name, host(self._profile.base_url)
        certificate = _cause(error, ssl.SSLCertVerificationError)
        if certificate:
            return EndpointUntrusted(endpoint=name, host=address)
        if isinstance(error, httpx.TimeoutException):
            return self.timed_out(self._profile.connect_seconds)
        if _cause(error, ssl.SSLError):
            return EndpointNotCompatible(endpoint=name, received="no_tls")
        garbled = isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error)
        if garbled or isinstance(error, httpx.DecodingError):
            return EndpointNotCompatible(endpoint=name, received="no_http")
        return EndpointUnreachable(endpoint=name, host=address)

    def timed_out(self, seconds: float) -> EndpointError:
        return EndpointTimedOut(endpoint=self.name, seconds=max(1, round(seconds)))

    def too_large(self, limit: int) -> EndpointError:
        """It sends more than any answer could be."""
        return self.unlike(f"more than {limit // 1_000_000} MB")

    def not_compatible(self, received: Received) -> EndpointError:
        title = _title(received.text) if received.is_html else received.text[:80]
        kind = "HTML" if received.is_html else f"HTTP {received.status}"
        return self.unlike(f"{kind} {title}".strip())

    def unfit(self, what: str) -> EndpointError:
        """It answers as such a server does, with what cannot be used; `what` is one of our codes."""
        return AnswerUnfit(endpoint=self.name, received=what)

    def unlike(self, what: str) -> EndpointError:
        """It answers, but this is not what an OpenAI-compatible server says."""
        return EndpointNotCompatible(endpoint=self.name, received=self.shown(what)[:120])

    def shown(self, message: str) -> str:
        """Return the message in one line of bearable length, without the key if it was repeated."""
        without_key = message.replace(self._key, "…") if self._key else message
        return " ".join(without_key.split())[:_LONGEST]

    def _of_request(self, received: Received, message: str, model: str) -> EndpointError:
        name = self.name
        if refused_in(message):
            return EndpointRejected(endpoint=name, status=received.status, message=message)
        if model and _MODEL_UNKNOWN.search(message):
            return EndpointModelUnknown(endpoint=name, model=model)
        if received.status == 404 and "model" in message.lower() and model:
            return EndpointModelUnknown(endpoint=name, model=model)
        if received.status in {404, 405} and not _NO_TOOLS.search(message):
            return self.not_compatible(received)
        return EndpointRejected(endpoint=name, status=received.status, message=message)

    def _message(self, received: Received) -> str:
        if received.is_html:
            return _title(received.text)
        try:
            return _said(json.loads(received.body)) or received.text
        except ValueError:
            return received.text


def _said(data: Any) -> str:
    """Find the sentence in an error body: nested, flat, FastAPI's `detail`, or a list of such."""
    if isinstance(data, str):
        return data
    if isinstance(data, list):
        return "; ".join(filter(None, map(_said, data)))
    if not isinstance(data, dict):
        return ""
    keys = ("error", "message", "msg", "detail", "error_msg")
    said = next((said for key in keys if (said := _said(data.get(key)))), "")
    place = data.get("loc")
    return f"{place[-1]}: {said}" if said and isinstance(place, list) and place else said


def _title(html: str) -> str:
    found = re.search(r"<(title|h1)[^>]*>(.*?)</\1>", html, re.IGNORECASE | re.DOTALL)
    return found.group(2).strip() if found else ""


def _cause(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False
