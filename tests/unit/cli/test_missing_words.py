"""A checkout whose Chinese words were not compiled speaks English, and says so once."""

from pathlib import Path

import pytest

from studio.core.i18n import Words
from studio.core.languages import Language


def test_without_its_words_english_is_spoken_and_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [Words(Language.ZH, tmp_path)("Cancel") for _ in range(2)] == ["Cancel", "Cancel"]
    assert capsys.readouterr().err.count("make setup") == 1
