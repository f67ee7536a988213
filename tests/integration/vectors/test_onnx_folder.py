"""An embedding model in a folder, computed by onnxruntime in a process of its own."""

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import ModelFolderInvalid
from studio.vectors.onnx_folder import model_folder
from studio.vectors.onnx_process import OnnxProcess
from tests.integration.vectors.tiny_model import vectors_of_characters, vocabulary, write_model

TEXTS = ["汛期值班要求", "公积金提取办法", "安", "预警" * 400]


@contextmanager
def model_in(folder: Path) -> Iterator[OnnxProcess]:
    model = OnnxProcess(folder)
    try:
        yield model
    finally:
        model.close()


def expected(text: str, longest: int = 512) -> np.ndarray:
    known, table = vocabulary(), vectors_of_characters()
    total = np.sum([table[known.get(one, 1)] for one in text[: longest - 2]], axis=0)
    return np.asarray(total / (np.linalg.norm(total) or 1))


async def test_texts_become_unit_vectors_whatever_stands_beside_them(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path)) as model:
        together = await model.embed(TEXTS)
        alone = [(await model.embed([text]))[0] for text in TEXTS]
        assert together.dtype == np.float32
        assert np.allclose(together, alone, atol=1e-6)
        assert np.allclose(together, [expected(text) for text in TEXTS], atol=1e-5)


async def test_a_model_that_gives_one_vector_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path, outputs=2)) as model:
        assert np.allclose((await model.embed(TEXTS[:1]))[0], expected(TEXTS[0]), atol=1e-5)


async def test_a_question_gets_the_words_its_model_wants_before_it(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path)) as model:
        asked = await model.embed_question("值班")
        assert np.allclose(asked, expected("为这个句子生成表示以用于检索相关文章：值班"), atol=1e-5)
    prompts = {"prompts": {"query": "检索"}}
    await asyncio.to_thread((tmp_path / "config_sentence_transformers.json").write_text, json.dumps(prompts))
    await asyncio.to_thread((tmp_path / "1_Pooling").mkdir)
    pooling = {"pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True}
    await asyncio.to_thread((tmp_path / "1_Pooling" / "config.json").write_text, json.dumps(pooling))
    with model_in(tmp_path) as model:
        assert np.allclose(await model.embed_question("值班"), expected("检索值班"), atol=1e-5)
    assert model_folder(tmp_path).pooling == "mean"


async def test_longer_texts_than_the_model_reads_are_cut(tmp_path: Path) -> None:
    write_model(tmp_path)
    (tmp_path / "sentence_bert_config.json").write_text('{"max_seq_length": 6}')
    with model_in(tmp_path) as model:
        assert np.allclose((await model.embed(["值班要求报告"]))[0], expected("值班要求", 6), atol=1e-5)


async def test_the_same_model_is_the_same_wherever_its_folder_is(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path / "m")) as one, model_in(write_model(tmp_path / "x" / "m")) as other:
        assert one.id == other.id
    with model_in(write_model(tmp_path / "m", outputs=2)) as changed:
        assert changed.id != other.id


async def test_a_process_that_was_killed_is_started_again(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path)) as model:
        await model.embed(TEXTS[:1])
        assert model.pid is not None
        os.kill(model.pid, 9)
        assert len(await model.embed(TEXTS)) == 4


async def test_a_closed_model_answers_no_more(tmp_path: Path) -> None:
    with model_in(write_model(tmp_path)) as model:
        await model.embed(TEXTS[:1])
    with pytest.raises(ModelFolderInvalid):
        await model.embed(TEXTS)


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("model.onnx", None, "model_missing"),
        ("tokenizer.json", None, "tokenizer_missing"),
        ("model.onnx", b"", "model_unreadable"),
        ("model.onnx", b"\x08\x08garbage" * 50, "model_unreadable"),
        ("tokenizer.json", b"", "tokenizer_unreadable"),
        ("tokenizer.json", b'{"model": {"type": "Other"}}', "tokenizer_unreadable"),
        ("tokenizer.json", b"\xff\xfe\x00", "tokenizer_unreadable"),
    ],
)
async def test_what_a_folder_lacks_is_named(
    tmp_path: Path, file: str, content: bytes | None, problem: str
) -> None:
    write_model(tmp_path)
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(ModelFolderInvalid) as raised, model_in(tmp_path) as model:
        await model.embed(TEXTS)
    assert raised.value.problem == problem


async def test_a_model_of_other_things_than_texts_is_named(tmp_path: Path) -> None:
    for kind, problem in (
        ({"outputs": 1}, "model_gives_no_vectors"),
        ({"inputs": ["pixels"]}, "model_takes_other_inputs"),
    ):
        write_model(tmp_path, **kind)
        with pytest.raises(ModelFolderInvalid) as raised, model_in(tmp_path) as model:
            await model.embed(TEXTS)
        assert raised.value.problem == problem
