"""Errors over HTTP: those of the tree come back as they were, anything else as a refusal."""

import json
from typing import Any, get_type_hints

import pytest

from studio.catalogue.client.answers import error_in
from studio.core.errors import CatalogueRefused, SignInEnded, SignInNeeded, StudioError, every_error

SAMPLES: dict[str, Any] = {"str": "x", "int": 3, "int | None": None}


def sample(kind: type[StudioError]) -> StudioError:
    hints = get_type_hints(kind)
    types = {name: getattr(hints[name], "__name__", str(hints[name])) for name in kind.fact_names()}
    return kind(**{name: SAMPLES[type_] for name, type_ in types.items()})


KINDS = [kind for kind in every_error().values() if kind is not StudioError]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_of_the_tree_comes_back(kind: type[StudioError]) -> None:
    error = sample(kind)
    content = json.dumps({"error": {"name": error.name, "facts": error.facts}}).encode()
    expected = SignInEnded(person="一岗") if kind is SignInNeeded else error
    assert error_in(409, content, "一岗") == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>502 Bad Gateway</html>",
        b"[]",
        b'{"detail": "Not Found"}',
        b'{"error": "no"}',
        b'{"error": {"name": "StudioError", "facts": {}}}',
        b'{"error": {"name": "SystemExit", "facts": {}}}',
        b'{"error": {"name": "VersionTaken", "facts": {}}}',
        b'{"error": {"name": "CommentNeeded", "facts": {"more": 1}}}',
        b'{"error": {"name": "NotFound", "facts": {"kind": {"a": 1}, "missing": "x"}}}',
    ],
)
def test_anything_else_is_a_refusal(content: bytes) -> None:
    assert error_in(502, content, "") == CatalogueRefused(status=502)
