"""What can go wrong between a program and a model server.

A fault says what the person is told (the errors of ours that fit), or that the answer comes all the same.
"""

import gzip
import json
from dataclasses import dataclass
from email.utils import formatdate

from tests.integration.dialects.dialects import PIECES, Dialect
from tests.integration.dialects.strikes import (
    GATEWAY,
    LOGIN,
    Strike,
    answers,
    crumbs,
    dawdling_head,
    endless_head,
    first,
    for_ever,
    half,
    huge_line,
    hung_up,
    in_words,
    listed,
    oddly,
    plain,
    refusal,
    reset_at_once,
    silent,
    streams,
    until_cut,
)
from tests.integration.dialects.wire import head, whole


@dataclass(frozen=True)
class Fault:
    """`told` are the errors that name it; none when the answer comes all the same. `kept` of the answer
    had come already. One that never `speaks` is the same in every dialect."""

    name: str
    strike: Strike
    told: tuple[str, ...] = ()
    kept: str = ""
    speaks: bool = True

    @property
    def patience(self) -> tuple[float, float]:
        """Seconds to wait for a first token, and between two: where nothing comes, hardly at all."""
        silent = "EndpointTimedOut" in self.told
        return (0.06 if silent and not self.kept else 10, 0.25 if silent else 10)


