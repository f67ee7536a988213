"""Which addresses may be reached: read by what sends them, however they are written."""

import pytest

from studio.core.errors import ServiceHostRefused
from studio.tools.services.hosts import check_listed


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("http://[::1]:8080/a", "[::1]:8080"),
        ("http://[fd00::1]/a", "fd00::1"),
        ("http://示例.cn/a", "xn--fsq092h.cn"),
        ("http://xn--fsq092h.cn/a", "示例.cn"),
        ("https://a.example/x", "a.example:443"),
        ("http://a.example/x", "http://a.example/"),
        ("http://a.example:81/x", "A.example"),
    ],
)
def test_a_listed_server_is_known_however_it_is_written(url: str, listed: str) -> None:
    check_listed(url, [listed])


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example@evil.example/",
        "http://a.example\\@evil.example/",
        "http://a.example:80@evil.example/",
        "http://user:pw@a.example/",
        "http://evil.example#a.example",
        "http://a.example.evil.example/",
        "http://a.example:99999/",
        "http://2130706433/",
        "http://１２７.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "https://a.example:8080/",
        "file:///etc/passwd",
        "//a.example/x",
        "http://[/",
        "",
    ],
)
def test_what_only_looks_like_a_listed_server_is_refused(url: str) -> None:
    with pytest.raises(ServiceHostRefused):
        check_listed(url, ["a.example:80", "http://a.example"])
