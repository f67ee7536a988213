"""Who edited an agent, as its folder and its package carry it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Editor(BaseModel):
    """`last` is when this person edited it last, as an ISO 8601 time with zone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1, max_length=100)
    name: str = Field(default="", max_length=100)
    department: str = Field(default="", max_length=200)
    last: str = Field(default="", max_length=40)

    @classmethod
    def now(cls, id: str, name: str, department: str) -> "Editor":  # noqa: A002  # the field's own name
        last = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(id=id, name=name, department=department, last=last)

    def edited_since(self, time: str) -> bool:
        """Whether this may have been after that time: what does not read as a time counts as after."""
        try:
            return datetime.fromisoformat(self.last) > datetime.fromisoformat(time)
        except (ValueError, TypeError):
            return True
