"""What the packaged program starts with: the command line, the window, or one of our modules as a child."""

import multiprocessing
import os
import runpy
import sys

from studio.core.programs import RUN_MODULE


def main() -> None:
    multiprocessing.freeze_support()
    _leave_libraries_to_others()
    if sys.argv[1:2] == [RUN_MODULE] and sys.argv[2:3] and sys.argv[2].startswith("studio."):
        _run(sys.argv[2])
    else:
        from studio.cli import main as command

        command()


def _run(module: str) -> None:
    del sys.argv[:2]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _leave_libraries_to_others() -> None:
    """A program we open a document with shall find its own libraries, not those packaged with us.

    Our own children look for theirs anew.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    main()
