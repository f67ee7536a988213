"""Words for short facts: kinds of things, roles, states, warnings of readers, package checks."""

from studio.core.i18n import Words, mark

SPOKEN_FACTS = {"kind", "role", "state", "work", "check"}
SPOKEN_NAMES = {"endpoint": {"practice": mark("Practice endpoint")}}

THINGS = (
    mark("agent"), mark("knowledge base"), mark("document"), mark("endpoint"), mark("file"),
    mark("submission"), mark("release"), mark("person"), mark("chunk"), mark("template"),
    mark("package"),
)  # fmt: skip
ROLES = (mark("builder"), mark("reviewer"), mark("trainer"), mark("admin"))
STATES = (
    mark("submitted"), mark("changes_requested"), mark("rejected"), mark("approved"), mark("withdrawn"),
    mark("released"), mark("superseded"), mark("recalled"),
)  # fmt: skip
WORK = (mark("chat"), mark("embeddings"), mark("rerank"))

_WARNINGS = {
    "page_without_text": mark("No text found on page {detail}"),
    "characters_unreadable": mark("{detail} characters could not be read"),
}


def warning_text(code: str, detail: str, say: Words) -> str:
    """Say what of a document could not be read."""
    return say(_WARNINGS.get(code, code), detail=detail) if code in _WARNINGS else f"{say(code)} {detail}"
