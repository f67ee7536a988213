"""Words for keys, signatures and the log of acts."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from studio.catalogue.trust.chain import Damage
from studio.catalogue.trust.keys import fingerprint, key_id
from studio.core.i18n import Words, mark
from studio.wording.explanation import explain
from studio.wording.reviews import state_text

if TYPE_CHECKING:
    from studio.catalogue.trust.registering import AuthorKey
    from studio.catalogue.trust.statements import Entry, Seal
    from studio.workspace.trust_file import Known
    from studio.workspace.trusted_index import Vouched

_DAMAGE = {
    Damage.ALTERED: mark("Line {number} is not what was written there."),
    Damage.MISSING: mark("Lines are missing from number {number} on."),
    Damage.REWRITTEN: mark("Line {number} is another than was seen before: the log was written anew."),
    Damage.CUT: mark("The log ends before line {number}, which was there before: its end was cut off."),
}


def damage_text(damage: Damage, number: int, say: Words) -> str:
    return say(_DAMAGE[damage], number=number)


def standing_text(agent: str, version: str, entry: "Entry | None", say: Words) -> str:
    """Say in one line how an installed agent stands."""
    if entry is None:
        return f"{agent} {version}  {say('not in the index')}"
    until = say("valid until {date}", date=entry.valid_until) if entry.valid_until else ""
    told = (f"{agent} {version}", state_text(entry.standing, say), entry.reason, entry.instead, until)
    return "  ".join(filter(None, told))


def state_of_entry(entry: "Entry | None") -> str:
    """How an installed agent stands by today's calendar; empty for what is simply listed."""
    if entry is None:
        return ""
    past = bool(entry.valid_until) and entry.valid_until < date.today().isoformat()
    if past and entry.standing.value in {"listed", "deprecated"}:
        return "expired"
    return "" if entry.standing.value == "listed" else entry.standing.value


def notice_text(agent: str, version: str, entry: "Entry | None", say: Words) -> str:
    """What whoever asks an installed agent should know first; empty for what is simply listed."""
    if entry is None or not (state := state_of_entry(entry)):
        return ""
    reason = entry.valid_until if state == "expired" else entry.reason
    instead = say("Use instead: {instead}", instead=entry.instead) if entry.instead else ""
    return "  ".join(filter(None, (f"{agent} {version}", state_text(state, say), reason, instead)))


def seal_rows(seal: "Seal", say: Words) -> list[tuple[str, str]]:
    """Who signed a release, label and value: for the passport and the terminal."""
    release, of_author = seal.release, say("none: it was released before there were keys")
    if release.author_key:
        of_author = fingerprint(key_id(release.author_key))
    return [
        (say("Signed by"), release.author),
        (say("Key of the author"), of_author),
        (say("Key of the catalogue"), fingerprint(seal.key)),
    ]


def vouched_rows(vouched: "Vouched | None", say: Words) -> list[tuple[str, str]]:
    """What a passport says of signatures: whether they hold, then whose they are."""
    if vouched is None:
        return []
    holds = say("author, catalogue and index agree")
    told = explain(vouched.trouble, say).happened if vouched.trouble else holds
    rows = seal_rows(vouched.seal, say) if vouched.seal else []
    return [(say("Result of the check"), told), *rows]


def known_rows(known: "Known", say: Words) -> list[tuple[str, str]]:
    """What is known of the catalogue: its key's fingerprint to compare, and its newest index."""
    trusted = known.trusted
    if not trusted.keys:
        return [(say("Fingerprint"), say("not known yet: there was no contact"))]
    return [
        (say("Fingerprint"), fingerprint(trusted.key)),
        (say("Index"), str(trusted.version)),
        (say("Counts until"), time_text(trusted.expires)),
        (say("Last line of its log"), f"{trusted.log.number}:{trusted.log.digest}"),
    ]


def key_line(key: "AuthorKey", say: Words) -> str:
    line = f"{fingerprint(key.id)}  {time_text(key.added)}  {key.label}".rstrip()
    if not key.revoked:
        return line
    revoked = say("revoked {time}", time=time_text(key.revoked))
    stolen = say("stolen since {time}", time=time_text(key.stolen)) if key.stolen else ""
    return "  ".join(filter(None, (line, revoked, stolen, key.reason)))


def time_text(at: str) -> str:
    """An ISO time as the clock here shows it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
