"""What a folder with an ONNX embedding model holds, laid out as sentence-transformers does."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.core.errors import ModelFolderInvalid

LONGEST = 512
_BGE_ZH = re.compile(r"bge-(small|base|large)-zh", re.IGNORECASE)
_BGE_ZH_QUESTION = "为这个句子生成表示以用于检索相关文章："
_POOLING = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_lasttoken": "last",
}


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """`longest` is in tokens; `before_question` is what the model wants to stand before a question."""

    model: Path
    tokenizer: Path
    pooling: str
    longest: int
    before_question: str


def model_folder(folder: Path) -> ModelFolder:
    """Raises ModelFolderInvalid when a file is missing."""
    model = next((file for file in _models(folder) if file.is_file()), None)
    if model is None:
        raise ModelFolderInvalid(folder=str(folder), problem="model_missing")
    tokenizer = folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise ModelFolderInvalid(folder=str(folder), problem="tokenizer_missing")
    return ModelFolder(model, tokenizer, _pooling(folder), _longest(folder), _before_question(folder))


def stamp_of(folder: ModelFolder) -> tuple[tuple[int, int], ...]:
    """Another one when a file was replaced; raises OSError."""
    stats = [file.stat() for file in (folder.model, folder.tokenizer)]
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


def digest_of(folder: ModelFolder) -> str:
    """The same model has the same digest, wherever its folder is; raises OSError."""
    digest = hashlib.sha256(f"{folder.pooling} {folder.longest}".encode())
    for file in (folder.model, folder.tokenizer, *sorted(folder.model.parent.glob("*.onnx_data"))):
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _models(folder: Path) -> list[Path]:
    return [folder / "model.onnx", folder / "onnx" / "model.onnx"]


def _pooling(folder: Path) -> str:
    """By the first token where nothing is said, as the bge models want it."""
    told = _json(folder / "1_Pooling" / "config.json")
    return next((name for key, name in _POOLING.items() if told.get(key) is True), "cls")


def _longest(folder: Path) -> int:
    told = [
        _json(folder / "sentence_bert_config.json").get("max_seq_length"),
        _json(folder / "config.json").get("max_position_embeddings"),
    ]
    return min([LONGEST, *(number for number in told if isinstance(number, int) and number > 2)])


def _before_question(folder: Path) -> str:
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts")
    if isinstance(prompts, dict) and isinstance(prompts.get("query"), str):
        return str(prompts["query"])
    name = _json(folder / "config.json").get("_name_or_path")
    return _BGE_ZH_QUESTION if isinstance(name, str) and _BGE_ZH.search(name) else ""


def _json(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
