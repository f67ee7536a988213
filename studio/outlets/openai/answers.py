"""Answers and errors in the shape that clients of OpenAI-compatible servers read."""

import json
import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from studio.catalogue.values.releases import Release
from studio.core.events import Citation, Usage
from studio.core.languages import Language
from studio.outlets.pieces import Answer, Piece, Reasoning, Text

_REASONS = {"AnswerCut": "length", "AnswerFiltered": "content_filter"}
Json = dict[str, Any]
DONE = "[DONE]"


def model(release: Release) -> Json:
    """An agent as a model; what the standard has no place for stands beside it."""
    return {
        "id": release.agent,
        "object": "model",
        "created": _seconds(release.released),
        "owned_by": release.owner or release.author.department or release.author.name,
        "name": release.name,
        "description": release.purpose,
        "version": release.version,
        "category": release.category.value,
        "valid_until": release.valid_until,
        "notice": release.deprecated,
    }


@dataclass(frozen=True)
class Writing:
    """One answer, whole or in chunks of one id."""

    release: Release
    language: Language
    id: str = field(default_factory=lambda: f"chatcmpl-{token_hex(16)}")
    created: int = field(default_factory=lambda: int(time.time()))

    def first(self) -> Json:
        return self._chunk({"role": "assistant", "content": ""})

    def chunk(self, piece: Piece) -> Json:
        match piece:
            case Text(text=text):
                return self._chunk({"content": text})
            case Reasoning(text=text):
                return self._chunk({"reasoning_content": text})
            case Answer():
                return self._chunk({}, _reason(piece)) | self._beside(piece)

    def usage(self, answer: Answer) -> Json:
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": _usage(answer.usage)}

    def whole(self, answer: Answer, reasoning: str) -> Json:
        message: Json = {"role": "assistant", "content": answer.text}
        if reasoning:
            message["reasoning_content"] = reasoning
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": _reason(answer)}
        usage = {"usage": _usage(answer.usage)}
        return {**self._head("chat.completion"), "choices": [choice], **usage, **self._beside(answer)}

    def _chunk(self, delta: Json, reason: str | None = None) -> Json:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def _head(self, kind: str) -> Json:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.release.agent}

    def _beside(self, answer: Answer) -> Json:
        return beside(answer, self.release, self.language)


def beside(answer: Answer, release: Release, language: Language) -> Json:
    """What an answer of ours has beyond the standard: sources first of all."""
    return {
        "citations": [citation(one, language) for one in answer.citations],
        "agent": {"id": release.agent, "version": release.version, "notice": release.deprecated},
        "outcome": answer.outcome.value,
        "ai_generated": answer.labelled,
        "practice": answer.practice,
        "not_done": list(answer.declined),
        "trouble": answer.trouble,
    }


def citation(source: Citation, language: Language) -> Json:
    """`url` is empty: documents are in the agent's own knowledge; `number` is the mark “[1]” in the text."""
    return {
        "number": source.number,
        "document": source.document,
        "place": source.place.label(language),
        "page": source.place.page,
        "text": source.quote,
        "base": source.base,
        "url": "",
        "in_force": not source.repealed,
        "replaced_by": source.replaced_by,
    }


def sse(data: Json | str) -> bytes:
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"data: {text}\n\n".encode()


def _reason(answer: Answer) -> str:
    return _REASONS.get(answer.trouble, "stop")


def _usage(usage: Usage) -> Json:
    total = usage.prompt_tokens + usage.completion_tokens
    return {**usage.model_dump(), "total_tokens": total}


def _seconds(moment: str) -> int:
    from datetime import datetime

    return int(datetime.fromisoformat(moment).timestamp())
