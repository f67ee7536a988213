"""The full-text index of a large base beside its kb.sqlite3: derived, and mapped into memory when it is used.

It may be deleted at any time. A file that is damaged or was made by another program is made anew; of one made
of an earlier state, what is still the same serves on: a chunk's text never changes under its id, and a
document that came anew has another stamp.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.files import write_atomically
from studio.knowledge.coding import character_pairs, words
from studio.knowledge.full_text import FullText
from studio.knowledge.postings import Postings
from studio.knowledge.terms import SEPARATOR

FILE = "full-text.index"
_PROBE = f"第3条{SEPARATOR}保险{SEPARATOR}a4"
_KINDS = ("pairs", "words")
_FIELDS = ("terms", "starts", "rows", "counts", "lengths")
_SUM_BYTES, _SIZE_BYTES, _ALIGNED = 4, 8, 64
Array = NDArray[Any]  # of any number
Stamps = Mapping[int, str]  # of each document, changing whenever it is loaded again


def load_index(folder: Path, stamps: Stamps) -> FullText | None:
    """What of the kept index still holds, if one is kept there and whole."""
    try:
        content = np.asarray(np.memmap(folder / FILE, dtype=np.uint8, mode="r"))  # its slices are quicker
        return _read(content, stamps)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_index(folder: Path, index: FullText, stamps: Stamps) -> None:
    """Where nothing can be written the index is simply made again the next time."""
    arrays: dict[str, Array] = {"ids": index.ids, "documents": index.documents}
    for kind, blocks in zip(_KINDS, index.blocks, strict=True):
        for number, block in enumerate(blocks):
            arrays |= {f"{kind}{number}.{name}": getattr(block, name) for name in _FIELDS}
    counts = [len(blocks) for blocks in index.blocks]
    with suppress(StudioError, OSError):
        write_atomically(folder / FILE, *_pieces(arrays, counts, stamps))


def _pieces(arrays: Mapping[str, Array], blocks: Sequence[int], stamps: Stamps) -> list[memoryview]:
    """The head's length, the head, the arrays, each padded to ALIGNED bytes; a check sum at the end."""
    laid: dict[str, tuple[str, int, int]] = {}
    parts: list[memoryview] = []
    past = 0
    for name, array in arrays.items():
        laid[name] = (array.dtype.str, past, len(array))
        padding = -array.nbytes % _ALIGNED
        parts += [_bytes(array), memoryview(bytes(padding))]
        past += array.nbytes + padding
    told = {"made": _maker(), "blocks": blocks, "arrays": laid, "stamps": list(stamps.items())}
    head = json.dumps(told).encode()
    head += b" " * (-(len(head) + _SIZE_BYTES) % _ALIGNED)
    pieces = [memoryview(len(head).to_bytes(_SIZE_BYTES, "big") + head), *parts]
    return [*pieces, memoryview(_sum(pieces))]


def _read(content: Array, stamps: Stamps) -> FullText | None:
    """Raises ValueError, KeyError or TypeError for what another program wrote."""
    body, told_sum = content[:-_SUM_BYTES], content[-_SUM_BYTES:]
    if _sum([body.data]) != told_sum.tobytes():
        return None
    past = _SIZE_BYTES + int.from_bytes(body[:_SIZE_BYTES].tobytes(), "big")
    told = json.loads(body[_SIZE_BYTES:past].tobytes())
    if told["made"] != _maker():
        return None
    arrays = {name: _array(body[past:], *where) for name, where in told["arrays"].items()}
    pairs, terms = (
        [Postings(**{name: arrays[f"{kind}{number}.{name}"] for name in _FIELDS}) for number in range(count)]
        for kind, count in zip(_KINDS, told["blocks"], strict=True)
    )
    index = FullText.of(arrays["ids"], arrays["documents"], pairs, terms)
    same = [document for document, stamp in told["stamps"] if stamps.get(document) == stamp]
    index.keep_only(np.asarray(index.chunks_of(same), dtype=np.int64))
    return index


def _sum(pieces: Sequence[memoryview]) -> bytes:
    total = 0
    for piece in pieces:
        total = zlib.crc32(piece, total)
    return total.to_bytes(_SUM_BYTES, "big")


def _bytes(array: Array) -> memoryview:
    return np.ascontiguousarray(array).view(np.uint8).data


def _array(body: NDArray[np.uint8], kind: str, start: int, count: int) -> Array:
    dtype = np.dtype(kind)
    return body[start : start + count * dtype.itemsize].view(dtype)


def _maker() -> str:
    """How this program turns a text into codes."""
    return hashlib.sha256(character_pairs([_PROBE])[0].tobytes() + words([_PROBE])[0].tobytes()).hexdigest()