HALF = "".join(PIECES[:2])
LOST = ("EndpointUnreachable", "AnswerBroken")
FAULTS = (
    Fault("reset at once", reset_at_once, LOST, speaks=False),
    Fault("hangs up without a word", hung_up, LOST, speaks=False),
    Fault("reset after the headers", streams(lambda d: [], reset=True), LOST, speaks=False),
    Fault("reset before the first token", streams(Dialect.opening, reset=True), LOST),
    Fault("reset after the first tokens", streams(half, reset=True), ("AnswerBroken",), HALF),
    Fault("closed after the first tokens", streams(half), ("AnswerBroken",), HALF),
    Fault("cut inside a character", streams(until_cut), ("AnswerBroken",), HALF),
    Fault("says nothing", silent, ("EndpointTimedOut",), speaks=False),
    Fault(
        "says nothing after the headers",
        streams(lambda d: [], hold=True),
        ("EndpointTimedOut",),
        speaks=False,
    ),
    Fault("falls silent in the middle", streams(half, hold=True), ("EndpointTimedOut",), HALF),
    Fault("headers letter by letter", dawdling_head, ("EndpointTimedOut",), speaks=False),
    Fault("headers without end", endless_head, ("EndpointNotCompatible", *LOST), speaks=False),
    Fault(
        "signs of life for ever",
        for_ever(lambda d: b": ping" + d.ending.encode()),
        ("EndpointTimedOut",),
    ),
    Fault(
        "roles for ever",
        for_ever(lambda d: d.event(d.chunk({"role": "assistant"}))),
        ("EndpointTimedOut",),
    ),
    Fault(
        "the same words for ever",
        for_ever(lambda d: d.text("重复重复。" * 400), 0, thinks=True),
        ("AnswerEndless",),
        "重复",
    ),
    Fault("a line of 100 MB", huge_line, ("EndpointNotCompatible",), speaks=False),
    Fault(
        "a body shorter than it says",
        answers(lambda d: head(200, "application/json", 9000) + b'{"choices"'),
        ("AnswerBroken",),
        speaks=False,
    ),
    Fault(
        "a body longer than it says",
        answers(lambda d: head(200, "application/json", 20) + json.dumps(plain(d)).encode()),
        ("EndpointNotCompatible",),
    ),
    Fault(
        "chunks with nonsense lengths",
        answers(lambda d: head(200, Transfer_Encoding="chunked") + b"zz\r\nhello\r\n"),
        LOST,
        speaks=False,
    ),
    Fault(
        "a TLS alert",
        answers(lambda d: b"\x15\x03\x01\x00\x02\x02\x28"),
        ("EndpointNotCompatible", *LOST),
        speaks=False,
    ),
    Fault(
        "another protocol",
        answers(lambda d: b"SSH-2.0-OpenSSH_9.6\r\n"),
        ("EndpointNotCompatible", *LOST),
        speaks=False,
    ),
    Fault(
        "garbage that says it is gzip",
        answers(lambda d: head(200, Content_Encoding="gzip") + b"\x1f\x8bnonsense" * 9),
        ("EndpointNotCompatible", "AnswerBroken"),
        speaks=False,
    ),
    Fault(
        "gzip cut in the middle",
        answers(lambda d: head(200, Content_Encoding="gzip") + gzip.compress(b"".join(d.answer()))[:60]),
        ("EndpointNotCompatible", "AnswerBroken"),
    ),
    Fault(
        "redirect to a sign-in",
        answers(lambda d: whole(302, "", "text/html", Location="/login")),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault(
        "a sign-in page",
        answers(lambda d: whole(200, LOGIN, "text/html")),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault("a gateway's page, then fine", first(lambda d: whole(502, GATEWAY, "text/html"))),
    Fault("500, then fine", first(refusal(500, "engine restarting"))),
    Fault("503 while loading, then fine", first(refusal(503, "Loading model"))),
    Fault("429 with seconds, then fine", first(refusal(429, "rate limit reached", Retry_After="2"))),
    Fault(
        "429 with a date, then fine",
        first(refusal(429, "rate limit reached", Retry_After=formatdate(0, usegmt=True))),
    ),
    Fault("429 with nonsense, then fine", first(refusal(429, "rate limit reached", Retry_After="soon"))),
    Fault(
        "429 for a century",
        answers(refusal(429, "rate limit reached", Retry_After="3e9")),
        ("EndpointBusy",),
    ),
    Fault("429 without end", answers(refusal(429, "rate limit reached")), ("EndpointBusy",)),
    Fault("500 without end", answers(refusal(500, "CUDA out of memory")), ("EndpointFailed",)),
    Fault(
        "a gateway's page without end",
        answers(lambda d: whole(502, GATEWAY, "text/html")),
        ("EndpointFailed",),
        speaks=False,
    ),
    Fault("401", answers(refusal(401, "Authentication Fails (no such user)")), ("EndpointKeyRefused",)),
    Fault("403", answers(refusal(403, "forbidden")), ("EndpointKeyRefused",)),
    Fault("402", answers(refusal(402, "Insufficient Balance")), ("EndpointUnpaid",)),
    Fault("no quota left", answers(refusal(429, "You exceeded your current quota")), ("EndpointUnpaid",)),
    Fault("a model it does not have", answers(in_words("unknown")), ("EndpointModelUnknown",)),
    Fault(
        "a path it does not have",
        answers(lambda d: whole(404, {"detail": "Not Found"})),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault(
        "a method it does not take",
        answers(lambda d: whole(405, {"detail": "Method Not Allowed"})),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault(
        "413",
        answers(
            lambda d: whole(413, "<html><title>413 Request Entity Too Large</title></html>", "text/html")
        ),
        ("ContextTooLong",),
        speaks=False,
    ),
    Fault("too long for the model", answers(in_words("too_long")), ("ContextTooLong",)),
    Fault(
        "too long, with status 200",
        answers(lambda d: whole(200, {"error": d.too_long[1]})),
        ("ContextTooLong",),
    ),
    Fault(
        "too long, in the stream",
        streams(lambda d: [*d.opening(), d.error_event(d.too_long[1])]),
        ("ContextTooLong",),
    ),
    Fault("400", answers(refusal(400, "temperature must be a number")), ("EndpointRejected",)),
    Fault(
        "422",
        answers(lambda d: whole(422, {"detail": [{"loc": ["body", "n"], "msg": "field required"}]})),
        ("EndpointRejected",),
        speaks=False,
    ),
    Fault(
        "an error with status 200",
        answers(
            lambda d: whole(
                200, d.error(500, "engine dead") if d.errors != "detail" else {"error": "engine dead"}
            )
        ),
        ("EndpointFailed",),
    ),
    Fault(
        "an error before the first token",
        streams(lambda d: [*d.opening(), d.error_event("engine dead")]),
        ("EndpointFailed",),
    ),
    Fault(
        "an error in the middle",
        streams(lambda d: [*half(d), d.error_event("engine dead")]),
        ("EndpointFailed",),
        HALF,
    ),
    Fault(
        "no JSON",
        answers(lambda d: whole(200, '{"choices": [{"mess')),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault("a list as JSON", answers(lambda d: whole(200, [])), ("EndpointNotCompatible",), speaks=False),
    Fault(
        "JSON a thousand deep",
        answers(lambda d: whole(200, "[" * 100_000)),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault(
        "another JSON",
        answers(lambda d: whole(200, {"status": "ok"})),
        ("EndpointNotCompatible",),
        speaks=False,
    ),
    Fault("no JSON in the middle", streams(lambda d: [*half(d), d.event("{bad")]), ("AnswerBroken",), HALF),
    Fault("nothing said", streams(lambda d: [*d.opening(), *d.closing("stop")]), ("AnswerEmpty",)),
    Fault(
        "no choices at all",
        answers(lambda d: whole(200, {"choices": []})),
        ("AnswerEmpty",),
        speaks=False,
    ),
    Fault(
        "only reasoning",
        streams(
            lambda d: [*d.opening(), d.event(d.chunk({"reasoning_content": "想"})), *d.closing("length")]
        ),
        ("AnswerOnlyReasoned",),
    ),
    Fault("choices that are null", streams(oddly({"choices": None}))),
    Fault(
        "deltas that are null",
        streams(oddly({"choices": [{"index": 0, "delta": None}]}, {"choices": [None]})),
    ),
    Fault("deltas with a role only", streams(oddly(*[{"choices": [{"delta": {"role": "assistant"}}]}] * 5))),
    Fault("usage that is nonsense", streams(oddly({"usage": {"prompt_tokens": "many"}}, {"usage": []}))),
    Fault(
        "calls that are nonsense",
        streams(oddly({"choices": [{"delta": {"tool_calls": [None, "x", {"function": None}]}}]})),
    ),
    Fault("parts instead of a text", streams(listed)),
    Fault("a text that is no stream", answers(lambda d: whole(200, plain(d)))),
    Fault(
        "a stream that says it is text",
        answers(lambda d: head(200, "text/plain") + b"".join(d.answer())),
    ),
    Fault("a mark of byte order", streams(lambda d: [b"\xef\xbb\xbf", *d.answer()])),
    Fault(
        "lines that end otherwise",
        streams(lambda d: [b"".join(d.answer()).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")]),
    ),
    Fault("in parts that end anywhere", crumbs),
    Fault("the end not marked", streams(lambda d: [e for e in d.answer() if b"[DONE]" not in e])),
    Fault(
        "no reason for ending",
        streams(lambda d: [*half(d), *map(d.text, PIECES[2:]), d.event("[DONE]")]),
    ),
    Fault("HTTP/1.0", answers(lambda d: head().replace(b"HTTP/1.1", b"HTTP/1.0") + b"".join(d.answer()))),
)
