"""What a client believes of a catalogue: what is signed by a key it trusts, and is no older news."""

from collections.abc import Sequence
from datetime import UTC, datetime

from studio.catalogue.people import Value
from studio.catalogue.trust.chain import Head
from studio.catalogue.trust.keys import check_signature, fingerprint, key_id
from studio.catalogue.trust.registering import Branches, Index
from studio.catalogue.trust.statements import (
    INDEX,
    RELEASE,
    SERVICE_KEY,
    SUBMISSION,
    Entry,
    Seal,
    ServiceKey,
    SignedRoot,
    Successor,
)
from studio.catalogue.trust.tree import entries_of
from studio.core.errors import (
    CatalogueKeyChanged,
    IndexContradicted,
    IndexExpired,
    IndexRolledBack,
    SignatureInvalid,
)


class Trusted(Value):
    """What is kept of a catalogue from one contact to the next: its keys, and the newest index that was seen.

    `keys` are public halves, the one in use last; empty before the first contact.
    """

    keys: tuple[str, ...] = ()
    version: int = 0
    tree: str = ""
    expires: str = ""
    log: Head = Head()

    @property
    def key(self) -> str:
        """Return the id of the key it signs with, empty before the first contact."""
        return key_id(self.keys[-1]) if self.keys else ""


def after_contact(trusted: Trusted, index: Index, now: datetime | None = None) -> Trusted:
    """Return what is trusted from now on.

    Raises CatalogueKeyChanged, SignatureInvalid, IndexRolledBack or IndexExpired.
    """
    keys = followed(trusted, index.keys)
    return after_root(trusted.model_copy(update={"keys": keys}), index.signed, now)


def after_root(trusted: Trusted, signed: SignedRoot, now: datetime | None = None) -> Trusted:
    """The same where the keys are known; a catalogue signs with its newest key."""
    _check_signed(trusted, signed)
    root = signed.root
    forked = root.version == trusted.version and root.tree != trusted.tree
    if root.version < trusted.version or forked:
        raise IndexRolledBack(seen=trusted.version, found=root.version)
    if datetime.fromisoformat(root.expires) <= (now or datetime.now(UTC)):
        raise IndexExpired(expired=root.expires)
    log = Head(number=root.log_number, digest=root.log_digest)
    fresh = {"version": root.version, "tree": root.tree, "expires": root.expires, "log": log}
    return trusted.model_copy(update=fresh)


def followed(trusted: Trusted, keys: Sequence[ServiceKey]) -> tuple[str, ...]:
    """Return all keys of the catalogue when the known ones come first, each later one endorsed.

    The first time whatever it shows is trusted: its fingerprint is there to be compared.
    """
    public = tuple(key.public for key in keys)
    known = len(trusted.keys)
    if not public or public[:known] != trusted.keys:
        found = fingerprint(key_id(public[-1])) if public else ""
        raise CatalogueKeyChanged(trusted=fingerprint(trusted.key), found=found)
    for before, key in zip(keys[known - 1 :], keys[known:], strict=False) if known else ():
        _check_endorsed(before, key)
    return public


def entries_in(branches: Branches, agent: str) -> dict[str, Entry]:
    """Return the versions of an agent; the root must have been checked before."""
    return entries_of(agent, branches.signed.root.tree, branches.nodes)


def check_release(trusted: Trusted, entry: Entry | None, seal: Seal, digest: str) -> Entry:
    """Check that index, signatures and package of a release belong together; return its entry.

    Raises IndexContradicted or SignatureInvalid.
    """
    release = seal.release
    if entry is None or not (entry.digest == release.package == digest):
        raise IndexContradicted(agent=release.agent, version=release.version)
    check_seal(trusted.keys, seal)
    return entry


def check_seal(keys: Sequence[str], seal: Seal) -> None:
    """Check the signatures of a release: the catalogue's by one of these keys, and its author's."""
    of_catalogue = next((key for key in keys if key_id(key) == seal.key), None)
    if of_catalogue is None:
        raise SignatureInvalid(what=RELEASE)
    check_signature(of_catalogue, RELEASE, seal.release, seal.signature)
    _check_author(seal)


def _check_author(seal: Seal) -> None:
    """A release from before there were keys has no author's part, and the catalogue vouches for that."""
    release, signed = seal.release, seal.release.submitted
    if signed is None and release.author_key is None:
        return
    if signed is None or release.author_key is None or key_id(release.author_key) != signed.key:
        raise SignatureInvalid(what=SUBMISSION)
    check_signature(release.author_key, SUBMISSION, signed.statement, signed.signature)
    said = signed.statement
    told = (said.package, said.agent, said.version, said.person)
    if told != (release.package, release.agent, release.version, release.author):
        raise SignatureInvalid(what=SUBMISSION)


def _check_signed(trusted: Trusted, signed: SignedRoot) -> None:
    if signed.key != trusted.key:
        raise SignatureInvalid(what=INDEX)
    check_signature(trusted.keys[-1], INDEX, signed.root, signed.signature)


def _check_endorsed(before: ServiceKey, key: ServiceKey) -> None:
    old = key_id(before.public)
    changed = CatalogueKeyChanged(trusted=fingerprint(old), found=fingerprint(key_id(key.public)))
    if key.endorsement is None:
        raise changed
    try:
        check_signature(before.public, SERVICE_KEY, Successor(before=old, public=key.public), key.endorsement)
    except SignatureInvalid as error:
        raise changed from error
