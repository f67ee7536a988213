"""The calls of one run: each with a number of its own, and whether the model turns in circles."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from studio.endpoints import ToolCallPiece

_OFTEN = 3
_ROUNDS = 2


class Calls:
    """A call is repeated when it is made again with nothing else between, or for the fourth time.

    `circling` is set after two rounds with nothing but such.
    """

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._times: Counter[str] = Counter()
        self._last: set[str] = set()
        self._vain = 0

    @property
    def circling(self) -> bool:
        return self._vain >= _ROUNDS

    def numbered(self, call: ToolCallPiece) -> ToolCallPiece:
        """Many servers begin to count anew with each answer."""
        name = call.id
        while name in self._ids:
            name = f"{call.id}_{len(self._ids) + 1}"
        self._ids.add(name)
        return call if name == call.id else replace(call, id=name)

    def repeated(self, calls: Sequence[ToolCallPiece]) -> list[bool]:
        """Tell of each of one round's calls whether it is; those that are must not be made."""
        made: set[str] = set()
        again = [self._again(_key(call), made) for call in calls]
        self._last = made or self._last
        self._vain = 0 if made else self._vain + 1
        return again

    def _again(self, key: str, made: set[str]) -> bool:
        if key in self._last or key in made or self._times[key] >= _OFTEN:
            return True
        made.add(key)
        self._times[key] += 1
        return False


def _key(call: ToolCallPiece) -> str:
    try:
        arguments = json.dumps(json.loads(call.arguments or "{}"), sort_keys=True)
    except (ValueError, RecursionError):
        arguments = call.arguments
    return f"{call.name} {arguments}"
