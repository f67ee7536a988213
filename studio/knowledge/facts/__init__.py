"""What official documents say of themselves, and what that means for the others of a base."""

from studio.knowledge.facts.recognise import facts_of

__all__ = ["facts_of"]
