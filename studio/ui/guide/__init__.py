"""The guide of the first steps: what Home says of them, and the line that goes along to the pages."""

from studio.ui.guide.acts import GuideActs
from studio.ui.guide.coach import Coach
from studio.ui.guide.coach_line import CoachLine
from studio.ui.guide.words import button_text, done_text, purpose_text, sample_text, step_text, step_texts

__all__ = [
    "Coach",
    "CoachLine",
    "GuideActs",
    "button_text",
    "done_text",
    "purpose_text",
    "sample_text",
    "step_text",
    "step_texts",
]
