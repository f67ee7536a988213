"""The guide of the first steps, or of a course, goes along over the pages."""

from studio.ui.guide.coach import Coach
from studio.ui.guide.coach_line import CoachLine
from studio.ui.guide.course_guide import CourseGuide
from studio.ui.guide.course_line import CourseLine
from studio.ui.shell.frame import Frame
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.services import Services


def lead(frame: Frame, services: Services, navigator: Navigator) -> None:
    if services.attending is not None:
        above = CourseLine()
        frame.above_page.addWidget(above)
        CourseGuide(above, services.attending, navigator, services.notices)
    else:
        line = CoachLine()
        frame.above_page.addWidget(line)
        Coach(line, services, navigator)
