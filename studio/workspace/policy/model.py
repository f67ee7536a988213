"""What a policy.yaml says: endpoints, settings and limits an administrator gives to a computer."""

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from studio.core.errors import EndpointUrlInvalid
from studio.endpoints.profiles import PRACTICE_ID, EndpointProfile
from studio.endpoints.urls import checked_url
from studio.workspace.settings import Settings

ENDPOINTS, DEFAULT_ENDPOINT = "endpoints", "default_endpoint"
FORBIDDEN_TOOLS = "forbidden_tools"
LOOKS = ("language", "theme", "text_size", "still", "word_outside")
SENDING = (
    "catalogue",
    "catalogue_ca",
    "catalogue_certificate",
    "catalogue_in_the_open",
    "catalogue_key",
    "contact_hours",
    "chroma_url",
    "share_usage",
    "conversation_days",
    "trace_days",
    "personal_data",
    "embedding",
    "embedding_folder",
)
COURSE_OWN = (
    "catalogue",
    "catalogue_in_the_open",
    "catalogue_key",
    "chroma_url",
    "embedding",
    "language",
    DEFAULT_ENDPOINT,
)
"""What a course has of its own, that it can be taken without a network and in a class."""
CLASS_MODEL = "class-model"
"""The id of the endpoint of the model that a trainer shares with a class."""
FILES = ("catalogue_ca", "catalogue_certificate", "embedding_folder")
SETTABLE = (*SENDING, *LOOKS)
"""Names of the settings a policy may set: what a person has done or read is not its business."""


class Limits(BaseModel):
    """The most that is done, whatever an endpoint's profile or a person says; None sets no limit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    requests_at_a_time: int | None = Field(default=None, ge=1, le=64)
    requests_a_minute: int | None = Field(default=None, ge=1, le=100_000)
    document_megabytes: int | None = Field(default=None, ge=1, le=100_000)


class PolicyFile(BaseModel):
    """`administrator` is who is to be asked, as people should read it; a number alone will do.
    `ca` signs what has no CA of its own.

    What is set holds, unless `staff_may_change` names it: then it is a first choice. Where endpoints are
    given and it does not name `endpoints`, only these and the practice endpoint can be used. No agent uses
    tools of the kinds that are forbidden.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    administrator: str = Field(default="", max_length=200, coerce_numbers_to_str=True)
    ca: str = ""
    endpoints: tuple[EndpointProfile, ...] = ()
    default_endpoint: str = ""
    settings: Settings = Settings()
    limits: Limits = Limits()
    forbidden_tools: tuple[str, ...] = ()
    staff_may_change: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, told: object) -> object:
        """A heading whose lines are all commented out sets nothing."""
        return (
            {name: value for name, value in told.items() if value is not None}
            if isinstance(told, dict)
            else told
        )

    @field_validator("endpoints")
    @classmethod
    def _are_others(cls, given: tuple[EndpointProfile, ...]) -> tuple[EndpointProfile, ...]:
        ids = [profile.id for profile in given]
        if PRACTICE_ID in ids:
            raise ValueError(f"{PRACTICE_ID}: built_in")
        if len(set(ids)) < len(ids):
            raise ValueError("named_twice")
        return tuple(profile.model_copy(update={"base_url": _address(profile)}) for profile in given)

    @field_validator("settings")
    @classmethod
    def _may_be_set(cls, settings: Settings) -> Settings:
        if others := sorted(settings.model_fields_set - set(SETTABLE)):
            raise ValueError(f"{others[0]}: not_settable")
        return settings

    @field_validator("staff_may_change")
    @classmethod
    def _are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if others := sorted(set(names) - {*SETTABLE, ENDPOINTS, DEFAULT_ENDPOINT}):
            raise ValueError(f"{others[0]}: not_settable")
        return names

    @field_validator("forbidden_tools")
    @classmethod
    def _are_kinds(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        from studio.tools.kinds import KINDS

        if others := sorted(set(kinds) - set(KINDS)):
            raise ValueError(f"{others[0]}: no_such_tool")
        return kinds

    @field_validator("default_endpoint")
    @classmethod
    def _is_given(cls, chosen: str, info: ValidationInfo) -> str:
        known = {"", PRACTICE_ID, *(profile.id for profile in info.data.get("endpoints", ()))}
        if chosen not in known:
            raise ValueError("not_given")
        return chosen


def _address(profile: EndpointProfile) -> str:
    try:
        return checked_url(profile.base_url, profile.name)
    except EndpointUrlInvalid as error:
        raise ValueError(f"{profile.id}: no_address") from error
