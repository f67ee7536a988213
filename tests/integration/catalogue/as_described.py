"""Whether an answer is one that the description of the API has told of."""

from typing import Any

import httpx
from jsonschema import Draft202012Validator


def as_described(api: dict[str, Any], method: str, route: str, answer: httpx.Response) -> bool:
    """Its status, its content type, its headers and, if it is JSON, its body."""
    told = api["paths"][route][method.lower()]["responses"].get(str(answer.status_code))
    if told is None:
        return False
    if "$ref" in told:
        told = api["components"]["responses"][told["$ref"].rpartition("/")[2]]
    content = told.get("content", {})
    media_type = answer.headers.get("content-type", "")
    if media_type != next(iter(content), "") or any(
        name not in answer.headers for name in told.get("headers", {})
    ):
        return False
    schema = {**content.get("application/json", {}).get("schema", {}), "components": api["components"]}
    return media_type != "application/json" or bool(Draft202012Validator(schema).is_valid(answer.json()))
