"""How a module of ours is run in a process of its own, from a checkout or from the packaged program."""

import sys

RUN_MODULE = "--run-module"
"""The packaged program is no interpreter: with this first, it runs the module that follows."""


def running(module: str, *options: str) -> list[str]:
    """The beginning of a command; `options` are the interpreter's, where there is one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, RUN_MODULE, module]
    return [sys.executable, *options, "-m", module]
