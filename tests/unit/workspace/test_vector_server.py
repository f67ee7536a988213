"""Where a workspace keeps its vectors: chosen in the settings or the environment."""

from pathlib import Path

import pytest

from studio.core.errors import EndpointUrlInvalid, VectorServerUnreachable
from studio.endpoints import SessionKeys
from studio.workspace import Settings, Workspace
from studio.workspace.vector_server import token_name, vector_index


@pytest.fixture(autouse=True)
def _no_server_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMA_URL", raising=False)


def test_the_environment_goes_before_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(chroma_url="http://127.0.0.1:8000/")
    assert vector_index(Settings(), SessionKeys()) is None
    chosen = vector_index(settings, SessionKeys())
    assert chosen is not None
    assert chosen.where == "http://127.0.0.1:8000"
    monkeypatch.setenv("CHROMA_URL", "http://127.0.0.1:9000")
    named = vector_index(settings, SessionKeys())
    assert named is not None
    assert named.where == "http://127.0.0.1:9000"


@pytest.mark.parametrize("url", ["abc", "http://", "ftp://127.0.0.1", "http://[::bad", "http://127.0.0.1:x"])
async def test_an_address_that_is_none_is_said_when_it_is_used(url: str, tmp_path: Path) -> None:
    index = vector_index(Settings(chroma_url=url), SessionKeys())
    assert index is not None
    with pytest.raises(VectorServerUnreachable):
        index.count("kb-x")
    index.close()
    async with Workspace(tmp_path, keys=SessionKeys()) as workspace:
        with pytest.raises(EndpointUrlInvalid):
            workspace.use_chroma(url)
        assert workspace.settings.chroma_url == ""


async def test_a_token_is_kept_for_its_server_alone(tmp_path: Path) -> None:
    keys = SessionKeys()
    async with Workspace(tmp_path, keys=keys) as workspace:
        workspace.use_chroma("http://127.0.0.1:8000/", "secret")
        assert workspace.settings.chroma_url == "http://127.0.0.1:8000"
    assert keys.key(token_name("http://127.0.0.1:8000")) == "secret"
    assert not keys.key(token_name("http://127.0.0.1:8001"))
