"""The exchanges of a conversation as a tree: the way to one of them, and what was tried beside it."""

from collections import defaultdict
from collections.abc import Iterable


class Tree:
    """Of pairs of an exchange and the one before it, in the order they were asked."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._parents: dict[str, str] = {}
        self._after: dict[str, list[str]] = defaultdict(list)
        for exchange, parent in pairs:
            self.add(exchange, parent)

    def __contains__(self, exchange: str) -> bool:
        return exchange in self._parents

    def add(self, exchange: str, parent: str) -> None:
        self._parents[exchange] = parent
        self._after[parent].append(exchange)

    def way(self, tip: str) -> list[str]:
        """From a first question to that exchange; nothing for one that is not here."""
        found: list[str] = []
        while tip in self._parents and tip not in found[-1:]:
            found.append(tip)
            tip = self._parents[tip]
        return found[::-1]

    def beside(self, exchange: str) -> list[str]:
        """All tries at its place, oldest first, itself among them."""
        return list(self._after[self._parents[exchange]])

    def place_of(self, exchange: str) -> tuple[int, int]:
        """Which of how many tries at its place it is, counted from 1."""
        tries = self.beside(exchange)
        return tries.index(exchange) + 1, len(tries)

    def end_of(self, exchange: str) -> str:
        """Where one comes to from there by the newest try at each place."""
        while after := self._after.get(exchange):
            exchange = after[-1]
        return exchange

    @property
    def newest(self) -> str:
        """The exchange asked last, empty where nothing was asked."""
        return next(reversed(self._parents), "")
