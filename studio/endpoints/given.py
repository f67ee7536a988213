"""The endpoints an administrator gives to a computer, and how much of them is a person's own choice."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.core.errors import PolicyForbids
from studio.endpoints.profiles import EndpointProfile


def _unnamed(setting: str) -> PolicyForbids:
    return PolicyForbids(setting=setting, administrator="", file="")


@dataclass(frozen=True)
class Given:
    """`default` is used until a person chooses another one, who may if it is `choosable`.

    `others` may be used beside the given ones, and added if they are `addable`; those whose ids are in `also`
    in any case. No more than `at_once`
    requests are under way and `per_minute` begun, whatever a profile says; None sets no limit. `forbids`
    makes the error for what of this may not be changed.
    """

    profiles: tuple[EndpointProfile, ...] = ()
    default: str = ""
    others: bool = True
    addable: bool = True
    choosable: bool = True
    also: tuple[str, ...] = ()
    at_once: int | None = None
    per_minute: int | None = None
    forbids: Callable[[str], PolicyForbids] = _unnamed

    def limited(self, profile: EndpointProfile) -> EndpointProfile:
        """Return it with no more than is allowed."""
        most = {}
        if self.at_once is not None and profile.concurrency > self.at_once:
            most["concurrency"] = self.at_once
        if self.per_minute is not None and not 0 < profile.per_minute <= self.per_minute:
            most["per_minute"] = self.per_minute
        return profile.model_copy(update=most) if most else profile

    def lets_add(self, endpoint_id: str) -> bool:
        return (self.addable or endpoint_id in self.also) and not self.has(endpoint_id)

    def lets_use(self, endpoint_id: str) -> bool:
        """One that is not given."""
        return self.others or endpoint_id in self.also

    def lets_choose(self, endpoint_id: str) -> bool:
        return self.choosable or endpoint_id in self.also

    def has(self, endpoint_id: str) -> bool:
        return any(profile.id == endpoint_id for profile in self.profiles)
