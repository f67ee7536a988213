"""Reading JSON as models write it in running text: fences, full-width signs, single quotes, bare words."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = str.maketrans("“”‘’：，｛｝［］", "\"\"'':,{}[]")
_FENCE = re.compile(r"^\s*`{3,}\s*\w*\s*|\s*`{3,}\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_DECODER = json.JSONDecoder(strict=False)
_KEY = re.compile(r"(?:^|(?<=[,，])\s*)([A-Za-z_]\w*)\s*=\s*", re.ASCII)
_MOST = 200  # beginnings tried in one text


def objects_in(text: str) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each outermost object with the place after it."""
    at = tried = 0
    while (start := _next_brace(text, at)) >= 0 and tried < _MOST:
        tried += 1
        found = _object_at(text, start)
        if found is None:
            at = start + 1
            continue
        yield found
        at = found[1]


def arguments_from(text: str, schema: Mapping[str, Any]) -> str:
    """Return the arguments of a call as JSON; what cannot be read comes back as it is, to be refused."""
    bare = _FENCE.sub("", text).strip()
    found = next(objects_in(bare), None)
    if found is not None:
        return json.dumps(found[0], ensure_ascii=False)
    if not bare or bare in {"{}", "无", "None", "none", "null"}:
        return "{}"
    if keyed := _keyed(bare, schema.get("properties") or {}):
        return json.dumps(keyed, ensure_ascii=False)
    name = _only_text(schema)
    return (
        json.dumps({name: bare.strip("\"'“”`* ")}, ensure_ascii=False) if name and "{" not in bare else bare
    )


def _keyed(text: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in brackets after a function's name: q="水位", n=2."""
    found = list(_KEY.finditer(text))
    if not found or found[0].start() or not all(key[1] in properties for key in found):
        return {}
    ends = [*(key.start() for key in found[1:]), len(text)]
    told = {key[1]: text[key.end() : end] for key, end in zip(found, ends, strict=True)}
    return {name: _plain_value(value, properties[name]) for name, value in told.items()}


def _plain_value(text: str, schema: Mapping[str, Any]) -> Any:
    bare = text.strip().rstrip(",，").strip("\"'“”‘’` )）")
    if schema.get("type") == "string":
        return bare
    try:
        return json.loads(bare)
    except ValueError:
        return bare


def _next_brace(text: str, at: int) -> int:
    places = [place for brace in "{｛" if (place := text.find(brace, at)) >= 0]
    return min(places, default=-1)


def _object_at(text: str, start: int) -> tuple[dict[str, Any], int] | None:
    """As JSON, then with full-width signs as plain ones, then as Python would write it."""
    rest = text[start:]
    for written in (rest, rest.translate(_PLAIN)):
        try:
            value, length = _DECODER.raw_decode(written)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value, start + length
    return _loosely(rest, start)


def _loosely(rest: str, start: int) -> tuple[dict[str, Any], int] | None:
    length = _balanced(rest.translate(_PLAIN))
    if not length:
        return None
    written = _TRAILING_COMMA.sub(r"\1", rest[:length].translate(_PLAIN))
    for read in (_DECODER.decode, ast.literal_eval):
        try:
            value = read(written)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        if isinstance(value, dict) and all(isinstance(name, str) for name in value):
            return value, start + length
    return None


def _balanced(text: str) -> int:
    """How long the text is up to the brace that closes its first one; 0 where none does."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return place + 1
    return 0


def _only_text(schema: Mapping[str, Any]) -> str:
    """The one text a tool wants, where it wants nothing else."""
    properties = schema.get("properties") or {}
    wanted = list(schema.get("required") or properties)
    name = wanted[0] if len(wanted) == 1 else ""
    return name if properties.get(name, {}).get("type") == "string" else ""
