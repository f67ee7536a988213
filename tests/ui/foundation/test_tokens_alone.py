"""Nothing outside the theme names a colour or a pixel: both come from the tokens by their meaning."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import studio.ui

ROOT = Path(studio.ui.__file__).parent
OF_THEIR_OWN = {
    "paper": "millimetres of GB/T 9704, not pixels of the window",
    "pictures.py": "the size of a picture that is taken",
    "tour_pictures.py": "the size of a picture that is taken",
    "printing.py": "points of the paper it is printed on",
    "shell/logo.py": "drawn on a grid of its own",
}
SIZED = {
    "QMargins", "QPen", "QPoint", "QPointF", "QRect", "QRectF", "QSize", "QSizeF", "addSpacing", "adjusted",
    "drawRoundedRect", "insertSpacing", "move", "resize", "setColumnWidth", "setContentsMargins",
    "setDefaultSectionSize", "setFixedHeight", "setFixedSize", "setFixedWidth", "setGeometry",
    "setHorizontalSpacing", "setIconSize", "setIndentation", "setMargin", "setMaximumHeight",
    "setMaximumSize", "setMaximumWidth", "setMinimumHeight", "setMinimumSectionSize", "setMinimumSize",
    "setMinimumWidth",
    "setPixelSize", "setPointSize", "setRowHeight", "setSpacing", "setVerticalSpacing", "setViewportMargins",
    "setWidth", "translated",
}  # fmt: skip
NEUTRAL = 2  # half a line, a hairline, the focus line and halves are the same in every size
COLOUR = re.compile(
    r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?(?:[0-9A-Fa-f]{2})?\b|\brgba?\(|\bhsla?\(|\d+(?:px|pt)\b"
)
FILES = sorted(
    file
    for file in ROOT.rglob("*.py")
    if not any(str(file.relative_to(ROOT)).startswith(own) for own in OF_THEIR_OWN)
)


def offences(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    known = dict(_constants(tree))
    spoken = _docstrings(tree)
    for node in ast.walk(tree):
        line = f"line {getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in spoken:
            if COLOUR.search(node.value):
                yield f"{line}: {node.value!r}"
        elif isinstance(node, ast.Attribute) and _names_a_colour(node):
            yield f"{line}: Qt's own colour {node.attr}"
        elif isinstance(node, ast.Call) and _name(node.func) == "QColor" and _literal(node):
            yield f"{line}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and _name(node.func) in SIZED:
            yield from (f"{line}: {ast.unparse(node)}" for part in node.args if _pixels(part, known))
        elif isinstance(node, ast.Compare) and _about_room(node):
            sides = (node.left, *node.comparators)
            yield from (f"{line}: {ast.unparse(node)}" for part in sides if _pixels(part, known))


def _pixels(node: ast.expr, known: dict[str, float]) -> bool:
    """Whether a number of pixels is in it; what multiplies or divides one is none."""
    if isinstance(node, ast.Constant | ast.Name):
        return abs(_value(node, known)) > NEUTRAL
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div | ast.FloorDiv | ast.Mod):
        return all(_pixels(side, known) for side in (node.left, node.right))
    return any(_pixels(part, known) for part in _parts(node))


def _value(node: ast.expr, known: dict[str, float]) -> float:
    if isinstance(node, ast.Name):
        return known.get(node.id, 0)
    value = node.value if isinstance(node, ast.Constant) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.Call):
        return node.args if _name(node.func) in {"min", "max", "round", "int"} else []
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    return [node.operand] if isinstance(node, ast.UnaryOp) else []


def _about_room(node: ast.Compare) -> bool:
    sides = (node.left, *node.comparators)
    return any(
        _name(side.func if isinstance(side, ast.Call) else side) in {"width", "height"} for side in sides
    )


def _constants(tree: ast.Module) -> Iterator[tuple[str, float]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _bound(target, node.value)


def _bound(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, float]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, one in zip(target.elts, value.elts, strict=True):
            yield from _bound(each, one)
    elif isinstance(target, ast.Name) and (number := _value(value, {})):
        yield target.id, number


def _docstrings(tree: ast.Module) -> set[ast.expr]:
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def _names_a_colour(node: ast.Attribute) -> bool:
    return ast.unparse(node.value).endswith("GlobalColor") and node.attr != "transparent"


def _literal(node: ast.Call) -> bool:
    return bool(node.args) and all(isinstance(part, ast.Constant) for part in node.args)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_no_file_of_the_window_names_a_colour_or_a_pixel() -> None:
    found = {str(file.relative_to(ROOT)): list(offences(file.read_text(encoding="utf-8"))) for file in FILES}

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_templates_of_the_style_sheet_name_none_either() -> None:
    folder = ROOT.parent / "assets" / "theme"
    named = [
        line
        for file in folder.glob("*.qss.in")
        for line in file.read_text().splitlines()
        if COLOUR.search(line)
    ]

    assert named == [line for line in named if line.startswith(("QFrame#", "QWidget#")) and "px" not in line]


@pytest.mark.parametrize(
    "source",
    [
        "label.setStyleSheet('color: #fff')", "QColor(255, 0, 0)", "QColor('red')", "Qt.GlobalColor.red",
        "w.setFixedWidth(176)", "w.setFixedWidth(176 if narrow else size('a'))",
        "_SIDE = 40\nw.resize(_SIDE, _SIDE)",
        "QSize(320, 24)", "if self.width() < 640: pass", "w.setSpacing(space('1') + 5)", "f.setPixelSize(14)",
    ],
)  # fmt: skip
def test_a_colour_or_a_pixel_is_found(source: str) -> None:
    assert list(offences(source))


@pytest.mark.parametrize(
    "source",
    [
        "w.setFixedWidth(3 * size('row'))", "w.setContentsMargins(0, 0, 0, 0)",
        "place.adjusted(0.5, 0.5, -0.5, -0.5)", "Qt.GlobalColor.transparent",
        "QColor(tokens.color('mark', mode))", "_ROWS = 7\nw.setFixedHeight(_ROWS * size('row'))",
    ],
)  # fmt: skip
def test_tokens_and_multiples_of_them_are_none(source: str) -> None:
    assert not list(offences(source))
