"""A folder laid out like bge-small-zh whose model adds up a vector of each character.

The protobuf of the model is written by hand: its messages are few, and the library for it is large.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Split
from tokenizers.processors import TemplateProcessing

CHARACTERS = "汛期值班预警报告要求公积金提取贷款办法防洪水位为这个句子生成表示以用于检索相关文章："
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
DIMENSION = 16


def write_model(folder: Path, *, outputs: int = 3, inputs: Sequence[str] = ()) -> Path:
    """`outputs` is how many dimensions the model's answer has: 3 for one vector a token, 2 for one a text."""
    folder.mkdir(parents=True, exist_ok=True)
    _tokenizer().save(str(folder / "tokenizer.json"))
    names = inputs or ("input_ids", "attention_mask", "token_type_ids")
    (folder / "model.onnx").write_bytes(_model(outputs, names))
    (folder / "config.json").write_text(
        json.dumps({"_name_or_path": "BAAI/bge-small-zh", "max_position_embeddings": 512})
    )
    return folder


def vectors_of_characters() -> np.ndarray:
    table = np.random.default_rng(7).normal(size=(len(SPECIAL) + len(set(CHARACTERS)), DIMENSION))
    table[: len(SPECIAL)] = 0
    return table.astype(np.float32)


def vocabulary() -> dict[str, int]:
    return {token: at for at, token in enumerate([*SPECIAL, *dict.fromkeys(CHARACTERS)])}


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(WordLevel(vocabulary(), unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def _model(outputs: int, inputs: Sequence[str]) -> bytes:
    """gathered = table[input_ids]; summed over the tokens; added to each token's zero for one a token."""
    nodes = [
        _node("Gather", ["table", inputs[0]], "gathered"),
        _node("ReduceSum", ["gathered", "axis"], "summed"),
    ]
    match outputs:
        case 3:
            nodes += [
                _node("Mul", ["gathered", "nothing"], "zeros"),
                _node("Add", ["zeros", "summed"], "found"),
            ]
        case 2:
            nodes += [_node("Squeeze", ["summed", "axis"], "found")]
        case _:
            nodes += [_node("ReduceSum", ["summed"], "found")]
    tensors = [
        _tensor("table", vectors_of_characters()),
        _tensor("axis", np.array([1], dtype=np.int64)),
        _tensor("nothing", np.zeros(1, dtype=np.float32)),
    ]
    shapes: dict[int, list[str | int]] = {3: ["batch", "tokens", DIMENSION], 2: ["batch", DIMENSION]}
    shape = shapes.get(outputs, [1, 1, 1])
    graph = b"".join(
        [
            *(_field(1, node) for node in nodes),
            _field(2, b"tiny"),
            *(_field(5, tensor) for tensor in tensors),
            *(_field(11, _value(name, 7, ["batch", "tokens"])) for name in inputs),
            _field(12, _value("found", 1, shape)),
        ]
    )
    return _number(1, 8) + _field(8, _field(1, b"") + _number(2, 17)) + _field(7, graph)


def _node(kind: str, given: Sequence[str], made: str) -> bytes:
    inputs = b"".join(_field(1, name.encode()) for name in given)
    return inputs + _field(2, made.encode()) + _field(3, made.encode()) + _field(4, kind.encode())


def _tensor(name: str, values: np.ndarray) -> bytes:
    sizes = b"".join(_number(1, size) for size in values.shape)
    kind = 1 if values.dtype == np.float32 else 7
    return sizes + _number(2, kind) + _field(8, name.encode()) + _field(9, values.tobytes())


def _value(name: str, kind: int, shape: Sequence[str | int]) -> bytes:
    sizes = [_number(1, one) if isinstance(one, int) else _field(2, one.encode()) for one in shape]
    tensor = _number(1, kind) + _field(2, b"".join(_field(1, size) for size in sizes))
    return _field(1, name.encode()) + _field(2, _field(1, tensor))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
