"""What an official document says of itself: issuer, number, date, and whether it still holds."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Validity(StrEnum):
    """效力. UNSURE (待确认) means that the text hints at an end without saying so plainly; NOT_YET (尚未施行)
    that it comes into force on a later day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    REPLACED = "replaced"
    UNSURE = "unsure"


class EndedPart(BaseModel):
    """An article (第十二条) that is out of force, with the title or number of the other document."""

    model_config = ConfigDict(frozen=True)

    document: str
    part: str


class DocumentFacts(BaseModel):
    """Empty fields are not known. `number` is the 文号 (示政办〔2025〕18号); dates are ISO 8601 days.
    `in_force_until` is the last day of the time a document gives itself.

    `replaced_by` and `replaces` name documents by title or number; with UNSURE, `replaced_by` is what may
    have taken its place. `ends` are parts of other documents that it puts out of force, `ended` are its own
    parts that another one did. `by_hand` lists the fields a person has set: they survive a reload of the
    file.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str = ""
    issuer: str = ""
    number: str = ""
    issued: str = ""
    in_force_from: str = ""
    in_force_until: str = ""
    validity: Validity = Validity.IN_FORCE
    replaced_by: str = ""
    replaces: tuple[str, ...] = ()
    ends: tuple[EndedPart, ...] = ()
    ended: tuple[EndedPart, ...] = ()
    by_hand: tuple[str, ...] = ()

    @property
    def validity_known(self) -> bool:
        """Whether anything says that it is in force or not; a list without issuer and date does not."""
        said = (self.issuer, self.number, self.issued, self.in_force_from, self.in_force_until)
        return any(said) or self.validity is not Validity.IN_FORCE or "validity" in self.by_hand

    @property
    def holds(self) -> bool:
        """Whether it may still be relied on."""
        return self.validity not in (Validity.REPEALED, Validity.REPLACED)
