"""What a person has chosen, kept in settings.yaml; never a secret."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from studio.catalogue import Person, Role
from studio.catalogue.people import EVERYTHING
from studio.core.findings import PersonalDataPolicy
from studio.core.languages import Language

if TYPE_CHECKING:
    from studio.catalogue import Way

AUTHOR = Person(
    id="防汛科一岗",
    name="防汛科一岗",
    department="示例市应急管理局",
    roles=(Role.BUILDER, Role.REVIEWER),
    reviews=(EVERYTHING,),
)
REVIEWER = Person(
    id="法规科一岗",
    name="法规科一岗",
    department="示例市数据局",
    roles=(Role.BUILDER, Role.REVIEWER),
    reviews=(EVERYTHING,),
)


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(BaseModel):
    """`catalogue` is empty for the workspace's own, a URL of a server, or the folder of another's own.

    `catalogue_ca` and `catalogue_certificate` are PEM files: the root of the intranet's certificates, and
    this computer's own with its key. A server without TLS on another machine is reached only if
    `catalogue_in_the_open` says so.
    `catalogue_key` is the fingerprint its key must have, empty to trust the first one it shows. Every
    `contact_hours` an open window asks what became of installed agents.
    `chroma_url` is the Chroma server that holds the vectors, empty for the workspace's own folder.
    `coached` while the guide of the first steps goes along from page to page; `practice_chosen` once the
    person has said that the practice endpoint will do.
    `news_read` is when the news of reviews was last read (ISO), empty for never.
    `share_usage` tells the catalogue how often its agents answer here, in counts alone.
    `conversation_days` is how long conversations with agents are kept after they were last gone on with:
    None for good, 0 not at all.
    `trace_days` is how long what happened in runs is kept, None for as long as there is room for it.
    `personal_data` is what new bases do with it. `embedding` is what bases without a choice of their own
    find by meaning with: the default endpoint's model, the one in `embedding_folder`, or none.
    `word_outside` has the system say when long work ends while the window is not in front.
    `text_size` is a percentage; nothing turns or slides where it is to be `still`.
    `agent_mark` stands in the ids of new agents where many who name theirs alike share a catalogue.
    `people` act in the embedded catalogue, where no one signs in; `person` is the id of who acts now.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Language = Language.ZH
    theme: Theme = Theme.SYSTEM
    text_size: int = Field(default=100, ge=100, le=200)
    still: bool = False
    person: str = AUTHOR.id
    people: tuple[Person, ...] = (AUTHOR, REVIEWER)
    catalogue: str = ""
    catalogue_ca: str = ""
    catalogue_certificate: str = ""
    catalogue_in_the_open: bool = False
    catalogue_key: str = ""
    contact_hours: float = Field(default=4, gt=0, le=168)
    chroma_url: str = ""
    guide_closed: bool = False
    coached: bool = False
    practice_chosen: bool = False
    news_read: str = ""
    share_usage: bool = True
    word_outside: bool = True
    conversation_days: int | None = Field(default=None, ge=0, le=3650)
    trace_days: int | None = Field(default=None, ge=1, le=3650)
    personal_data: PersonalDataPolicy = PersonalDataPolicy.KEEP
    embedding: str = Field(default="endpoint", pattern="^(endpoint|folder|none)$")
    embedding_folder: str = ""
    agent_mark: str = Field(default="", pattern="^[a-z0-9]{0,12}$")

    @property
    def way(self) -> "Way":
        """How a catalogue server is reached."""
        from studio.catalogue import Way

        return Way(self.catalogue_ca, self.catalogue_certificate, self.catalogue_in_the_open)

    def with_people(self, people: Sequence[tuple[str, str]]) -> "Settings":
        """Return them for people of these names and departments, the first acting; all have both roles."""
        roles = (Role.BUILDER, Role.REVIEWER)
        made = [
            Person(id=name, name=name, department=department, roles=roles, reviews=(EVERYTHING,))
            for name, department in people
        ]
        return self.model_copy(update={"person": made[0].id, "people": tuple(made)})

    def acting(self, name: str = "") -> Person:
        """Return the person of that id; an unknown name is a new local colleague with both roles.

        On one's own computer a reviewer works on every queue, unless it is said which.
        """
        wanted = name or self.person
        known = {person.id: person for person in self.people}
        person = known.get(wanted) or Person(id=wanted, name=wanted, roles=(Role.BUILDER, Role.REVIEWER))
        return person if person.reviews else person.model_copy(update={"reviews": (EVERYTHING,)})
