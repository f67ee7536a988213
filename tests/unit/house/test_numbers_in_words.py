"""What is counted in English goes with its number: “1 rating”, not “1 ratings”."""

import re

from scripts.translations import CATALOGUE, read_catalogue

COUNTED = re.compile(r"\{(\w+)\} (?:\w+ )?(\w+s)\b")
NO_NUMBERS = {
    "agent", "base", "check", "course", "date", "day", "document", "endpoint", "file", "fingerprint",
    "folder", "host", "id", "kind", "label", "model", "name", "number", "page", "person", "place",
    "reason", "speed", "state", "status", "target", "tool", "variable", "version", "what", "where", "word",
}  # fmt: skip
VERBS = {
    "as", "bears", "differs", "does", "gives", "has", "his", "holds", "is", "its", "knows", "ms",
    "needs", "reads", "says", "this", "takes", "unless", "wants", "was", "went", "words",
}  # fmt: skip


def test_every_count_in_english_has_both_its_forms() -> None:
    texts = [str(message.id) for message in read_catalogue(CATALOGUE) if message.id]
    single = [
        text
        for text in texts
        for fact, word in COUNTED.findall(text)
        if fact not in NO_NUMBERS and word not in VERBS
    ]

    assert single == []
