"""What servers say of a request that is too long for the model."""

import pytest

from studio.endpoints.complaints import is_too_long


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
        "Range of input length should be [1, 30720]",
        "input tokens (9000) exceeds limit 8192",
        "inputs tokens + max_new_tokens must be <= 4096. Given: 5000",
        "Input validation error: `inputs` must have less than 4095 tokens. Given: 9000",
        "prompt is too long: 9000 tokens > 8192 maximum",
        "输入内容超过模型最大长度限制",
    ],
)
def test_each_server_has_its_own_words_for_it(message: str) -> None:
    assert is_too_long(400, message)


@pytest.mark.parametrize("message", ["max_tokens must be less than 100, got 1200", "input must be a string"])
def test_other_complaints_are_none_of_that(message: str) -> None:
    assert not is_too_long(400, message)
