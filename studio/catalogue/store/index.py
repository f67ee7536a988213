"""The signed index of all releases, changed in the same transaction as what it tells of."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session, lazyload

from studio.catalogue.store.entries import entry_of
from studio.catalogue.store.log_end import end_after, signed_end
from studio.catalogue.store.seals import seal_what_nobody_signed
from studio.catalogue.store.signing import service_keys, signing, signing_key
from studio.catalogue.store.tables import IndexNodeRow, IndexRootRow, ReleaseRow
from studio.catalogue.trust.chain import Head
from studio.catalogue.trust.keys import check_signature, key_id
from studio.catalogue.trust.statements import INDEX, Entry, Root, SignedRoot
from studio.catalogue.trust.tree import Node, built, entered, entries_of, hash_of, way
from studio.core.errors import SignatureInvalid


def enter(session: Session, *rows: ReleaseRow) -> None:
    """Write down how these releases of one agent stand now; the index gets its next version."""
    known, agent = current(session), rows[0].agent
    entries = {row.version: entry_of(row) for row in rows}
    nodes = {row.path: row for row in session.scalars(_leading_to([agent]))}
    changed = entered(agent, entries, lambda path: dict(nodes[path].content) if path in nodes else {})
    for path, content in changed.items():
        if path in nodes:
            nodes[path].content = content
        else:
            session.add(IndexNodeRow(path=path, content=content))
    _sign(session, hash_of(changed[""]), known.root.version + 1)


def current(session: Session) -> SignedRoot:
    """Return the signed root; the first time it is made of all releases there are."""
    row = session.get(IndexRootRow, 1)
    return SignedRoot.model_validate(row.signed) if row else _build(session)


def is_fresh(session: Session) -> bool:
    """Whether there is a root, of the key in use, with more than half of its time left."""
    row = session.get(IndexRootRow, 1)
    if row is None:
        return False
    signed, keys = SignedRoot.model_validate(row.signed), service_keys(session)
    left = _left(signed)
    return bool(keys) and signed.key == key_id(keys[-1].public) and left > signing(session).index_lasts / 2


def refresh(session: Session, *, shorten: bool = False) -> SignedRoot:
    """Sign what there is once more, under the next version, when it is no longer fresh.

    With `shorten` also when it counts for longer than an index is to count now. Only what this catalogue
    signed itself is signed again; raises SignatureInvalid otherwise.
    """
    known = current(session)
    if is_fresh(session) and not (shorten and _left(known) > signing(session).index_lasts):
        return known
    _check_own(session, known)
    return _sign(session, known.root.tree, known.root.version + 1)


def renew(session: Session, past: int) -> SignedRoot:
    """Sign what there is under a version nobody has seen: beyond `past`, and beyond what the clock gives.

    An index does not change once a minute for years, so its version stays behind the minutes since 1970.
    """
    known = current(session)
    _check_own(session, known)
    minutes = int(datetime.now(UTC).timestamp()) // 60
    return _sign(session, known.root.tree, max(known.root.version, past, minutes) + 1)


def nodes_for(session: Session, agents: Iterable[str]) -> dict[str, Node]:
    """Return the nodes that lead from the root to these agents."""
    return {row.path: row.content for row in session.scalars(_leading_to(agents))}


def lay(session: Session, nodes: Mapping[str, Node]) -> SignedRoot:
    """Begin with this tree, in the place of whatever there is."""
    session.execute(delete(IndexNodeRow))
    if nodes:
        rows = [{"path": path, "content": content} for path, content in nodes.items()]
        session.execute(insert(IndexNodeRow), rows)
    return _sign(session, hash_of(nodes[""]), 1)


def signed_heads(session: Session) -> list[Head]:
    """Return the line over which the index was signed last, if it ever was, and the last one signed."""
    row = session.get(IndexRootRow, 1)
    if row is None:
        return [signed_end(session)]
    signed = SignedRoot.model_validate(row.signed)
    _check_own(session, signed)
    return [_head(signed), signed_end(session)]


def signed_entries(session: Session, agent: str) -> dict[str, Entry]:
    """Return what was signed of an agent's versions; raises SignatureInvalid or IndexContradicted."""
    row = session.get(IndexRootRow, 1)
    if row is None:
        return {}
    signed = SignedRoot.model_validate(row.signed)
    _check_own(session, signed)
    return entries_of(agent, signed.root.tree, nodes_for(session, [agent]))


def _left(signed: SignedRoot) -> timedelta:
    return datetime.fromisoformat(signed.root.expires) - datetime.now(UTC)


def _leading_to(agents: Iterable[str]) -> Select[IndexNodeRow]:
    paths = sorted({path for agent in agents for path in way(agent)})
    return select(IndexNodeRow).where(IndexNodeRow.path.in_(paths))


def _build(session: Session) -> SignedRoot:
    """Take over the releases of a catalogue that had no index."""
    seal_what_nobody_signed(session)
    rows = session.scalars(select(ReleaseRow).options(lazyload("*")))
    return lay(session, built((row.agent, row.version, entry_of(row)) for row in rows))


def _sign(session: Session, tree: str, version: int) -> SignedRoot:
    key, made = signing_key(session), datetime.now(UTC)
    known = session.get(IndexRootRow, 1)
    log = end_after(session, _head(SignedRoot.model_validate(known.signed)) if known else Head())
    root = Root(
        version=version,
        tree=tree,
        signed=made.isoformat(timespec="seconds"),
        expires=(made + signing(session).index_lasts).isoformat(timespec="seconds"),
        log_number=log.number,
        log_digest=log.digest,
    )
    signed = SignedRoot(root=root, key=key.id, signature=key.sign(INDEX, root))
    session.merge(IndexRootRow(number=1, version=version, signed=signed.model_dump(mode="json")))
    session.flush()
    return signed


def _head(signed: SignedRoot) -> Head:
    return Head(number=signed.root.log_number, digest=signed.root.log_digest)


def _check_own(session: Session, signed: SignedRoot) -> None:
    for key in service_keys(session):
        if key_id(key.public) == signed.key:
            return check_signature(key.public, INDEX, signed.root, signed.signature)
    raise SignatureInvalid(what=INDEX)
