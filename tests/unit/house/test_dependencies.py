"""What is imported is declared, what is declared is imported, and every version is pinned."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.licences import closure

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED_BY_OTHERS = {"pillow", "pg8000", "httptools"}  # pypdfium2, SQLAlchemy and uvicorn work through them
READ_AS_DATA = {"pypinyin", "qtawesome"}  # a table and a font: their code would take time and memory
NEEDED, TOOLS = PROJECT["dependencies"], PROJECT["optional-dependencies"]["dev"]


def test_what_the_program_imports_is_declared_and_nothing_else() -> None:
    providers = packages_distributions()
    imported = {canonicalize_name(providers[module][0]) for module in modules_imported_in(ROOT / "studio")}

    declared = {canonicalize_name(Requirement(line).name) for line in NEEDED}
    assert imported | NEEDED_BY_OTHERS | READ_AS_DATA == declared


def test_what_tests_and_scripts_import_is_declared() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in [*NEEDED, *TOOLS]}
    imported = packages_imported_in(ROOT / "tests") + packages_imported_in(ROOT / "scripts")

    assert [sorted(providers) for providers in imported if not providers & declared] == []


def test_exactly_what_is_installed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    pinned = {canonicalize_name(re.split("==", line)[0]) for line in lines}

    assert pinned == closure([*NEEDED, *TOOLS])


def packages_imported_in(folder: Path) -> list[set[str]]:
    """Of each module the packages that bring it: several share a namespace."""
    providers = packages_distributions()
    return [set(map(canonicalize_name, providers[module])) for module in modules_imported_in(folder)]


def modules_imported_in(folder: Path) -> set[str]:
    """Return the top names of all modules from elsewhere, those imported inside functions too."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in folder.rglob("*.py")]
    names: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"studio", "tests", "scripts", "installer"}
