"""What came of trying one part."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from studio.core.passages import Trouble


class Part(StrEnum):
    SYSTEM = "system"
    WINDOW = "window"
    FONTS = "fonts"
    KEYRING = "keyring"
    DISK = "disk"
    POLICY = "policy"
    READERS = "readers"
    RECOGNITION = "recognition"
    VECTORS = "vectors"
    ENDPOINT = "endpoint"


class State(StrEnum):
    WORKS = "works"
    LIMITED = "limited"
    FAILS = "fails"


class Finding(BaseModel):
    """`facts` are what the words of its part and state name; `trouble` is why it does not work."""

    model_config = ConfigDict(frozen=True)

    part: Part
    state: State
    seconds: float = 0.0
    facts: dict[str, str | int | float] = {}
    trouble: Trouble | None = None
