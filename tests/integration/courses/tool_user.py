"""A learner who gives agents tools and talks with them, agreeing to what is shown or not."""

import shutil
from collections.abc import Sequence

from studio.core.agents import Agent, ToolUse
from studio.core.events import AnswerFinished
from studio.core.proposals import Proposal
from studio.runtime import Chat
from tests.integration.courses.learner import Learner


class ToolUser(Learner):
    async def give(self, agent: str, tool: str, **settings: object) -> None:
        """Another use of the tool takes the place of the one before."""
        folder = self.folder(agent)
        others = [use for use in folder.agent.tools if use.tool != tool]
        await self._save(agent, [*others, ToolUse(tool=tool, settings=settings)])

    async def take(self, agent: str, tool: str) -> None:
        await self._save(agent, [use for use in self.folder(agent).agent.tools if use.tool != tool])

    async def bring(self, agent: str, file: str) -> str:
        """Copy a file of the course's material to the agent, as dragging it there does."""
        place = self.folder(agent).path / "files"
        place.mkdir(exist_ok=True)
        shutil.copyfile(self.material / file, place / file)
        return f"files/{file}"

    async def set_fields(self, agent: str, *fields: dict[str, object]) -> None:
        """Put these behind those that the form has had from the beginning."""
        form = next(use for use in self.folder(agent).agent.tools if use.tool == "form")
        kept = list(form.settings["fields"])[:3]
        await self.give(agent, "form", **{**form.settings, "fields": [*kept, *fields]})

    async def say(self, agent: str, said: Sequence[str], *, agree: bool = True) -> AnswerFinished:
        """Say it turn by turn in a conversation of its own, agreeing to whatever is to be written."""

        async def consent(_: Proposal) -> bool:
            return agree

        chat = Chat()
        answers = [
            event
            for words in said
            async for event in self.workspace.ask(self.folder(agent), words, chat, "practice", consent)
            if isinstance(event, AnswerFinished)
        ]
        assert len(answers) == len(said)
        return answers[-1]

    async def _save(self, agent: str, tools: Sequence[ToolUse]) -> None:
        folder = self.folder(agent)
        changed = folder.agent.model_copy(update={"tools": tuple(tools)})
        folder.save_agent(Agent.model_validate(changed.model_dump()))
