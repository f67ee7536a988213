"""What holds on this computer, from all policy files together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import PolicyForbids, PolicyInvalid, ToolForbidden
from studio.endpoints import EndpointProfile
from studio.endpoints.given import Given
from studio.workspace.policy.model import (
    CLASS_MODEL,
    COURSE_OWN,
    DEFAULT_ENDPOINT,
    ENDPOINTS,
    FORBIDDEN_TOOLS,
    SENDING,
    Limits,
)
from studio.workspace.settings import Settings

if TYPE_CHECKING:
    from studio.core.agents import ToolUse


@dataclass(frozen=True)
class Said:
    """One thing a file sets: `held` where nobody else may change it, else a first choice."""

    value: object
    held: bool
    file: Path


@dataclass(frozen=True)
class Policy:
    """`said` by the names of settings; `files` were read, the weakest first; `troubles` are of the others.

    `own` are settings which in a course are the course's own: held by no value, but nobody changes them by
    hand; by their names the files that hold them elsewhere. `class_model` lets a class share its model.

    While there is trouble nothing that decides where something is sent, or how long it is kept, may be
    changed: what could not be read might have forbidden it.
    """

    said: Mapping[str, Said] = field(default_factory=dict)
    profiles: tuple[EndpointProfile, ...] = ()
    limits: Limits = field(default_factory=Limits)
    administrator: str = ""
    files: tuple[Path, ...] = ()
    troubles: tuple[PolicyInvalid, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    class_model: bool = False

    def locked(self, name: str) -> bool:
        """Whether a setting, `endpoints` or `default_endpoint` cannot be changed here."""
        if name in self.own:
            return True
        if name in self.said:
            return self.said[name].held
        return bool(self.troubles) and name in {*SENDING, ENDPOINTS, DEFAULT_ENDPOINT}

    def forbids(self, name: str) -> PolicyForbids:
        """The error that says so."""
        told = self.said.get(name)
        of_trouble = next((trouble.file for trouble in self.troubles), "")
        file = str(told.file) if told else self.own.get(name, of_trouble)
        return PolicyForbids(setting=name, administrator=self.administrator, file=file)

    def allow(self, use: "ToolUse") -> None:
        """Raises ToolForbidden."""
        told = self.said.get(FORBIDDEN_TOOLS)
        if told is not None and use.tool in self.forbidden_tools:
            raise ToolForbidden(tool=use.tool, administrator=self.administrator, file=str(told.file))

    @property
    def forbidden_tools(self) -> tuple[str, ...]:
        """The kinds of tools that no agent may use on this computer."""
        told = self.said.get(FORBIDDEN_TOOLS)
        return tuple(told.value) if told is not None and isinstance(told.value, tuple) else ()

    def over(self, kept: Settings) -> Settings:
        """Return the settings that hold where a person has chosen those."""
        chosen = kept.model_fields_set
        told = {name: said for name, said in self.said.items() if name in Settings.model_fields}
        return kept.model_copy(
            update={name: said.value for name, said in told.items() if said.held or name not in chosen}
        )

    def in_course(self) -> "Policy":
        """All of it, but for what a course has of its own."""
        own = {
            name: self.forbids(name).file
            for name in COURSE_OWN
            if name != DEFAULT_ENDPOINT and self.locked(name)
        }
        said = {name: told for name, told in self.said.items() if name not in COURSE_OWN}
        return replace(self, said=said, own=own, class_model=True)

    def after(
        self, kept: Settings, before: Settings, wanted: Settings, *, by_course: bool = False
    ) -> Settings:
        """Return what is kept when other settings are wanted than held `before`; raises PolicyForbids.

        What a course or a class says itself is kept, and holds as far as it is its own.
        """
        changed = {name: value for name, value in wanted if value != getattr(before, name)}
        if by_course:
            return kept.model_copy(update=changed)
        for name in changed:
            if self.locked(name):
                raise self.forbids(name)
        return kept.model_copy(update=changed)

    @property
    def given(self) -> Given:
        """What concerns endpoints."""
        default, endpoints = self.said.get(DEFAULT_ENDPOINT), self.said.get(ENDPOINTS)
        return Given(
            profiles=self.profiles,
            default=str(default.value) if default else "",
            others=endpoints is None or not endpoints.held,
            addable=not self.locked(ENDPOINTS),
            choosable=not self.locked(DEFAULT_ENDPOINT),
            also=(CLASS_MODEL,) if self.class_model else (),
            at_once=self.limits.requests_at_a_time,
            per_minute=self.limits.requests_a_minute,
            forbids=self.forbids,
        )
