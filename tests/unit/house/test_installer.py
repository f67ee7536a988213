"""What the packages tell the desktop, and that a recipe which was not run says so."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from studio.core.paths import AGENT_FILE, COURSE_FILE, POLICY

INSTALLER = Path(__file__).parents[3] / "installer"
_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_the_desktop_hands_over_exactly_the_files_the_program_opens() -> None:
    entry = (INSTALLER / "linux" / "desktop.in").read_text("utf-8")
    kinds = ElementTree.fromstring((INSTALLER / "linux" / "mime.xml.in").read_text("utf-8"))

    globs = {glob.get("pattern") for glob in kinds.iter(f"{_MIME}glob")}
    types = {kind.get("type") for kind in kinds.iter(f"{_MIME}mime-type")}
    listed = re.search(r"^MimeType=(.+);$", entry, re.MULTILINE)
    assert globs == {f"*{AGENT_FILE}", f"*{COURSE_FILE}"}
    assert listed is not None
    assert set(listed[1].split(";")) == types
    assert re.search(r"^Exec=\S+ %f$", entry, re.MULTILINE)


def test_the_windows_setup_opens_the_same_files_and_takes_a_policy_along() -> None:
    script = (INSTALLER / "windows" / "agent-studio.iss").read_text("utf-8")

    for kind in (AGENT_FILE, COURSE_FILE):
        assert f'Subkey: "Software\\Classes\\{kind}"' in script
    assert f'Source: "{{src}}\\{POLICY}"' in script
    assert "commandline" in script  # /ALLUSERS is refused otherwise


@pytest.mark.parametrize(
    "recipe", ["windows/agent-studio.iss", "windows/build.ps1", "container/Containerfile"]
)
def test_a_recipe_that_was_not_run_says_so_at_its_top(recipe: str) -> None:
    assert "NOT RUN SO FAR" in "\n".join((INSTALLER / recipe).read_text("utf-8").splitlines()[:12])


def test_the_guides_are_packed_where_help_looks_for_them() -> None:
    spec = (INSTALLER / "agent-studio.spec").read_text("utf-8")
    assert '"studio/assets/guide"' in spec
    assert {"USER_GUIDE.md", "USER_GUIDE.en.md"} <= set(re.findall(r'"(USER_GUIDE[\w.]*)"', spec))
