"""Lines that hold nothing but a page number."""

from studio.core.patterns import late

_NUMBER = late(
    r"^[\s\-—–－·•|/~〜.]*(?:第\s*)?(?:\d{0,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{0,4}\s*页?)?[\s\-—–－·•|/~〜.]*$"
)


def is_page_number(text: str) -> bool:
    """第 3 页 共 12 页, — 3 —, 3/12, iv; also with the numbers left out, as fields are."""
    return bool(_NUMBER.match(text))
