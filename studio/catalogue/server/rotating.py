"""Giving a catalogue a new key, on the machine where its old one is kept."""

from contextlib import closing

from studio.catalogue.people import Person
from studio.catalogue.settings.server import ServerSettings
from studio.catalogue.trust.key_file import KeyFile
from studio.catalogue.trust.statements import ServiceKey

BY_HAND = Person(id="server", name="server")
"""Who acts where nobody signs in: whoever may read the key file."""


def rotate_key(settings: ServerSettings, *, lost: bool) -> ServiceKey:
    """Sign with a new key from now on, endorsed by the old one unless that is lost; running servers follow.

    Raises ServiceKeyMissing when the old key is not there and was not said to be lost.
    """
    from studio.catalogue.server.process import key_file_of, open_store
    from studio.catalogue.store import signing

    with closing(open_store(settings)) as store:
        with store.changing() as session:
            made = signing.rotate(session, BY_HAND, lost=lost)
        KeyFile(key_file_of(settings)).put_in_use()
    return made
