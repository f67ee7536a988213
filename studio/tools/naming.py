"""Names by which a model knows tools from outside: letters, digits, _ and - only, and no two alike."""

import re
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

_LONGEST = 64
_MARK = 6  # characters that tell apart what reads the same


def tool_names(known_as: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return a name for each key, made of the name wanted for it; the same key has the same name again.

    What cannot be written so, as 查询水位, or is like another's, gets a mark made of its key.
    """
    plain = {key: re.sub(r"[^a-zA-Z0-9_-]+", "_", name).strip("_") for key, name in wanted.items()}
    times = Counter(name[: _LONGEST - len(known_as) - 1] for name in plain.values())
    alone = {key for key, name in plain.items() if name and times[name] == 1 and wanted[key].isascii()}
    return {key: _name(known_as, key, name, alone=key in alone) for key, name in plain.items()}


def _name(known_as: str, key: str, plain: str, *, alone: bool) -> str:
    whole = f"{known_as}_{plain}"
    if alone and len(whole) <= _LONGEST:
        return whole
    mark = sha256(key.encode(errors="replace")).hexdigest()[:_MARK]
    return f"{f'{known_as}_{plain}'.rstrip('_')[: _LONGEST - _MARK - 1]}_{mark}"
