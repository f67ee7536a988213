"""What a package offers lazily has a name of its own: a module of that name would hide it once imported."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

STUDIO = Path(__file__).parents[3] / "studio"
LAZY = sorted(
    f"studio.{file.parent.name}"
    for file in STUDIO.glob("*/__init__.py")
    if "lazily(" in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("package", LAZY)
def test_no_module_bears_the_name_of_something_offered(package: str) -> None:
    module = import_module(package)

    modules = {found.name for found in pkgutil.iter_modules(module.__path__)}

    assert not modules & set(module.__all__)


@pytest.mark.parametrize("package", LAZY)
def test_everything_offered_is_there(package: str) -> None:
    module = import_module(package)

    for name in module.__all__:
        assert getattr(module, name) is not None
