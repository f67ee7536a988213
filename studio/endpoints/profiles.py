"""Who an endpoint is and how patiently it is asked: profiles, kept in one YAML file without any key."""

from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

PRACTICE_ID = "practice"


class ToolCalling(StrEnum):
    """How the chat model calls tools: the probe finds out, a person may set it."""

    UNKNOWN = "unknown"  # functions are tried first
    FUNCTIONS = "functions"
    STEP_BY_STEP = "step_by_step"  # it writes its calls as text (ReAct)


class Service(StrEnum):
    """Which program answers there; only words depend on it, never what is asked."""

    VLLM = "vllm"
    SGLANG = "sglang"
    OLLAMA = "ollama"
    LLAMA_CPP = "llama.cpp"
    LM_STUDIO = "lmstudio"
    XINFERENCE = "xinference"
    DEEPSEEK = "deepseek"
    OTHER = "other"


class EndpointProfile(BaseModel):
    """An OpenAI-compatible server.

    `base_url` goes up to `/v1`. An empty model name means that kind of work is not done there. Times are
    in seconds: `first_token_seconds` until the answer begins, which takes a reasoning model minutes on a
    busy server, and `idle_seconds` between two pieces of it. `ca_bundle` is a PEM file, `proxy` a URL.
    `per_minute` requests are begun in any minute, 0 for no limit. `service` is what kind of server it is,
    empty where the probe is to recognise it; `recognised` is what that found.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1, max_length=60)
    name: str = Field(min_length=1, max_length=60)
    base_url: str = ""
    chat_model: str = ""
    embedding_model: str = ""
    rerank_model: str = ""
    service: Service | None = None
    recognised: Service | None = None
    concurrency: int = Field(default=8, ge=1, le=64)
    per_minute: int = Field(default=0, ge=0, le=100_000)
    connect_seconds: float = Field(default=10, gt=0)
    first_token_seconds: float = Field(default=180, gt=0)
    idle_seconds: float = Field(default=120, gt=0)
    ca_bundle: str = ""
    proxy: str = ""
    context_window: int = Field(default=32768, ge=1024)
    tool_calling: ToolCalling = ToolCalling.UNKNOWN

    @property
    def practice(self) -> bool:
        return self.id == PRACTICE_ID

    @property
    def host(self) -> str:
        """Its server, with the port where one is said; the practice endpoint is on this computer."""
        return "127.0.0.1" if self.practice else urlsplit(self.base_url).netloc.rpartition("@")[2]


PRACTICE = EndpointProfile(
    id=PRACTICE_ID,
    name=PRACTICE_ID,
    chat_model="practice",
    embedding_model="practice-ngrams",
    rerank_model="practice-overlap",
    tool_calling=ToolCalling.FUNCTIONS,
)
"""Always there; its `base_url` is known once its server has been started."""


class ProfilesFile(BaseModel):
    """What endpoints.yaml holds: the person's own profiles and which one is the default, empty for none.

    `practice_at` is where a class has its practice endpoint, empty for this computer's own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    default: str = ""
    endpoints: tuple[EndpointProfile, ...] = ()
    practice_at: str = ""
