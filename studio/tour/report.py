"""What the tour did, step by step, and what came of it."""

from pydantic import BaseModel, ConfigDict


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True)


class Step(_Fact):
    name: str
    ok: bool
    seconds: float
    detail: str


class Source(_Fact):
    document: str
    place: str


class Answer(_Fact):
    text: str = ""
    citations: tuple[Source, ...] = ()


class Released(_Fact):
    agent: str = ""
    version: str = ""
    digest: str = ""


class TourReport(_Fact):
    """`answer` is the one given by the installed agent in the other person's workspace."""

    steps: tuple[Step, ...]
    answer: Answer = Answer()
    release: Released = Released()

    @property
    def ok(self) -> bool:
        return all(step.ok for step in self.steps)
