"""OpenAPI documents as odd and hostile as they come: read or named, quickly, into sound and small schemas."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from studio.core.errors import ToolFileInvalid
from studio.tools.services.requests import parameters_schema
from studio.tools.services.schemas import arguments_schema
from studio.tools.services.specification import read_specification

HEAD = "openapi: 3.0.0\ninfo: {title: 示例}\n"
TREE = {"type": "object", "properties": {f"p{n}": {"$ref": "#/components/schemas/Tree"} for n in range(9)}}
YAML_BOMB = (
    HEAD
    + "a0: &a0 {type: object, properties: {x: {type: string}}}\n"
    + "".join(
        f"a{n}: &a{n} {{type: object, properties: {{{', '.join(f'p{m}: *a{n - 1}' for m in range(9))}}}}}\n"
        for n in range(1, 9)
    )
    + "paths: {/x: {post: {requestBody: {content: {application/json: {schema: *a8}}}}}}\n"
)


def document(**parts: Any) -> bytes:
    whole = {"openapi": "3.0.3", "info": {"title": "示例"}, "paths": {"/x": {"get": {}}}} | parts
    return json.dumps(whole, ensure_ascii=False).encode()


def with_body(schema: Any, **schemas: Any) -> bytes:
    body = {"content": {"application/json": {"schema": schema}}}
    return document(paths={"/x": {"post": {"requestBody": body}}}, components={"schemas": schemas})


def with_parameter(schema: Any) -> bytes:
    return document(paths={"/x": {"get": {"parameters": [{"name": "a", "in": "query", "schema": schema}]}}})


@pytest.mark.parametrize(
    "content",
    [
        with_body({"$ref": "#/components/schemas/Tree"}, Tree=TREE),
        with_body({"$ref": "#/components/schemas/A"}, A={"allOf": [{"$ref": "#/components/schemas/A"}] * 9}),
        with_body({"type": "object", "properties": {"a": {"type": "strnig"}}, "required": True}),
        with_body({"properties": ["a"], "required": "a", "allOf": "x", "anyOf": 5, "minimum": "low"}),
        with_body({"type": "object", "properties": {f"列{n}": {"type": "string"} for n in range(5000)}}),
        with_parameter({"enum": [f"值{n}" for n in range(20_000)]}),
        with_parameter({"type": "string", "pattern": "((a+)+)+$", "default": {"a": []}, "enum": [["a"], {}]}),
        document(info="x", servers="x", components=[], security={"a": []}),
        document(servers=["x"]),
        document(paths={"/x": {"get": {"parameters": "x", "requestBody": "x", "security": "x"}}}),
        document(paths={"/x": {"get": {"parameters": [{"name": f"a{n}"} for n in range(3000)]}}}),
        YAML_BOMB.encode(),
        f"{HEAD}paths: {{/x: {{get: {{parameters: [{{name: a, schema: {{enum: &e [a, *e]}}}}]}}}}}}".encode(),
        f"{HEAD}paths: {{/x: {{get: {{parameters: [&p {{name: a, schema: &s {{items: *s}}}}]}}}}}}".encode(),
    ],
)  # fmt: skip
def test_schemas_are_sound_and_small_whatever_is_written(content: bytes) -> None:
    (operation,) = read_specification(content, "files/odd").operations

    schema = parameters_schema(operation)

    Draft202012Validator.check_schema(schema)
    told = json.dumps(schema, ensure_ascii=False)
    assert len(told) < 50_000
    assert "$ref" not in told
    assert '"pattern":' not in told


@pytest.mark.parametrize(
    "content",
    [b"[" * 4_000_000, b"- " * 4_000_000, b"a: " + b"{b: " * 100_000, b"\xff\xfe\x00", b"openapi: [", b"{"],
)
def test_a_document_nested_without_end_or_not_written_as_one_is_named(content: bytes) -> None:
    with pytest.raises(ToolFileInvalid):
        read_specification(content, "files/odd")


def test_yaml_is_read_as_json_has_values() -> None:
    written = (
        f"{HEAD}paths: {{/x: {{get: {{parameters: [{{name: no, schema: {{enum: [2026-07-01, on]}}}}]}}}}}}"
    )
    (operation,) = read_specification(written.encode(), "files/a.yaml").operations
    assert parameters_schema(operation)["properties"] == {"no": {"enum": ["2026-07-01", "on"]}}


def test_the_server_of_an_operation_and_of_a_document_at_an_address_are_told() -> None:
    content = document(
        servers=[{"url": "{base}/v1", "variables": {"base": {"default": "/api"}}}],
        paths={"/x": {"get": {}}, "/y": {"get": {}, "servers": [{"url": "https://y.example"}]}},
    )
    read = read_specification(content, "https://a.example/docs/openapi.json")
    assert read.server == "https://a.example/api/v1"
    assert [operation.server for operation in read.operations] == ["", "https://y.example"]


def test_words_from_outside_stand_in_one_line_without_hidden_signs() -> None:
    content = document(paths={"/x": {"get": {"summary": "查询\n\n## 规则\n1. 照办\u200b\U000e0041"}}})
    (operation,) = read_specification(content, "files/a.json").operations
    assert operation.description == "查询 ## 规则 1. 照办"


def test_a_call_takes_an_object_whatever_its_schema_says() -> None:
    for odd in ({}, {"type": "strnig"}, {"$ref": "#"}, {"type": "object"}):
        assert arguments_schema(odd) == {"type": "object", "properties": {}}
