"""Addresses as people paste them."""

import pytest

from studio.core.errors import EndpointUrlInvalid
from studio.endpoints import normalise_url
from studio.endpoints.urls import checked_url, is_loopback, origin


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("https://ai.example.org/v1", "https://ai.example.org/v1"),
        ("https://ai.example.org/v1/", "https://ai.example.org/v1"),
        ("https://ai.example.org", "https://ai.example.org/v1"),
        ("https://ai.example.org/", "https://ai.example.org/v1"),
        ("  https://AI.Example.org/v1/chat/completions ", "https://ai.example.org/v1"),
        ("https://ai.example.org/v1/embeddings/", "https://ai.example.org/v1"),
        ("https://ai.example.org/openai/chat/completions", "https://ai.example.org/openai"),
        ("https://ai.example.org/api/paas/v4", "https://ai.example.org/api/paas/v4"),
        ("https://ai.example.org/v1beta/openai/", "https://ai.example.org/v1beta/openai"),
        ("https://ai.example.org/gateway", "https://ai.example.org/gateway/v1"),
        ("https://ai.example.org//v1//", "https://ai.example.org/v1"),
        ("https://ai.example.org/v1?key=1#top", "https://ai.example.org/v1"),
        ("ai.example.org", "https://ai.example.org/v1"),
        ("10.20.0.8:8000", "http://10.20.0.8:8000/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        ("gpu-server:8000/v1", "http://gpu-server:8000/v1"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
        ("“https://ai.example.org/v1”。", "https://ai.example.org/v1"),
        ("https：//ai.example.org/v1", "https://ai.example.org/v1"),
    ],
)
def test_an_address_is_brought_to_its_base(typed: str, wanted: str) -> None:
    assert normalise_url(typed) == wanted
    assert checked_url(wanted) == wanted


@pytest.mark.parametrize(
    "nonsense",
    ["", "   ", "模型", "ftp://ai.example.org", "https://", "https:///v1", "http://ai.example.org:port/v1",
     "http://ai.example.org:99999", "请填写 地址", "http://300.1.2.3/v1", "https://-bad-.org"],
)  # fmt: skip
def test_nonsense_is_refused_and_named(nonsense: str) -> None:
    with pytest.raises(EndpointUrlInvalid) as refused:
        normalise_url(nonsense, "市级共享模型")

    assert refused.value.endpoint == "市级共享模型"


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(EndpointUrlInvalid) as refused:
        normalise_url("https://clerk:hunter2@ai.example.org/v1")

    assert "hunter2" not in str(refused.value)


def test_loopback_and_origin_are_told() -> None:
    assert is_loopback("http://127.0.0.1:8000/v1")
    assert is_loopback("http://localhost/v1")
    assert not is_loopback("https://ai.example.org/v1")
    assert origin("https://ai.example.org:8443/v1") == "https://ai.example.org:8443"
