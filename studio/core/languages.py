"""The languages that are spoken."""

from enum import StrEnum


class Language(StrEnum):
    ZH = "zh"
    EN = "en"
