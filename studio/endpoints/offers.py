"""What a server's list of models tells: their names, and by its own manner which program it is.

Read from what the servers say: vLLM, SGLang, llama.cpp, Xinference and DeepSeek put their own name into
`owned_by`, Ollama “library”, LM Studio “organization_owner”.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from studio.endpoints.profiles import Service

_OWNERS = {
    "vllm": Service.VLLM,
    "sglang": Service.SGLANG,
    "library": Service.OLLAMA,
    "llamacpp": Service.LLAMA_CPP,
    "organization_owner": Service.LM_STUDIO,
    "xinference": Service.XINFERENCE,
    "deepseek": Service.DEEPSEEK,
}


@dataclass(frozen=True, slots=True)
class Offered:
    id: str
    owner: str = ""


def offered(row: dict[str, Any]) -> Offered:
    return Offered(str(row["id"]), str(row.get("owned_by") or ""))


def recognised(models: Sequence[Offered]) -> Service:
    """Return the program that offers these."""
    found = (_OWNERS.get(model.owner.strip().casefold()) for model in models)
    return next((service for service in found if service is not None), Service.OTHER)
