"""The window is on the screen before anything that takes seconds to import."""

import subprocess
import sys

import pytest

HEAVY = {
    "chromadb",
    "fastapi",
    "llama_index",
    "onnxruntime",
    "pypdfium2",
    "sqlalchemy",
    "workflows",
}
CODE = "import sys, {module}; print(*sys.modules, sep='\\n')"


@pytest.mark.parametrize("module", ["studio.ui.app", "studio.workspace", "studio.cli"])
def test_importing_is_light(module: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", CODE.format(module=module)], capture_output=True, text=True, check=True
    )

    assert HEAVY & {name.partition(".")[0] for name in loaded.stdout.splitlines()} == set()
