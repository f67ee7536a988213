"""All that is written in a package outside its knowledge: the agent's files, evidence, tool files."""

import json
from collections.abc import Iterator
from typing import Any

from studio.catalogue.checks.tool_files import in_tool_file
from studio.catalogue.checks.written import Origin, Written
from studio.catalogue.packages.contents import AGENT, INJECTIONS, INSTRUCTIONS, REPORT, TESTS, Contents
from studio.core.yaml import load_yaml


def written_in(contents: Contents) -> Iterator[Written]:
    yield Written(INSTRUCTIONS, Origin.WRITTEN, contents.instructions, 1)
    for name in (AGENT, TESTS):
        yield from _in_yaml(name, contents.text(name))
    yield from _in_evidence(REPORT, contents.report.raw, "results", "question")
    if contents.injections:
        yield from _in_evidence(INJECTIONS, contents.injections.raw, "findings", "attack")
    for name in contents.tool_files:
        yield from in_tool_file(name, contents)


def _in_yaml(name: str, text: str) -> Iterator[Written]:
    """As it stands there, comments too, and what it says only once it is read: \\x73 is an s."""
    yield Written(name, Origin.WRITTEN, text, 1)
    plain = "".join(text.split())
    escaped = [one for one in _strings(load_yaml(text)) if "".join(one.split()) not in plain]
    if escaped:
        yield Written(name, Origin.WRITTEN, "\n".join(escaped))


def _in_evidence(name: str, raw: str, parts: str, called: str) -> Iterator[Written]:
    """All of it, whatever the catalogue knows of it: names of fields, and fields that come twice."""
    for key, value in json.loads(raw, object_pairs_hook=tuple):
        for part in value if key == parts and isinstance(value, list) else [(key, value)]:
            told = "\n".join(_strings(part))
            yield Written(name, Origin.EVIDENCE, told, detail=_called(part, called))


def _called(part: Any, field: str) -> str:  # whatever JSON holds
    pairs = [pair for pair in part if isinstance(pair, tuple) and len(pair) == 2]
    return next((value for key, value in pairs if key == field and isinstance(value, str)), "")


def _strings(value: Any) -> Iterator[str]:  # whatever JSON or YAML holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
