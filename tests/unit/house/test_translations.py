"""Everything the program says is said in Chinese too."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts.translations import CATALOGUE, STUDIO, problems, read_catalogue


def test_everything_said_is_translated_and_nothing_else() -> None:
    assert problems(read_catalogue(CATALOGUE), STUDIO) == []


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("say('Good morning')", "sample.py:1: not translated: 'Good morning'"),
        ("self._say('Good ' 'morning')", "sample.py:1: not translated: 'Good morning'"),
        ("tr('Save' if new else 'Keep')", "sample.py:1: not translated: 'Keep'"),
        ("mark(f'Hello {name}')", "sample.py:1: an f-string is never found in a catalogue"),
    ],
)
def test_what_is_not_translated_is_found(tmp_path: Path, code: str, problem: str) -> None:
    (tmp_path / "sample.py").write_text(code)
    catalogue = Catalog()
    catalogue.add("Save", "保存")

    assert problem in problems(catalogue, tmp_path)


def test_what_is_not_said_any_more_is_found(tmp_path: Path) -> None:
    catalogue = Catalog()
    catalogue.add("Save", "保存")

    assert problems(catalogue, tmp_path) == ["not said any more: 'Save'"]


@pytest.mark.parametrize(
    ("chinese", "flags", "problem"),
    [
        ("{number} 个文件", (), "facts differ: '{count} files' and '{number} 个文件'"),
        ("", (), "empty: '{count} files'"),
        ("{count} 个文件", ("fuzzy",), "fuzzy: '{count} files'"),
    ],
)
def test_a_doubtful_translation_is_found(
    tmp_path: Path, chinese: str, flags: tuple[str, ...], problem: str
) -> None:
    (tmp_path / "sample.py").write_text("say('{count} files', count=3)")
    catalogue = Catalog()
    catalogue.add("{count} files", chinese, flags=flags)

    assert problems(catalogue, tmp_path) == [problem]
