"""Who acts: on a server whoever holds a token, in the embedded catalogue the person at this machine."""

from collections.abc import Awaitable, Callable, Mapping

from studio.catalogue.people import EVERYTHING, Person
from studio.catalogue.store import people
from studio.catalogue.store.database import Store
from studio.catalogue.store.signed_in import SignedIn
from studio.core.errors import SignInNeeded

Identify = Callable[[Mapping[str, str]], Awaitable[Person]]


def by_token(store: Store) -> Identify:
    """Nothing but the bearer token counts; raises SignInNeeded without a valid one."""

    signed_in = SignedIn(store)

    async def identify(headers: Mapping[str, str]) -> Person:
        token = token_in(headers)
        person = await signed_in.whose(token) if token else None
        if person is None:
            raise SignInNeeded(person="")
        return person

    return identify


def token_in(headers: Mapping[str, str]) -> str:
    """Return the bearer token, or an empty text."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def always(person: Person, store: Store) -> Identify:
    """For the catalogue in one's own process, where nobody else can ask: nothing is read from the request.

    There are no offices in one folder: whoever reviews there reviews everything.
    """
    everywhere = person.model_copy(update={"reviews": (EVERYTHING,)})
    with store.changing() as session:
        people.keep_person(session, person)

    async def identify(_: Mapping[str, str]) -> Person:
        return everywhere

    return identify
