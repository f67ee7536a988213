"""The catalogue as a server of its own: one address, one database, one folder of packages."""

import errno
import socket
from collections.abc import Callable
from contextlib import closing

from studio.catalogue.people import Person
from studio.catalogue.server.beside import Outlets
from studio.catalogue.server.process import answer_at, make_ready, open_store, try_out
from studio.catalogue.server.workers import run_workers
from studio.catalogue.settings.server import ServerSettings
from studio.core.errors import AddressNotUsable, PortTaken

_BACKLOG = 2048  # a whole city may come back at once


async def serve(
    settings: ServerSettings,
    tell: Callable[[str], None] = lambda _: None,
    tell_upgraded: Callable[[str], None] = lambda _: None,
    outlets: "Outlets | None" = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then let the requests that came end.

    `tell` is given the URL once it answers, `tell_upgraded` the schema of an older catalogue that was
    brought up to date; `outlets` answer beside the catalogue.
    Raises PortTaken, AddressNotUsable, DatabaseNotUsable, ServiceKeyMissing, and what `try_out` finds.
    """
    with closing(listen(settings.host, settings.port)) as listening:
        scheme = "https" if settings.tls else "http"
        url = f"{scheme}://{settings.host}:{listening.getsockname()[1]}"
        with closing(open_store(settings)) as store:
            if store.upgraded_from:
                tell_upgraded(store.upgraded_from)
            make_ready(store)
            try_out(settings)
            if settings.workers == 1:
                tell(url)
                await answer_at(listening, settings, store, outlets)
                return
        tell(url)
        await run_workers(settings, listening, outlets)


def first_admin(settings: ServerSettings, person: Person) -> str:
    """Make the first person of an empty catalogue its administrator and return the token to sign in with.

    Raises NameTaken when it has people already.
    """
    from studio.catalogue.store import administration

    with closing(open_store(settings)) as store, store.changing() as session:
        return administration.first_admin(session, person, settings.sign_in.token_days).token


def listen(host: str, port: int) -> socket.socket:
    """Raises PortTaken or AddressNotUsable."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
        # Accepted connections take it over; else the end of an answer waits for the other side's word.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from error
        raise AddressNotUsable(host=host, port=port) from error
