"""Words for short facts: kinds of things, roles, states, warnings of readers, package checks."""

from studio.core.i18n import Words, mark

SPOKEN_FACTS = {"kind", "role", "state", "work", "check", "problem"}

THINGS = (
    mark("agent"), mark("knowledge base"), mark("document"), mark("endpoint"), mark("file"),
    mark("submission"), mark("release"), mark("person"), mark("chunk"), mark("template"),
)  # fmt: skip
ROLES = (mark("builder"), mark("reviewer"), mark("trainer"), mark("admin"))
STATES = (
    mark("submitted"), mark("changes_requested"), mark("rejected"), mark("approved"), mark("withdrawn"),
    mark("released"), mark("superseded"), mark("recalled"),
)  # fmt: skip
PROBLEMS = {
    "not_a_package": mark("it is not an agent package"),
    "compressed": mark("it was packed by another program"),
    "encrypted": mark("it is encrypted"),
    "duplicate": mark("a file stands in it twice"),
    "unsorted": mark("it was packed by another program"),
    "too_large": mark("it is too large"),
    "too_many_files": mark("it holds too many files"),
    "name_leads_outside": mark("a file would be written outside its folder"),
    "name_not_portable": mark("a file name does not work on every computer"),
    "name_too_long": mark("a file name is too long"),
    "unexpected": mark("a file does not belong in it"),
    "missing": mark("a file is missing"),
    "does_not_read": mark("a file in it does not read"),
    "not_canonical": mark("it was packed by another program"),
    "not_utf8": mark("a text is not UTF-8"),
    "untrue": mark("its list of contents is not true"),
    "bases_differ": mark("its knowledge is not what its agent reads"),
}
WORK = (mark("chat"), mark("embeddings"), mark("rerank"))

_WARNINGS = {
    "page_without_text": mark("No text found on page {detail}"),
    "characters_unreadable": mark("{detail} characters could not be read"),
}


def warning_text(code: str, detail: str, say: Words) -> str:
    """Say what of a document could not be read."""
    return say(_WARNINGS.get(code, code), detail=detail) if code in _WARNINGS else f"{say(code)} {detail}"
