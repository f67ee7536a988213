"""How a step of the tour says that it did not show what it should."""


class Unmet(Exception):
    """Its text tells what was seen instead."""


def expect(holds: bool, seen: str) -> None:
    if not holds:
        raise Unmet(seen)
