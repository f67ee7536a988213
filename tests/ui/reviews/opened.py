"""A review opened by somebody, and what came of it."""

from studio.catalogue import Submission, SubmissionState
from studio.ui.pages.reviews import create
from studio.ui.pages.reviews.page import ReviewsPage
from studio.ui.pages.reviews.reading import read_review
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD


def opened(office: Office, number: int) -> ReviewsPage:
    page = create(office.services)
    assert isinstance(page, ReviewsPage)
    office.qtbot.addWidget(page)
    page.resize(1440, 900)
    page.open(str(number))
    page.refresh()
    page.show()
    office.until(page.review.bar.isVisible)
    return page


def act_as(office: Office, person: str) -> None:
    people = (*office.workspace.settings.people, THIRD)
    changes = {"people": people, "person": person}
    office.workspace.save_settings(office.workspace.settings.model_copy(update=changes))


def decided(office: Office, number: int) -> SubmissionState:
    state: SubmissionState = office.run(read_review, office.workspace, number).submission.state
    return state


def submitted(office: Office, number: int) -> Submission:
    found: Submission = office.run(read_review, office.workspace, number).submission
    return found
