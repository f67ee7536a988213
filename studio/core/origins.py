"""Who began a run: a person in a chat, or a test."""

from enum import StrEnum


class Origin(StrEnum):
    CHAT = "chat"
    TEST = "test"
