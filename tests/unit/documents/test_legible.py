"""Layers of text that are none, as fonts without a table of characters leave them."""

import pytest

from studio.documents.legible import legible

TEXT = "为做好汛期值班工作，保障人民群众生命财产安全，根据《示例市防汛应急预案》，制定本办法。"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT + "\uf06c\uf0d8",  # two bullets of Wingdings
        "為做好汛期值班工作，保障人民群眾生命財產安全，根據《示例市防汛應急預案》，制定本辦法。",
        "Aperçu général des mesures prévues pour la période des crues à Exempleville",
        "第一章总则..............................1第二章值班................................2",
        "123,456.00|78%|90.5%|1,200",
    ],
)
def test_text_is_text(text: str) -> None:
    assert legible("".join(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "(cid:12)(cid:345)(cid:7)",
        "\ufffd" * 5 + "值班",
        "\ue001\ue002\ue003\ue004",
        "ÖµÊÆÈËÔ±Ó¦µ±ÔÚ¸Ú²»µÃÀë¿ªÖµÊÆÈËÔ±Ó¦µ±ÔÚ¸Ú",
        "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~" * 2,
        "镺闅馜駹鬷鮬鯆鱍鳉鴏鵋鶃鷅鸀麆黋鼆齃龊璾瓎瓵甝畖瘥癁皊盠眻睈瞔矠",
    ],
)
def test_rubbish_is_rubbish(text: str) -> None:
    assert not legible(text)
