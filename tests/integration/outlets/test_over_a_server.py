"""The whole way: a real server process, asked with the client library that others use."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest
import yaml

from studio.catalogue.store import clients
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.values.clients import NewClient
from tests.integration.outlets.published import AGENT, QUESTION
from tests.unit.catalogue.samples import ADMIN


@pytest.fixture
def server(tmp_path: Path, released: Path) -> Iterator[str]:
    """`serve --practice` with two workers."""
    shutil.copytree(released / "catalogue", tmp_path / "catalogue")
    config = tmp_path / "serve.yaml"
    config.write_text(yaml.safe_dump({"port": 0, "workers": 2, "serving": {"practice": True}}), "utf-8")
    command = [sys.executable, "-m", "studio", "--workspace", str(tmp_path), "serve", "--config", str(config)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stderr
        yield process.stderr.readline().strip()
        process.terminate()
        process.communicate(timeout=30)


async def test_the_openai_client_asks_a_published_agent(server: str, tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "catalogue"))
    with store.changing() as session:
        key = clients.add(session, ADMIN, NewClient(name="门户", everything=True)).key
    store.close()
    async with openai.AsyncOpenAI(base_url=f"{server}/v1", api_key=key, max_retries=0) as client:
        assert [model.id async for model in client.models.list()] == [AGENT]
        asked: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": QUESTION}]
        whole = await client.chat.completions.create(model=AGENT, messages=asked)
        assert "四级" in (whole.choices[0].message.content or "")
        assert (whole.model_extra or {})["citations"][0]["document"] == "防汛应急预案.docx"

        text, extra = "", {}
        async for chunk in await client.chat.completions.create(model=AGENT, messages=asked, stream=True):
            text += chunk.choices[0].delta.content or ""
            extra = chunk.model_extra or {}
        assert text == whole.choices[0].message.content
        assert extra["citations"] == (whole.model_extra or {})["citations"]
        with pytest.raises(openai.NotFoundError) as unknown:
            await client.chat.completions.create(model="nobody", messages=asked)
        assert unknown.value.code == "model_not_found"
    async with openai.AsyncOpenAI(base_url=f"{server}/v1", api_key="agc-x", max_retries=0) as stranger:
        with pytest.raises(openai.AuthenticationError):
            await stranger.models.list()
