"""What is wrong with the values of a form, each by the path of its field."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from studio.ui.language import tr, words
from studio.wording.problems import problem_text

Problems = Mapping[tuple[str | int, ...], str]


def setting_problems(model: type[BaseModel], settings: Mapping[str, Any]) -> dict[tuple[str | int, ...], str]:
    """Return what the model of a kind's settings says, in the person's words."""
    try:
        model.model_validate(settings)
    except ValidationError as error:
        return {found["loc"]: said(found["msg"]) for found in error.errors(include_url=False)}
    return {}


def argument_problems(
    schema: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[tuple[str | int, ...], str]:
    """Return what the schema of a tool's parameters says, at the place it says it of."""
    from jsonschema import Draft202012Validator

    found: dict[tuple[str | int, ...], str] = {}
    for error in Draft202012Validator(schema).iter_errors(values):
        if error.validator == "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            found.update({(*error.absolute_path, name): _missing() for name in missing})
        else:
            found[tuple(error.absolute_path)] = said(error.message)
    return found


def said(message: str) -> str:
    """Say a library's message; of one of ours the words alone."""
    if message == "Field required":
        return _missing()
    return problem_text(message, words())


def within(problems: Problems, name: str) -> tuple[str, dict[tuple[str | int, ...], str]]:
    """Return what is wrong with a field itself, and what with something inside it."""
    here = [text for path, text in problems.items() if path == (name,)]
    inner = {path[1:]: text for path, text in problems.items() if len(path) > 1 and path[0] == name}
    return "".join(here[:1]), inner


def first_inner(inner: Problems) -> str:
    """Say the first thing wrong inside a table or object, with the row it is in."""
    if not inner:
        return ""
    path, text = next(iter(inner.items()))
    row = path[0]
    return tr("Row {number}: {problem}", number=row + 1, problem=text) if isinstance(row, int) else text


def _missing() -> str:
    return tr("Fill this in.")
