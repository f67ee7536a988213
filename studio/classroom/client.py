"""A class from the outside: what learners' computers and the trainer's window ask of it."""

import asyncio
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from studio.catalogue.client.answers import error_in
from studio.classroom.names import one_line
from studio.classroom.values import (
    Figures,
    Join,
    Joined,
    Order,
    OrderAsked,
    RaiseHand,
    Report,
    RoomFacts,
    Seat,
    Told,
)
from studio.core.errors import CatalogueRefused, ClassRefused, ClassUnreachable
from studio.core.files import replacing

if TYPE_CHECKING:
    import httpx

    from studio.core.i18n import Words

Answer = TypeVar("Answer")
_PATIENCE, _CONNECTING = 7.0, 5.0
"""In seconds: so long a lesson does not know that nobody answers."""
_CROWD = 30.0
"""For what forty ask in the same moment."""
_SIGN_OF_LIFE = 0.25
"""Of that patience: however much a class has to do, it answers something small; not one that stands still."""


class ClassClient:
    """`token` is the seat's or the trainer's; who is about to join has none.

    Everything raises ClassUnreachable when nobody answers, SeatLost when the token does not count any more,
    and ClassRefused for what no class would answer.
    """

    def __init__(
        self,
        address: str,
        token: str = "",
        http: "httpx.AsyncClient | None" = None,
        patience: float = _PATIENCE,
    ) -> None:
        self.address, self._patience = address.rstrip("/"), patience
        self._http = http or _http(self.address, patience)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def join(self, code: str, name: str, device: str, seat: int = 0) -> Joined:
        """Take a seat, or get back the one this device has.

        Raises ClassCodeWrong, ClassCodeTooOften, ClassFull, SeatTaken or NameNotAllowed.
        """
        asked = Join(code=code, name=name, device=device, seat=seat)
        body = asked.model_dump(mode="json")
        joining = asyncio.ensure_future(self._post("join", Joined, body, timeout=_CROWD))
        try:
            done, _ = await asyncio.wait({joining}, timeout=self._patience)
            if not done and not await self._lives():
                raise ClassUnreachable(host=self._host)
            return await joining
        finally:
            joining.cancel()

    async def room(self) -> RoomFacts:
        return await self._read("room", RoomFacts)

    async def course(self, file: Path) -> None:
        """Bring the course's package into that file."""
        import httpx

        try:
            async with self._http.stream("GET", "class/v1/course", headers=self._headers) as response:
                if not response.is_success:
                    raise _trouble(response.status_code, await response.aread())
                with replacing(file) as out:
                    async for piece in response.aiter_bytes():
                        await asyncio.to_thread(out.write, piece)
        except httpx.TransportError as error:
            raise ClassUnreachable(host=self._host) from error

    async def me(self) -> Seat:
        """Return one's own seat."""
        return await self._read("me", Seat)

    async def report(self, report: Report) -> Told:
        """Tell how far one is; the same report once more, or an older one, changes nothing."""
        return await self._post("report", Told, report.model_dump(mode="json"))

    async def hand(self, up: bool, text: str = "") -> Seat:
        return await self._post("hand", Seat, RaiseHand(up=up, text=one_line(text)).model_dump(mode="json"))

    async def seats(self) -> list[Seat]:
        """For the trainer: all seats in their order, the free ones too."""
        return await self._read("seats", list[Seat])

    async def figures(self) -> Figures:
        """For the trainer: how the class stands at each step."""
        return await self._read("figures", Figures)

    async def send_to_all(self, *, lesson: str = "", message: str = "") -> Order:
        """For the trainer: have everybody go to a lesson (its id), or read a message of 500 signs."""
        asked = OrderAsked(lesson=lesson, message=one_line(message))
        return await self._post("orders", Order, asked.model_dump(mode="json"))

    async def lower(self, seat: int) -> Seat:
        """For the trainer: take down the hand of a seat that was helped."""
        return await self._post(f"seats/{seat}/lower", Seat, {})

    async def free(self, seat: int) -> Seat:
        """For the trainer: have somebody else take the seat; its token counts no more."""
        return await self._post(f"seats/{seat}/free", Seat, {})

    async def clear(self) -> RoomFacts:
        """For the trainer: free all seats and begin anew, with another code and an empty catalogue."""
        return await self._post("clear", RoomFacts, {}, timeout=_CROWD)

    async def export(self, file: Path, say: "Words") -> None:
        """For the trainer: write seats, steps and test results into an .xlsx or .csv file.

        Raises FileInvalid for another kind of file, DiskFull or FolderNotWritable.
        """
        from studio.classroom.export import export

        facts, seats, figures = await self.room(), await self.seats(), await self.figures()
        await asyncio.to_thread(export, file, facts, seats, figures, say)

    async def _lives(self) -> bool:
        import httpx

        try:
            await self._http.get("class/v1/room", timeout=_SIGN_OF_LIFE * self._patience)
        except httpx.TransportError:
            return False
        return True

    async def _read(self, path: str, kind: type[Answer]) -> Answer:
        return await self._ask("GET", path, kind)

    async def _post(self, path: str, kind: type[Answer], body: dict[str, Any], **what: Any) -> Answer:
        return await self._ask("POST", path, kind, json=body, **what)

    async def _ask(self, method: str, path: str, kind: type[Answer], **what: Any) -> Answer:
        """`what` goes to httpx as it is."""
        import httpx

        try:
            response = await self._http.request(method, f"class/v1/{path}", headers=self._headers, **what)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise ClassUnreachable(host=self._host) from error
        if not response.is_success:
            raise _trouble(response.status_code, response.content)
        try:
            return TypeAdapter(kind).validate_json(response.content)
        except ValidationError as error:
            raise ClassRefused(status=response.status_code) from error

    @property
    def _host(self) -> str:
        return self._http.base_url.netloc.decode("ascii", "replace")


def _trouble(status: int, content: bytes) -> Exception:
    error = error_in(status, content, "")
    return ClassRefused(status=status) if isinstance(error, CatalogueRefused) else error


def _http(address: str, patience: float) -> "httpx.AsyncClient":
    """Within the room, never through the office's proxy. Raises ClassUnreachable for what is no address."""
    import httpx

    try:
        base = httpx.URL(f"{address}/")
    except httpx.InvalidURL as error:
        raise ClassUnreachable(host=address) from error
    if base.scheme not in {"http", "https"} or not base.host:
        raise ClassUnreachable(host=address)
    return httpx.AsyncClient(
        base_url=base, timeout=httpx.Timeout(patience, connect=_CONNECTING), trust_env=False
    )
