"""Which program a server is can be told from its list of models."""

import pytest

from studio.endpoints import Service
from studio.endpoints.offers import offered, recognised


@pytest.mark.parametrize(
    ("owner", "service"),
    [
        ("vllm", Service.VLLM),
        ("sglang", Service.SGLANG),
        ("library", Service.OLLAMA),
        ("llamacpp", Service.LLAMA_CPP),
        ("organization_owner", Service.LM_STUDIO),
        ("DeepSeek", Service.DEEPSEEK),
        ("somebody", Service.OTHER),
        (None, Service.OTHER),
    ],
)
def test_a_server_is_known_by_whom_its_models_belong_to(owner: str | None, service: Service) -> None:
    assert recognised([offered({"id": "m", "owned_by": owner})]) is service
