"""Packages whose names are imported when they are first asked for: what nobody needs takes no time."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package; `homes` names what it offers of each module, parted by blanks."""
    home_of = {name: module for module, names in homes.items() for name in names.split()}

    def found(name: str) -> Any:  # whatever the package offers
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(home_of[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return found
