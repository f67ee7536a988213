"""A question as it may be asked: visible, not empty, and short enough to leave room for an answer."""

from studio.core.agents import Agent
from studio.core.errors import QuestionEmpty, QuestionTooLong
from studio.documents.invisible import cleaned

LIMIT = 6000


def asked_question(agent: Agent, question: str, context_window: int) -> str:
    """Return the question without what nobody sees; raises QuestionEmpty or QuestionTooLong.

    A third of the context window is the most a question may take, for passages and answer need the rest.
    """
    text = cleaned(question)
    if not any(character.isalnum() for character in text):
        raise QuestionEmpty(agent=agent.name)
    limit = min(LIMIT, context_window // 3)
    if len(text) > limit:
        raise QuestionTooLong(agent=agent.name, characters=len(text), limit=limit)
    return text
