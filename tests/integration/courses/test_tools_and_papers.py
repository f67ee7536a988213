"""The course on tools and papers from beginning to end, in both languages, by the acts of a person."""

from pathlib import Path

import pytest

from tests.integration.courses.tool_user import ToolUser
from tests.integration.courses.tools_acts import acts
from tests.integration.courses.tools_words import EN, ZH, Words
from tests.integration.courses.walking import walk_whole


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.course)
async def test_each_step_is_unfinished_explains_what_went_wrong_and_is_finished(
    words: Words, tmp_path: Path
) -> None:
    await walk_whole(words.course, tmp_path, ToolUser, acts(words))
