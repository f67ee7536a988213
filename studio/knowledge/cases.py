"""A question with the documents, and perhaps the places, that should be found for it."""

from pydantic import BaseModel, ConfigDict, Field

from studio.core.passages import Passage
from studio.knowledge.plain_names import names_place, same_document


class EvalCase(BaseModel):
    """With places, a hit is a passage of one of the documents whose place names one of them."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    question: str = Field(min_length=1)
    documents: tuple[str, ...] = Field(min_length=1)
    places: tuple[str, ...] = ()

    def hit_by(self, passage: Passage) -> bool:
        told = (passage.document, *passage.also)
        if not any(same_document(one, name) for one in told for name in self.documents):
            return False
        return not self.places or any(names_place(passage.place, place) for place in self.places)
