"""Short ways to ask an endpoint in a test."""

from contextlib import aclosing

from studio.endpoints import ChatPiece, Endpoint, EndpointProfile, Message, Retries, Role, TextPiece

QUESTION = (Message(Role.USER, "值班电话是多少?"),)


class Waits:
    """Stands in for the clock: remembers each pause and makes none."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def patient(waits: Waits | None = None) -> Retries:
    return Retries(sleep=waits or Waits(), chance=lambda: 0.5)


async def pieces_of(profile: EndpointProfile, key: str = "", waits: Waits | None = None) -> list[ChatPiece]:
    async with (
        Endpoint(profile, key, patient(waits)) as endpoint,
        aclosing(endpoint.chat(QUESTION)) as pieces,
    ):
        return [piece async for piece in pieces]


async def text_of(profile: EndpointProfile, key: str = "", waits: Waits | None = None) -> str:
    pieces = await pieces_of(profile, key, waits)
    return "".join(piece.text for piece in pieces if isinstance(piece, TextPiece))
