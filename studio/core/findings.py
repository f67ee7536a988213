"""What the guards found in a document: personal data by kind, and passages aimed at a model."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class PersonalData(StrEnum):
    ID_NUMBER = "id_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    CREDIT_CODE = "credit_code"


class PersonalDataPolicy(StrEnum):
    """What a base does with personal data in its documents, the strictest last."""

    KEEP = "keep"
    MASK = "mask"
    REFUSE = "refuse"

    def stricter_than(self, other: "PersonalDataPolicy") -> bool:
        order = tuple(PersonalDataPolicy)
        return order.index(self) > order.index(other)


class Findings(BaseModel):
    """`personal` counts by kind; `masked` tells whether they stand masked in what is kept of the text.

    `aimed_at_model` quotes the sentences that address a model rather than a reader, each cut to a line;
    `hidden` does so with text that people do not see: as pale as its ground, tiny, or switched off.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    personal: dict[PersonalData, int] = {}
    masked: bool = False
    aimed_at_model: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
