"""How a server asks the agents it publishes: with which model endpoint, and how many at once."""

import os
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from studio.catalogue.settings.store import secret
from studio.core.languages import Language
from studio.endpoints import PRACTICE, EndpointProfile


class ServingSettings(BaseModel):
    """`endpoint` is the server's own, whatever profile an agent names; `practice` takes the practice one.

    Its key stands in the variable `key_variable` or in `key_file`; one that asks for none needs neither.
    `at_once` bounds the requests one process answers or keeps waiting; `address` is what agent cards name
    as the server's own where it stands behind another one. `language` is that of errors.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoint: EndpointProfile | None = None
    practice: bool = False
    key_variable: str = "AGENT_STUDIO_ENDPOINT_KEY"
    key_file: Path | None = None
    at_once: int = Field(default=64, ge=1, le=4096)
    address: str = Field(default="", pattern=r"^(https?://\S+)?$")
    language: Language = Language.ZH

    @model_validator(mode="after")
    def _one_endpoint(self) -> Self:
        """Nobody is answered by the practice endpoint without having been asked for it."""
        if self.practice == (self.endpoint is not None) or (self.endpoint and self.endpoint.practice):
            raise ValueError("endpoint or practice")
        if self.endpoint and not (self.endpoint.base_url and self.endpoint.chat_model):
            raise ValueError("base_url and chat_model")
        return self

    @property
    def profile(self) -> EndpointProfile:
        return self.endpoint or PRACTICE

    def key(self) -> str:
        """Raises SecretMissing for a file that does not read."""
        if self.key_file is None:
            return os.environ.get(self.key_variable, "")
        return secret(self.key_variable, self.key_file)
