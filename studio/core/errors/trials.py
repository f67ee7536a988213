"""A test case that could not be judged: it counts as not met.

StudioError
└── TrialError                     a test case could not be judged, and counts as not met
    ├── VerdictUnreadable          the judging model's verdict does not keep to its form
    └── PatternTooSlow             a regular expression took longer than it may on an answer
"""

from studio.core.errors.base import StudioError


class TrialError(StudioError):
    pass


class VerdictUnreadable(TrialError):
    """`said` is how the answer of the judging model begins."""

    model: str
    said: str


class PatternTooSlow(TrialError):
    pattern: str
    seconds: int
