"""The window shows the catalogue's words before any of its heavy libraries is loaded."""

import subprocess
import sys

HEAVY = (
    "fastapi",
    "starlette",
    "uvicorn",
    "sqlalchemy",
    "httpx",
    "studio.runtime",
    "studio.knowledge",
    "numpy",
)


def test_importing_the_catalogue_imports_no_heavy_library() -> None:
    program = f"import sys, studio.catalogue; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_it_offers_is_sorted_and_there() -> None:
    from studio import catalogue

    assert catalogue.__all__ == sorted(catalogue.__all__)
    assert all(hasattr(catalogue, name) for name in catalogue.__all__)
