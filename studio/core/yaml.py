"""YAML files people own, read into a model and written back in an order they can read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from studio.core.errors import FileInvalid, NotFound
from studio.core.files import write_atomically

Model = TypeVar("Model", bound=BaseModel)


_MOST_PARTS, _DEEPEST = 1_000_000, 200
"""More than any file holds by itself: a few lines that name one another can stand for billions."""
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Raises NotFound when there is no such file, FileInvalid when it does not fit the model."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return model.model_validate(load_yaml(text) or {})
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=path.name) from error
    except ValidationError as error:
        raise FileInvalid(file=path.name, problem=_first_problem(error, text)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FileInvalid(file=path.name, problem=f"line {line}: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FileInvalid(file=path.name, problem=str(error).splitlines()[0]) from error


def load_yaml(text: str) -> Any:  # whatever a person wrote
    """By the parser in C, ten times as fast; the one in Python says better what is wrong, and where.

    Raises YAMLError, also where what is named again and again stands for too much, or is nested too deep:
    the parser in C would end the program.
    """
    if _may_be_deep(text):
        _refuse_deep(text)
    try:
        loaded = yaml.load(text, Loader=_QUICK)
    except yaml.YAMLError:
        loaded = yaml.safe_load(text)
    _refuse_too_much(loaded)
    return loaded


def _may_be_deep(text: str) -> bool:
    """Nothing is deeper than its brackets, dashes and blanks at the beginning of lines allow."""
    indented = max((len(line) - len(line.lstrip(" -?")) for line in text.splitlines()), default=0)
    return text.count("[") + text.count("{") + indented > _DEEPEST


def too_deep(text: str, deepest: int) -> bool:
    """Whether more than so many lists and entries are nested; raises YAMLError for what does not read."""
    depth = 0
    for event in yaml.parse(text, Loader=_QUICK):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > deepest:
            return True
    return False


def _refuse_deep(text: str) -> None:
    try:
        deep = too_deep(text, _DEEPEST)
    except yaml.YAMLError:  # said better by whoever loads it
        return
    if deep:
        raise yaml.YAMLError("nested too deep")


def _refuse_too_much(loaded: Any) -> None:
    waiting, seen = [(loaded, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        if isinstance(part, dict | list):
            seen += len(part)
            waiting.extend((one, depth + 1) for one in (part.values() if isinstance(part, dict) else part))
        if seen > _MOST_PARTS:
            raise yaml.YAMLError("too much is named again and again")
        if depth > _DEEPEST:
            raise yaml.YAMLError("nested too deep")


def to_yaml(value: BaseModel, *, only_set: bool = False) -> str:
    data = value.model_dump(mode="json", exclude_unset=only_set)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def write_yaml(path: Path, value: BaseModel) -> None:
    write_atomically(path, to_yaml(value).encode())


def write_chosen(path: Path, value: BaseModel) -> None:
    """What was set in it alone: the rest goes on following what the program, or a policy, takes otherwise."""
    write_atomically(path, to_yaml(value, only_set=True).encode())


def _first_problem(error: ValidationError, text: str) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    line = _line_of(text, first["loc"])
    return f"line {line}: {where}: {first['msg']}" if line else f"{where}: {first['msg']}"


def _line_of(text: str, place: Sequence[int | str]) -> int:
    """The line, from 1, of the innermost part of that place which is there; 0 for an empty file."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = node.start_mark.line + 1 if node else 0
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node.value[part], node.value[part]
        else:
            found = None
        if found is None:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line
