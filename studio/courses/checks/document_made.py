"""An agent made a file, such as an official document as .docx."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.core.artifacts import Artifact
from studio.core.events import ArtifactMade
from studio.courses.checks.kind import lacking
from studio.courses.checks.of_answers import OfAnswers
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.traces import Trace


class DocumentMade(OfAnswers):
    """`file` is its ending; `title` and `contains` are words of its title and of its preview."""

    mistakes: ClassVar = {
        "not_made": ("question",),
        "other_kind": ("name", "wanted"),
        "title_lacks": ("name", "missing"),
        "text_lacks": ("name", "missing"),
    }

    kind: Literal["document_made"]
    file: str = Field(default="docx", pattern=r"^[a-z0-9]+$")
    title: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()

    def of(self, run: Trace) -> Outcome:
        made = [moment.event.artifact for moment in run.moments if isinstance(moment.event, ArtifactMade)]
        outcomes = [self._of(artifact) for artifact in made]
        if not outcomes:
            asked = self.words and run.outcome
            return missed("not_made", question=run.question) if asked else NOT_YET
        return next((outcome for outcome in outcomes if outcome.done), outcomes[-1])

    def _of(self, artifact: Artifact) -> Outcome:
        name = artifact.name
        if not name.casefold().endswith(f".{self.file}"):
            return missed("other_kind", name=name, wanted=self.file)
        if missing := lacking(f"{artifact.title}\n{name}", self.title):
            return missed("title_lacks", name=name, missing=missing[0])
        if missing := lacking("\n".join(line.text for line in artifact.paper), self.contains):
            return missed("text_lacks", name=name, missing=missing[0])
        return done(name=name)
