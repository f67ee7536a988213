"""Files people own are read within bounds: what is built to do harm is refused and ends no program."""

from pathlib import Path

import pytest
import yaml

from studio.core.agents import Agent
from studio.core.errors import FileInvalid
from studio.core.yaml import load_yaml, read_yaml

CHAIN = "a0: &a0 [x]\n" + "".join(f"a{number}: &a{number} [*a{number - 1}]\n" for number in range(1, 400))
DEEP = {
    "brackets": "[" * 100_000,
    "braces": "{a: " * 20_000,
    "dashes": "- " * 50_000 + "x",
    "questions": "? " * 50_000 + "x",
    "indentation": "\n".join(" " * depth + "a:" for depth in range(1000)),
    "names": CHAIN,
    "itself": "a: &a [*a]",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_nested_too_deep_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        load_yaml(text)


def test_brackets_in_a_text_nest_nothing() -> None:
    assert load_yaml("a: |\n  " + "[" * 5000 + "\nb: 1")["b"] == 1


def test_a_file_that_is_too_deep_is_said_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "agent.yaml").write_text("[" * 100_000, encoding="utf-8")

    with pytest.raises(FileInvalid) as caught:
        read_yaml(tmp_path / "agent.yaml", Agent)
    assert (caught.value.file, caught.value.problem) == ("agent.yaml", "nested too deep")
