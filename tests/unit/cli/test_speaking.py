"""An answer as it is read in a terminal."""

from pathlib import Path

import pytest

from studio.cli.session import Session
from studio.cli.speaking import Speaker
from studio.core.events import AnswerFinished, Outcome, TextDelta
from studio.core.i18n import Words
from studio.core.languages import Language


@pytest.fixture
def speaker(tmp_path: Path) -> Speaker:
    return Speaker(Session(folder=tmp_path, as_json=False, say=Words(Language.ZH), person=""))


def said(speaker: Speaker, *pieces: str, answer: str) -> None:
    for piece in pieces:
        speaker.hear(TextDelta(text=piece))
    speaker.hear(AnswerFinished(outcome=Outcome.ANSWERED, text=answer))


def test_an_answer_is_written_once(speaker: Speaker, capsys: pytest.CaptureFixture[str]) -> None:
    said(speaker, "值班电话", "是 12。", answer="值班电话是 12。")

    assert capsys.readouterr().out.startswith("值班电话是 12。\n\n")


def test_an_answer_stands_by_itself_after_what_turned_out_to_be_none(
    speaker: Speaker, capsys: pytest.CaptureFixture[str]
) -> None:
    said(speaker, "先想想。", "是 12。", answer="是 12。")

    assert capsys.readouterr().out.startswith("先想想。是 12。\n\n是 12。\n\n")
