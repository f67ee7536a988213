"""The process an ONNX embedding model computes in: `python -m studio.vectors.onnx_worker FOLDER`.

It is spoken to over stdin and stdout and ends when its stdin does. The window never waits for it, and a model
that breaks down takes nothing with it.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import ModelFolderInvalid
from studio.core.priority import give_way
from studio.vectors.frames import Head, read_frame, write_frame
from studio.vectors.onnx_folder import ModelFolder, model_folder

_TOKENS_TOGETHER = 8192
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_READY_VECTORS = ("sentence_embedding", "text_embeds", "embeddings")
Array = NDArray[Any]

_STEPS = 5  # a search waits for it, so it stands between the window and the readers


class OnnxModel:
    """Raises ModelFolderInvalid for a model that is none of texts."""

    def __init__(self, folder: ModelFolder) -> None:
        self._folder = folder
        self._tokenizer = self._read_tokenizer()
        self._session = self._read_model()
        inputs = {one.name: one.type for one in self._session.get_inputs()}
        if "input_ids" not in inputs or not inputs.keys() <= _INPUTS:
            raise self._invalid("model_takes_other_inputs")
        self._inputs = {name: np.int32 if "int32" in kind else np.int64 for name, kind in inputs.items()}
        self._output = self._find_output()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, (n, dimension); texts of a length are computed together."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda at: len(encoded[at].ids))
        rows: dict[int, Array] = {}
        while order:
            some = order[: max(1, _TOKENS_TOGETHER // max(len(encoded[order[-1]].ids), 1))]
            order = order[len(some) :]
            rows.update(zip(some, self._computed([encoded[at] for at in some]), strict=True))
        return np.ascontiguousarray([rows[at] for at in range(len(texts))], dtype=np.float32)

    def _computed(self, encoded: Sequence[Any]) -> Array:
        longest = max(len(one.ids) for one in encoded)
        mask = _padded([one.attention_mask for one in encoded], longest)
        given = {
            "input_ids": _padded([one.ids for one in encoded], longest),
            "attention_mask": mask,
            "token_type_ids": _padded([one.type_ids for one in encoded], longest),
        }
        feed = {name: given[name].astype(kind) for name, kind in self._inputs.items()}
        (found,) = self._session.run([self._output], feed)
        pooled = _pooled(found, mask, self._folder.pooling) if found.ndim == 3 else found
        lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
        return np.asarray(pooled / np.where(lengths == 0, 1, lengths))

    def _find_output(self) -> str:
        """The output that is one vector a text, else the one that is one a token."""
        names = [one.name for one in self._session.get_outputs()]
        for name in sorted(names, key=lambda name: name not in _READY_VECTORS):
            self._output = name
            try:
                vectors = self.embed(["汛期值班", "安"])
            except Exception:  # whatever the model makes of it, it is no vector
                continue
            if vectors.ndim == 2 and vectors.shape[1] > 1 and np.isfinite(vectors).all():
                return str(name)
        raise self._invalid("model_gives_no_vectors")

    def _read_tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._folder.tokenizer))
        except Exception as error:  # it raises plain Exception
            raise self._invalid("tokenizer_unreadable") from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._folder.longest)
        return tokenizer

    def _read_model(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = max(1, (os.cpu_count() or 2) - 1)
        options.log_severity_level = 4
        try:
            return onnxruntime.InferenceSession(
                str(self._folder.model), options, providers=["CPUExecutionProvider"]
            )
        except MemoryError as error:
            raise self._invalid("model_too_large") from error
        except Exception as error:  # as many kinds as there are troubles
            raise self._invalid("model_unreadable") from error

    def _invalid(self, problem: str) -> ModelFolderInvalid:
        return ModelFolderInvalid(folder=str(self._folder.tokenizer.parent), problem=problem)


def _padded(rows: Sequence[Sequence[int]], width: int) -> Array:
    return np.asarray([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64)


def _pooled(tokens: Array, mask: Array, pooling: str) -> Array:
    """One vector a text, (n, dimension), of its tokens' (n, tokens, dimension)."""
    there = mask[:, :, None].astype(tokens.dtype)
    match pooling:
        case "mean":
            return np.asarray((tokens * there).sum(axis=1) / np.maximum(there.sum(axis=1), 1))
        case "max":
            return np.asarray(np.where(there > 0, tokens, -np.inf).max(axis=1))
        case "last":
            return np.asarray(tokens[np.arange(len(tokens)), mask.sum(axis=1) - 1])
    return np.asarray(tokens[:, 0])


def serve(folder: Path, requests: BinaryIO, answers: BinaryIO) -> None:
    try:
        model = OnnxModel(model_folder(folder))
    except ModelFolderInvalid as error:
        write_frame(answers, {"problem": error.problem})
        return
    write_frame(answers, {"ready": os.getpid()})
    while True:
        try:
            head, _ = read_frame(requests)
        except EOFError:
            return
        write_frame(answers, *_answered(model, head))


def _answered(model: OnnxModel, head: Head) -> tuple[Head, bytes]:
    try:
        vectors = model.embed(head["texts"])
    except MemoryError:
        return {"problem": "model_too_large"}, b""
    except Exception:  # told to the other side by name
        return {"problem": "model_stopped"}, b""
    return {"rows": len(vectors)}, vectors.tobytes()


def main() -> None:
    """Whatever the libraries print goes to stderr: stdout is for answers alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the program's to handle
    give_way(_STEPS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with answers:
        serve(Path(sys.argv[1]), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
