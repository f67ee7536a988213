"""The trainer's guide names every kind of check with its fields and mistakes, and its example is a course."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from studio.courses import Course
from studio.courses.checks import Check, CheckKind

GUIDE = Path("docs/courses.md").read_text(encoding="utf-8")
KINDS: list[type[CheckKind]] = list(get_args(get_args(Check)[0]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_stands_in_the_guide_with_all_it_has(kind: type[CheckKind]) -> None:
    name = get_args(kind.model_fields["kind"].annotation)[0]
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}` |"))

    _, _, _, fields, mistakes, _ = row.split(" | ") if row.count(" | ") == 5 else ["", *row.split(" | "), ""]
    assert set(re.findall(r"`(\w+)`", fields)) == kind.model_fields.keys() - {"kind"}
    told = {one[0]: one[1] for one in re.findall(r"`(\w+)`(?: \(([\w, ]+)\))?", mistakes)}
    assert told == {mistake: ", ".join(facts) for mistake, facts in kind.mistakes.items()}


def test_the_example_of_the_guide_is_a_course() -> None:
    example = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)

    assert example is not None
    course = Course.model_validate(yaml.safe_load(example[1]))
    assert course.start.submissions[1].note == "改了什么"
