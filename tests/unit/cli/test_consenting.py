"""Nothing is written or sent from a command unless somebody agreed."""

import io
from pathlib import Path

import pytest

from studio.cli.consenting import consent_at
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.proposals import Effect, Proposal

SEND = Proposal(tool="send", effect=Effect.SENDS, target="https://example.org", content="水位 3 米\n已上报")


class Terminal(io.StringIO):
    """Where somebody sits and types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(folder=tmp_path, as_json=True, say=Words(Language.ZH), person="")


async def test_where_nobody_sits_it_is_not_done_and_said_why(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))

    assert await consent_at(session, agreed=False)(SEND) is False

    told = capsys.readouterr()
    assert told.out == ""
    assert "https://example.org" in told.err
    assert "  水位 3 米\n  已上报" in told.err
    assert "--yes" in told.err


async def test_with_yes_all_is_agreed_to_and_still_shown(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await consent_at(session, agreed=True)(SEND) is True
    assert "已上报" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "agreed"), [("y\n", True), ("是\n", True), ("\n", False), ("n\n", False), ("", False)]
)
async def test_who_sits_there_is_asked(
    session: Session, monkeypatch: pytest.MonkeyPatch, typed: str, agreed: bool
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))

    assert await consent_at(session, agreed=False)(SEND) is agreed


async def test_what_nobody_would_see_is_shown_to_whoever_is_to_agree(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = SEND.model_copy(
        update={"content": "好\x1b[2J\u202e\U000e0041", "target": "https://a\u200b.example"}
    )

    await consent_at(session, agreed=True)(hidden)

    told = capsys.readouterr().err
    assert "好⟨U+001B⟩[2J⟨U+202E⟩⟨U+E0041⟩" in told
    assert "https://a⟨U+200B⟩.example" in told
