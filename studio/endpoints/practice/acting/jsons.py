"""JSON objects in a text that holds other things too."""

import json
from collections.abc import Iterator
from typing import Any


def objects_in(text: str) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield the JSON objects of a text with their places, none inside another."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            data, end = decoder.raw_decode(text, at)
        except ValueError:
            end = at + 1
        else:
            if isinstance(data, dict):
                yield at, end, data
        at = text.find("{", end)
