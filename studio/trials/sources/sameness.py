"""When two cases ask the same: widths, spaces, capitals and the sign at the end make no difference."""

import hashlib
import json

from studio.core.agents import TestCase
from studio.runtime.matching import normal


def asked(case: TestCase) -> tuple[str, ...]:
    return tuple(_plain(question) for question in (*case.before, case.question))


def key_of(case: TestCase) -> str:
    """One short text for what is asked."""
    written = json.dumps(asked(case), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _plain(question: str) -> str:
    return normal(question).rstrip("?.!。")
