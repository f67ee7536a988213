"""The full-text index of a large base beside its kb.sqlite3: derived, and only used for the very same texts.

It may be deleted at any time. A file that is damaged, or was made of other texts or by another program, is
made anew.
"""

import hashlib
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from studio.core.errors import StudioError
from studio.core.files import write_atomically
from studio.knowledge.coding import character_pairs, words
from studio.knowledge.full_text import FullText
from studio.knowledge.postings import Postings
from studio.knowledge.terms import SEPARATOR

FILE = "full-text.index"
_PROBE = f"第3条{SEPARATOR}保险{SEPARATOR}a4"
_KINDS = ("pairs", "words")
_FIELDS = {
    "terms": np.int64,
    "starts": np.int64,
    "rows": np.int32,
    "counts": np.float32,
    "lengths": np.float32,
}
_DIGEST_SIZE = 32
Texts = Sequence[tuple[int, str]]


def load_index(folder: Path, texts: Texts) -> FullText | None:
    """The index of just these texts, if it is kept there and whole."""
    try:
        written = (folder / FILE).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(written[_DIGEST_SIZE:]).digest() != written[:_DIGEST_SIZE]:
        return None
    try:
        return _read(written[_DIGEST_SIZE:], texts)
    except (ValueError, KeyError):
        return None


def keep_index(folder: Path, texts: Texts, pairs: Postings, terms: Postings) -> None:
    """Where nothing can be written the index is simply made again the next time."""
    arrays = {
        f"{kind}_{name}": getattr(block, name)
        for kind, block in zip(_KINDS, (pairs, terms), strict=True)
        for name in _FIELDS
    }
    file = io.BytesIO()
    np.savez(file, key=np.frombuffer(_key(texts), dtype=np.uint8), allow_pickle=False, **arrays)
    content = file.getvalue()
    with suppress(StudioError, OSError):
        write_atomically(folder / FILE, hashlib.sha256(content).digest() + content)


def _read(content: bytes, texts: Texts) -> FullText | None:
    """Raises ValueError or KeyError for arrays of another program."""
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        if bytes(kept["key"]) != _key(texts):
            return None
        pairs, terms = (_whole({name: kept[f"{kind}_{name}"] for name in _FIELDS}) for kind in _KINDS)
    ids = [chunk for chunk, _ in texts]
    same = len(pairs.lengths) == len(terms.lengths) == len(ids)
    return FullText.of(ids, pairs, terms) if same else None


def _key(texts: Texts) -> bytes:
    """Of the texts with their ids, and of how this program turns a text into codes."""
    key = hashlib.sha256(character_pairs([_PROBE])[0].tobytes() + words([_PROBE])[0].tobytes())
    key.update(np.asarray([(chunk, len(text)) for chunk, text in texts], dtype=np.int64).tobytes())
    for _, text in texts:
        key.update(text.encode("utf-8", "surrogatepass"))
    return key.digest()


def _whole(arrays: dict[str, np.ndarray]) -> Postings:
    """Raises ValueError for arrays that do not go together."""
    block = Postings(**arrays)
    kinds = all(arrays[name].dtype == kind and arrays[name].ndim == 1 for name, kind in _FIELDS.items())
    if not kinds or len(block.starts) != len(block.terms) + 1 or len(block.rows) != len(block.counts):
        raise ValueError(FILE)
    inside = len(block.rows) == 0 or 0 <= int(block.rows.min()) <= int(block.rows.max()) < len(block.lengths)
    if not inside or int(block.starts[-1]) != len(block.rows):
        raise ValueError(FILE)
    return block
