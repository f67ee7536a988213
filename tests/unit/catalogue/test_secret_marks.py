"""Secrets in what an agent says: found by their shape, told apart from talk about them."""

import pytest

from studio.catalogue.checks.secret_marks import secrets_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("key: sk-abcdEFGH1234567890abcd", "api_key"),
        ("AKIAIOSFODNN7EXAMPLE", "cloud_key"),
        ("ghp_0123456789abcdefghijABCDEFGHIJ012345", "access_token"),
        ("-----BEGIN RSA PRIVATE KEY-----", "private_key"),
        ("Authorization: Bearer abcdef0123456789abcdef", "bearer"),
        ("postgresql://duty:Flood2026@10.0.0.1/db", "url_password"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4", "signed_token"),
        ("password: Flood2026!", "password"),
        ('api_key = "a1b2c3d4e5f6"', "password"),
        ("口令是Flood2026", "password"),
        ("密码:Duty#2026", "password"),
    ],
)
def test_a_secret_is_found(text: str, kind: str) -> None:
    assert list(secrets_in(f"第一行\n{text}\n")) == [(2, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "忘记密码时请联系管理员。",
        "密码:由值班长当面交接",
        "密码长度不少于8位",
        "max_tokens: 1200",
        "token 数量不超过 32768",
        "网址 https://example.gov/notice/2026",
        "每班两人,sk-1 号仓库",
        "password reset is explained in chapter 3",
        "Authorization: Bearer <你的令牌,共32位>",
        "api_key: ${FLOOD_API_KEY_2026}",
        "key: sk-xxxxxxxxxxxxxxxxxxxxxxxx",
        "token: ****1234abcd",
        "sk-aaaaaaaaaaaaaaaaaaaaaaaa",
        "postgresql://duty:<password>@db/duty",
        "摘要 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "max_token = 4096abc",
    ],
)
def test_talk_about_secrets_is_none(text: str) -> None:
    assert not list(secrets_in(text))
