"""How eight kinds of servers put an answer, a call and an error on the wire: their shapes, our content."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

TEXT = "值班电话是 0000-0000120。"
THOUGHT = "先看资料。"
PIECES = ("值班电话", "是 0000-", "0000120", "。")
CALL = {"name": "look_up", "arguments": {"q": "水位", "n": 2}}
Chunk = dict[str, Any]


@dataclass(frozen=True)
class Dialect:
    """`reasoning` is the field it comes in, or how its tags come; `flat` how errors are built."""

    name: str
    model: str
    reasoning: str = "reasoning_content"
    errors: str = "nested"
    ending: str = "\n\n"
    keep_alive: str = ""
    first: Chunk = field(default_factory=lambda: {"role": "assistant", "content": ""})
    extra: Chunk = field(default_factory=dict)
    calls: str = "parts"
    finish: str = "tool_calls"
    done: bool = True
    usage: str = "apart"
    too_long: tuple[int, str] = (400, "")
    no_tools: tuple[int, str] = (400, "")
    unknown: tuple[int, str] = (404, "")

    def answer(self) -> list[bytes]:
        """The events of a good answer: reasoning, text, usage, end."""
        return [*self.opening(), *self.thinking(), *map(self.text, PIECES), *self.closing("stop")]

    def opening(self) -> list[bytes]:
        return [*self.signs_of_life(), self.event(self.chunk(self.first))]

    def signs_of_life(self) -> list[bytes]:
        return [self.keep_alive.encode()] if self.keep_alive else []

    def thinking(self) -> list[bytes]:
        tagged = {"tags": f"<think>\n{THOUGHT}\n</think>\n\n", "half": f"{THOUGHT}\n</think>\n\n"}.get(
            self.reasoning
        )
        if tagged:
            return [self.text(tagged[start : start + 5]) for start in range(0, len(tagged), 5)]
        return [
            self.event(self.chunk({self.reasoning: part, "content": None}))
            for part in (THOUGHT[:2], THOUGHT[2:])
        ]

    def text(self, text: str) -> bytes:
        return self.event(self.chunk({"content": text}))

    def calling(self) -> list[bytes]:
        """The events of an answer that calls a tool twice."""
        return [
            *self.opening(),
            *(self.event(self.chunk({"tool_calls": [part]})) for part in self._parts()),
            *self.closing(self.finish),
        ]

    def closing(self, reason: str) -> list[bytes]:
        usage = {"prompt_tokens": 31, "completion_tokens": 9, "total_tokens": 40}
        last, apart = self.chunk({}, reason), {**self._head(), "choices": [], "usage": usage}
        counted = (
            [self.event(last), self.event(apart)]
            if self.usage == "apart"
            else [self.event({**last, "usage": usage})]
        )
        return [*counted, *([self.event("[DONE]")] if self.done else [])]

    def event(self, data: Chunk | str) -> bytes:
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        return f"data: {text}{self.ending}".encode()

    def chunk(self, delta: Chunk, reason: str | None = None) -> Chunk:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
        return {**self._head(), "choices": [choice], **self.extra}

    def error(self, status: int, message: str) -> Any:
        """The body of a refusal."""
        kind = "BadRequestError" if status < 500 else "InternalServerError"
        match self.errors:
            case "flat":
                return {"object": "error", "message": message, "type": kind, "param": None, "code": status}
            case "detail":
                return {"detail": f"[address=127.0.0.1:9997, pid=1] {message}"}
            case "string":
                return {"error": message}
            case "coded":
                return {"error": {"code": status, "message": message, "type": "invalid_request_error"}}
        return {"error": {"message": message, "type": kind, "param": None, "code": "invalid_request_error"}}

    def error_event(self, message: str) -> bytes:
        """An error in the middle of a stream."""
        if self.errors == "string":
            return f"event: error\ndata: {json.dumps({'error': {'message': message}})}{self.ending}".encode()
        if self.errors == "detail":
            return self.event({"error": f"[address=127.0.0.1:9997, pid=1] {message}"})
        return self.event(self.error(500, message))

    def _head(self) -> Chunk:
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1764200000,
            "model": self.model,
        }

    def _parts(self) -> Sequence[Chunk]:
        """Two calls, in the parts they come in."""
        name, given = CALL["name"], json.dumps(CALL["arguments"], ensure_ascii=False)
        if self.calls == "whole, all numbered 0":
            return [_part(0, f"call_{n}", name, given) for n in range(2)]
        if self.calls == "whole, without index":
            return [_part(None, f"call_{n}", name, CALL["arguments"]) for n in range(2)]
        if self.calls == "whole, without id":
            return [_part(0, None, name, given) for n in range(2)]
        parts = [
            [
                _part(n, f"call_{n}", name, ""),
                *(_part(n, None, None, piece) for piece in (given[:4], given[4:])),
            ]
            for n in range(2)
        ]
        return [part for call in parts for part in call]


def _part(index: int | None, number: str | None, name: Any, arguments: Any) -> Chunk:
    function = {"name": name, "arguments": arguments} if name else {"arguments": arguments}
    told: Chunk = {"index": index, "id": number, "type": "function" if number else None, "function": function}
    return {key: value for key, value in told.items() if value is not None}


_VLLM_LONG = (
    "This model's maximum context length is 8192 tokens. However, you requested 9300 tokens "
    "(8100 in the messages, 1200 in the completion). Please reduce the length of the messages or completion."
)
_VLLM_TOOLS = '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'
_VLLM = Dialect(
    "vllm", "DeepSeek-R1", errors="flat", extra={"prompt_logprobs": None},
    too_long=(400, _VLLM_LONG), no_tools=(400, _VLLM_TOOLS), unknown=(404, "The model `x` does not exist."),
)  # fmt: skip
DIALECTS = (
    Dialect(
        "DeepSeek", "deepseek-reasoner", keep_alive=": keep-alive\n\n",
        first={"role": "assistant", "content": None, "reasoning_content": ""},
        extra={"system_fingerprint": "fp_1"}, usage="with the last",
        too_long=(400, "This model's maximum context length is 65536 tokens. You requested 70000 tokens."),
        no_tools=(400, "deepseek-reasoner does not support Function Calling"),
        unknown=(400, "Model Not Exist"),
    ),
    replace(_VLLM, name="vLLM to 0.10"),
    replace(_VLLM, name="vLLM since 0.11", reasoning="reasoning", errors="nested"),
    replace(_VLLM, name="vLLM without parser", reasoning="tags", errors="flat"),
    Dialect(
        "SGLang", "DeepSeek-R1-Distill", reasoning="half", errors="flat", calls="whole, without id",
        extra={"matched_stop": None},
        too_long=(400, "The input (9300 tokens) is longer than the model's context length (8192 tokens)."),
        no_tools=(400, "Tool call parser is not set"), unknown=(404, "Model x not found"),
    ),
    Dialect(
        "Ollama", "deepseek-r1:7b", reasoning="reasoning", calls="whole, all numbered 0",
        extra={"system_fingerprint": "fp_ollama"},
        too_long=(400, "input length exceeds the context length"),
        no_tools=(400, "registry.ollama.ai/library/deepseek-r1:7b does not support tools"),
        unknown=(404, 'model "x" not found, try pulling it first'),
    ),
    Dialect(
        "llama.cpp", "gguf", errors="coded", first={"role": "assistant", "content": None},
        too_long=(400, "the request exceeds the available context size, try increasing it"),
        no_tools=(500, "tools param requires --jinja flag"), unknown=(400, "unknown model x"),
    ),
    Dialect(
        "LM Studio", "qwq-32b", errors="string", finish="stop", usage="with the last",
        too_long=(400, "Trying to keep the first 9300 tokens when context the overflows. However, the model "
                  "is loaded with context length of only 4096 tokens, which is not enough."),
        no_tools=(400, "Model does not support tool use"), unknown=(404, "Model 'x' not found."),
    ),
    Dialect(
        "Xinference", "qwen3", errors="detail", ending="\r\n\r\n", keep_alive=": ping - 2026-11-27\r\n\r\n",
        calls="whole, without index", done=False,
        too_long=(400, "Requested tokens (9300) exceed context window of 4096"),
        no_tools=(400, "Only ['qwen'] support tool calls"), unknown=(400, "Model not found, uid: x"),
    ),
)  # fmt: skip
