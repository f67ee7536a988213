"""Check that all the program says is in the Chinese catalogue: `python -m scripts.translations`."""

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
STUDIO = ROOT / "studio"
CATALOGUE = STUDIO / "assets/locales/zh/LC_MESSAGES/studio.po"
SPEAKERS = {"say", "tr", "mark"}


def main() -> None:
    found = problems(read_catalogue(CATALOGUE), STUDIO)
    sys.exit("\n".join(found) if found else None)


def problems(catalogue: Catalog, folder: Path) -> list[str]:
    """Return one line for each text that is missing, left over, unsure, or whose facts do not agree."""
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.py"))}
    known = {str(message.id): message for message in catalogue if message.id}
    return [
        *_missing(known, trees),
        *(f"not said any more: {text!r}" for text in sorted(known.keys() - _strings(trees))),
        *(line for message in known.values() for line in _doubts(message)),
    ]


def read_catalogue(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale="zh", abort_invalid=True)


def facts_of(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _missing(known: dict[str, Message], trees: dict[Path, ast.Module]) -> Iterator[str]:
    for file, tree in trees.items():
        for node in _spoken(tree):
            place = f"{file.name}:{node.lineno}"
            if isinstance(node, ast.JoinedStr):
                yield f"{place}: an f-string is never found in a catalogue"
            elif isinstance(node, ast.Constant) and node.value and node.value not in known:
                yield f"{place}: not translated: {node.value!r}"


def _doubts(message: Message) -> Iterator[str]:
    english, chinese = str(message.id), str(message.string or "")
    if message.fuzzy:
        yield f"fuzzy: {english!r}"
    if not chinese:
        yield f"empty: {english!r}"
    elif facts_of(english) != facts_of(chinese):
        yield f"facts differ: {english!r} and {chinese!r}"


def _strings(trees: dict[Path, ast.Module]) -> set[str]:
    nodes = (node for tree in trees.values() for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _spoken(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what is said: the first argument, or both sides of a choice made in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func).lstrip("_") in SPEAKERS:
            first = node.args[0]
            yield from (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


if __name__ == "__main__":
    main()
