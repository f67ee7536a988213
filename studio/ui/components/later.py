"""What a page may hold and never show is made when it is first wanted."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class Later(Generic[Made]):
    """Calling it brings what it makes, from the first time on the same; `made` is None until then.

    One that comes `after` another is made together with it, right behind it: a controller with its view.
    """

    def __init__(self, make: Callable[[], Made], after: "Later[Any] | None" = None) -> None:
        self._make, self._after = make, after
        self._next: list[Callable[[Made], object]] = []
        self.made: Made | None = None
        if after is not None:
            after.then(lambda _: self())

    def __call__(self) -> Made:
        if self.made is None and self._after is not None:
            self._after()
        if self.made is None:
            self.made = self._make()
            for do in self._next:
                do(self.made)
        return self.made

    def then(self, do: Callable[[Made], object]) -> None:
        """Have that done with it once it is made."""
        self._next.append(do)
