"""What is done in a step of a course: what may go wrong first, and then what is right."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

AnyLearner = TypeVar("AnyLearner")


@dataclass(frozen=True)
class StepActs(Generic[AnyLearner]):
    """`wrong` are acts in their order, by the names of the mistakes they make."""

    right: Callable[[AnyLearner], Awaitable[object]]
    wrong: Mapping[str, Callable[[AnyLearner], Awaitable[object]]] = field(default_factory=dict)
