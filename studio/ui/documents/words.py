"""Words for how a document stands, its kind, and the personal data in it."""

from studio.core.events import Citation
from studio.core.facts import DocumentFacts, Validity
from studio.core.findings import PersonalData
from studio.ui.language import tr


def validity_word(validity: Validity) -> str:
    return {
        Validity.IN_FORCE: tr("In force"),
        Validity.NOT_YET: tr("Not in force yet"),
        Validity.REPEALED: tr("Repealed"),
        Validity.REPLACED: tr("Replaced"),
        Validity.UNSURE: tr("To be confirmed"),
    }[validity]


def validity_tag(validity: Validity, since: str) -> str:
    """With the day from which on it holds, for what does not yet; `since` is an ISO 8601 day."""
    word = validity_word(validity)
    return f"{word} · {since}" if validity is Validity.NOT_YET and since else word


def cited_word(citation: Citation) -> str:
    """How what an answer cites stands; nothing where nobody has said so."""
    known = citation.validity_known or citation.validity is not Validity.IN_FORCE
    return validity_tag(citation.validity, citation.in_force_from) if known else ""


def standing_word(facts: DocumentFacts) -> str:
    """How a document stands; a dash where nothing of it is known."""
    return validity_word(facts.validity) if facts.validity_known else "—"


def validity_kind(validity: Validity) -> str:
    """The kind of tag it is shown in."""
    warned = {Validity.NOT_YET: "warning", Validity.UNSURE: "warning"}
    return {Validity.IN_FORCE: "success", **warned}.get(validity, "plain")


def personal_word(kind: PersonalData) -> str:
    return {
        PersonalData.ID_NUMBER: tr("ID numbers"),
        PersonalData.MOBILE: tr("mobile numbers"),
        PersonalData.BANK_CARD: tr("bank cards"),
        PersonalData.CREDIT_CODE: tr("credit codes"),
    }[kind]


def kind_word(kind: str) -> str:
    """A kind of file as people say it."""
    return {"image": tr("Picture"), "eml": tr("Mail"), "txt": tr("Text"), "html": tr("Web page")}.get(
        kind, kind.upper()
    )
