"""Words for short facts: kinds of things, roles, states, warnings of readers, package checks."""

from studio.core.i18n import Words, mark
from studio.wording.outlets import LIMITS
from studio.wording.policy import POLICY_SETTINGS

SPOKEN_FACTS = {"kind", "role", "work"}

THINGS = (
    mark("agent"), mark("knowledge base"), mark("document"), mark("endpoint"), mark("file"),
    mark("submission"), mark("release"), mark("person"), mark("chunk"), mark("template"),
    mark("package"), mark("question"), mark("folder"), mark("tool"), mark("version"), mark("setting"),
    mark("draft"), mark("run"), mark("case"), mark("check"), mark("feedback"),
    mark("department"), mark("token"),
    mark("place"), mark("trace"), mark("comment"), mark("report"), mark("key"), mark("client"),
    mark("course"), mark("lesson"), mark("seat"),
)  # fmt: skip
ROLES = (mark("builder"), mark("reviewer"), mark("trainer"), mark("admin"), mark("author"))
STATES = {
    "submitted": mark("submitted"),
    "changes_requested": mark("changes requested"),
    "rejected": mark("rejected"),
    "approved": mark("approved"),
    "withdrawn": mark("withdrawn"),
    "released": mark("released"),
    "superseded": mark("superseded"),
    "recalled": mark("recalled"),
    "listed": mark("listed"),
    "deprecated": mark("deprecated"),
    "expired": mark("past its end"),
    "rolled_back": mark("rolled back"),
    "sent": mark("sent"),
    "taken": mark("made a test question"),
    "dropped": mark("dropped"),
}
FACTS = {
    "title": mark("Title"),
    "issuer": mark("Issuer"),
    "number": mark("Document number"),
    "issued": mark("Issued on"),
    "in_force_from": mark("In force from"),
    "in_force_until": mark("In force until"),
    "validity": mark("Validity"),
    "replaced_by": mark("Replaced by"),
    "replaces": mark("Replaces"),
    "ends": mark("Ends parts of others"),
    "ended": mark("Parts repealed"),
}
CHECKS = {
    "tests": mark("Tests"),
    "injections": mark("Injection attacks"),
    "secrets": mark("Keys and passwords"),
    "classified": mark("Classification marks"),
    "personal_data": mark("Personal data"),
    "documents": mark("Documents read completely"),
    "provenance": mark("Sources and dates of documents"),
    "reach": mark("What the tools reach"),
    "rule_of_two": mark("Rule of Two"),
    "size": mark("Size"),
}
WORK = (mark("chat"), mark("embeddings"), mark("rerank"))
SIGNATURES = {
    "agent-studio submission v1": mark("the author's signature"),
    "agent-studio release v1": mark("the catalogue's signature under a release"),
    "agent-studio author key v1": mark("the proof that the key is the author's"),
    "agent-studio service key v1": mark("the endorsement of the catalogue's new key"),
    "agent-studio index v1": mark("the catalogue's signature under its index"),
    "agent-studio log v1": mark("the catalogue's signature under its log"),
}
SIGNED_PARTS = {
    "package": mark("the package"),
    "agent": mark("the agent"),
    "version": mark("the version"),
    "person": mark("the person"),
    "catalogue": mark("the catalogue"),
}
SPOKEN_NAMES = {
    "endpoint": {"practice": mark("Practice endpoint")},
    "state": STATES,
    "field": FACTS,
    "part": SIGNED_PARTS,
    "what": SIGNATURES,
    "check": CHECKS,
    "per": LIMITS,
    "setting": POLICY_SETTINGS,
    "administrator": {"": mark("whoever looks after this computer")},
}

_WARNINGS = {
    "page_without_text": mark("No text found on page {detail}"),
    "members_left_out": mark("Files in it that are no documents were left out: {detail}"),
    "attachments_not_read": mark("Its attachments could not be unpacked"),
    "attachments_unread": mark("Files attached to it were not read: {detail}"),
    "page_unreadable": mark("Page {detail} is damaged and could not be read"),
    "page_incomplete": mark("The template of page {detail} is missing in the file"),
    "page_cut": mark("Page {detail} holds more than can be read; its end is missing"),
    "pages_left_out": mark("Too many pages: those from {detail} on were not read"),
    "documents_lost": mark("{detail} of the documents in this file could not be read"),
    "page_not_read": mark("Page {detail} is damaged; of it only what the outline says was read"),
    "pictures_not_read": mark(
        "Hardly any text, but {detail} {detail:picture|pictures}; text in pictures was not read"
    ),
    "large_pictures_not_read": mark("Text in {detail} large {detail:picture|pictures} in it was not read"),
    "pictures_hard_to_read": mark(
        "Text in {detail} {detail:picture|pictures} is hard to read and may hold mistakes"
    ),
    "frames_left_out": mark("It moves: of its {detail} {detail:picture|pictures} only the first was read"),
    "pages_not_recognised": mark(
        "Too many scanned pages: the text of those from page {detail} on was not recognised"
    ),
    "page_hard_to_read": mark("Page {detail} is hard to read; its text may hold mistakes"),
    "edits_not_placed": mark(
        "{detail} edited {detail:passage is|passages are} no longer in the file; the edits are kept"
    ),
    "objects_not_read": mark(
        "{detail} {detail:file|files} embedded in it {detail:was|were} not read; "
        "add {detail:it by itself|them by themselves}"
    ),
    "parts_damaged": mark(
        "The file is damaged ({detail} {detail:part|parts}); some of its text may be missing"
    ),
    "sheet_cut": mark("Part of sheet “{detail}” is damaged and could not be read"),
    "columns_left_out": mark("Sheet “{detail}” is too wide: what stands right of column 500 was not read"),
    "formulas_without_values": mark(
        "{detail} {detail:formula|formulas} {detail:has|have} no value kept with them"
    ),
    "characters_unreadable": mark("{detail} {detail:character|characters} could not be read"),
}


def warning_text(code: str, detail: str, say: Words) -> str:
    """Say what of a document could not be read."""
    return say(_WARNINGS.get(code, code), detail=detail) if code in _WARNINGS else f"{say(code)} {detail}"


def now_reading(document: str, page: int, pages: int, say: Words) -> str:
    """Say which file a load is at; a page that is being recognised takes seconds, so it is named."""
    if not pages:
        return document
    return say(
        "Recognising text: {document}, page {page} of {pages}", document=document, page=page, pages=pages
    )
