"""Settings that a server turns a request down for, and what is asked instead."""

import pytest

from studio.endpoints.parameters import put_otherwise, refused_in


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        ("stream_options: Extra inputs are not permitted", {"stream_options"}),
        ("Unsupported parameter: 'max_tokens' is not supported with this model.", {"max_tokens"}),
        ("Use 'max_completion_tokens' instead of max_tokens.", {"max_tokens"}),
        ("'temperature' does not support 0.2 with this model.", {"temperature"}),
        ("temperature must be strictly positive; stream_options unknown", {"temperature", "stream_options"}),
        ("max_tokens must be less than 100, got 1200", set()),
        ("max_tokens_total is not supported", set()),
        ("m does not support tools", set()),
    ],
)
def test_a_setting_is_known_by_its_name_and_by_what_is_said_of_it(message: str, refused: set[str]) -> None:
    assert refused_in(message) == refused


def test_what_is_refused_goes_or_takes_its_other_name() -> None:
    body = {"model": "m", "temperature": 0.2, "max_tokens": 100, "stream_options": {}}

    assert put_otherwise(body, frozenset()) == body
    assert put_otherwise(body, frozenset({"temperature", "max_tokens", "stream_options"})) == {
        "model": "m",
        "max_completion_tokens": 100,
    }
