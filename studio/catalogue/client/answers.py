"""Errors as they come back over HTTP, built again from their name and facts."""

from pydantic import BaseModel, ValidationError

from studio.core.errors import (
    CatalogueRefused,
    Fact,
    SignInEnded,
    SignInNeeded,
    StudioError,
    error_from_facts,
    every_error,
)


class _Error(BaseModel):
    name: str
    facts: dict[str, Fact] = {}


class _Answer(BaseModel):
    error: _Error


def error_in(status: int, content: bytes, person: str) -> StudioError:
    """Whatever is not a known error with its own facts is CatalogueRefused.

    A server cannot know who it is that did not sign in, so `person` is said here; who is one had a token.
    """
    try:
        error = _Answer.model_validate_json(content).error
        if error.name == SignInNeeded.__name__:
            return SignInEnded(person=person) if person else SignInNeeded(person="")
        if error.name in every_error() and error.name != StudioError.__name__:
            return error_from_facts(error.name, error.facts)
    except (ValidationError, TypeError):
        pass
    return CatalogueRefused(status=status)
