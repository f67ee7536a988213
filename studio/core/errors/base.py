"""What all errors have: a name and typed facts, which the faces turn into words."""

from typing import Any, dataclass_transform

Fact = str | int | float | None


@dataclass_transform(kw_only_default=True)
class StudioError(Exception):
    """Base of all errors with a name and facts; subclasses declare their facts as typed fields."""

    def __init__(self, **facts: Fact) -> None:
        """Takes exactly the facts that are declared; raises TypeError."""
        if facts.keys() != set(self.fact_names()):
            raise TypeError(f"{self.name} takes {', '.join(self.fact_names())}, not {', '.join(facts)}")
        vars(self).update(facts)

    @classmethod
    def fact_names(cls) -> list[str]:
        """As declared, those of the base classes first."""
        return [name for kind in reversed(cls.__mro__) for name in vars(kind).get("__annotations__", ())]

    @property
    def name(self) -> str:
        return type(self).__name__

    @property
    def facts(self) -> dict[str, Fact]:
        return {name: getattr(self, name) for name in self.fact_names()}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.facts == other.facts

    def __hash__(self) -> int:
        return hash((self.name, *self.facts.values()))

    def __str__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value!r}' for key, value in self.facts.items())})"

    __repr__ = __str__

    def __reduce__(self) -> tuple[Any, ...]:
        """Cross a process boundary with all facts."""
        return error_from_facts, (self.name, self.facts)


def every_error() -> dict[str, type[StudioError]]:
    """Return all errors of the tree by name, base classes included."""
    found: dict[str, type[StudioError]] = {}
    waiting = [StudioError]
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting.extend(kind.__subclasses__())
    return found


def error_from_facts(name: str, facts: dict[str, Any]) -> StudioError:
    """Build the error again on the other side of a process or HTTP boundary."""
    return every_error()[name](**facts)
