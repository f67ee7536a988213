"""The guide of the first steps and that of a course: what Home says, and the line that goes along."""

from studio.ui.guide.acts import GuideActs
from studio.ui.guide.coach import Coach
from studio.ui.guide.coach_line import CoachLine
from studio.ui.guide.course_guide import CourseGuide
from studio.ui.guide.course_line import CourseLine
from studio.ui.guide.leading import lead
from studio.ui.guide.words import button_text, done_text, purpose_text, sample_text, step_text, step_texts

__all__ = [
    "Coach",
    "CoachLine",
    "CourseGuide",
    "CourseLine",
    "GuideActs",
    "button_text",
    "done_text",
    "lead",
    "purpose_text",
    "sample_text",
    "step_text",
    "step_texts",
]
