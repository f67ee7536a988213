"""The shelf as values: a card for each agent, what is asked of the list, ratings."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from studio.catalogue.people import Value, Whole
from studio.catalogue.values.releases import ReleaseState
from studio.core.agents import Category


class Sort(StrEnum):
    USED = "used"
    NEWEST = "newest"
    RATED = "rated"
    NAME = "name"


class ReleaseCard(Value):
    """What a list says of an agent's current version; `month` counts its answers of the last 30 days.

    `rating` is the plain average of `ratings` people's stars, 0 without any.
    """

    agent: str
    version: str
    name: str
    purpose: str = ""
    owner: str = ""
    department: str = ""
    icon: str = ""
    category: Category = Category.CITY
    digest: str = ""
    size: int = 0
    passed: int = 0
    total: int = 0
    endpoint: str = ""
    model: str = ""
    tested: str = ""
    released: str = ""
    state: ReleaseState = ReleaseState.LISTED
    recalled: str = ""
    deprecated: str = ""
    instead: str = ""
    valid_until: str = ""
    review_due: str = ""
    installs: int = 0
    rating: float = 0
    ratings: int = 0
    month: int = 0


class CardPage(Value):
    """`after` asks for the cards that follow these; empty at the end."""

    cards: tuple[ReleaseCard, ...] = ()
    after: str = ""


class ShelfCounts(Value):
    """How many agents each category and each office has."""

    total: int = 0
    categories: dict[str, int] = Field(default_factory=dict)
    departments: dict[str, int] = Field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """What the person narrowed the shelf down to; empty fields leave all. `after` is the last agent seen."""

    query: str = ""
    category: str = ""
    department: str = ""
    sort: Sort = Sort.USED
    after: str = ""
    limit: int = 60


ALL = Wanted()


class NewRating(Value):
    stars: Whole = Field(ge=1, le=5)
    comment: str = Field(default="", max_length=1000)


class Rating(NewRating):
    person: str
    name: str
    department: str = ""
    version: str
    at: str


class Ratings(Value):
    """`mine` is the asking person's own; `counts` says how many gave one to five stars."""

    average: float = 0
    count: int = 0
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    mine: Rating | None = None
    ratings: tuple[Rating, ...] = ()
