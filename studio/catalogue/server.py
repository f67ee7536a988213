"""The catalogue as a server of its own: one address, one database, one folder of packages."""

import errno
import socket
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from studio.catalogue.people import Person
from studio.catalogue.settings import ServerSettings
from studio.core.errors import AddressNotUsable, PortTaken
from studio.core.files import writing_to

if TYPE_CHECKING:
    from studio.catalogue.store.database import Store


async def serve(settings: ServerSettings, tell: Callable[[str], None] = lambda _: None) -> None:
    """Serve until SIGINT or SIGTERM; `tell` is given the URL once it answers.

    Raises PortTaken, AddressNotUsable or DatabaseNotUsable.
    """
    import uvicorn

    from studio.catalogue.blobs.opening import open_blobs
    from studio.catalogue.identity import by_token
    from studio.catalogue.service.application import create_service

    with (
        closing(_listen(settings.host, settings.port)) as listening,
        closing(open_store(settings)) as store,
    ):
        app = create_service(store, open_blobs(settings), by_token(store), settings)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        tell(f"http://{settings.host}:{listening.getsockname()[1]}")
        await uvicorn.Server(config).serve(sockets=[listening])


def first_admin(settings: ServerSettings, person: Person) -> str:
    """Make the first person of an empty catalogue its administrator and return the token to sign in with.

    Raises NameTaken when it has people already.
    """
    from studio.catalogue.store import administration

    with closing(open_store(settings)) as store, store.changing() as session:
        return administration.first_admin(session, person, settings.sign_in.token_days).token


def open_store(settings: ServerSettings) -> "Store":
    """Open its database, ready to sign; close it at the end."""
    from studio.catalogue.key_file import KEY_FILE, KeyFile
    from studio.catalogue.store.database import Store, sqlite_url
    from studio.catalogue.store.signing import Signing

    with writing_to(settings.folder):
        settings.folder.mkdir(parents=True, exist_ok=True)
    file = KeyFile(settings.key_file or settings.folder / KEY_FILE)
    signing = Signing(file, timedelta(days=settings.index_days))
    return Store(
        settings.database_url() or sqlite_url(settings.folder), settings.connections, signing=signing
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from error
        raise AddressNotUsable(host=host, port=port) from error
