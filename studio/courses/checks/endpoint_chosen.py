"""The endpoint was chosen: the practice one in the guide or the settings, or one of one's own."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done
from studio.courses.checks.seen import Seen


class EndpointChosen(CheckKind):
    """Met as well once the default endpoint was probed and works."""

    mistakes: ClassVar = {"does_not_work": ("endpoint",)}

    kind: Literal["endpoint_chosen"]

    async def look(self, seen: Seen) -> Outcome:
        profile = seen.workspace.endpoints.default
        probe = seen.workspace.endpoints.last_probe(profile.id)
        if probe is not None and not probe.works:
            return Outcome(done=False, facts={"endpoint": profile.name}, mistake="does_not_work")
        if seen.workspace.settings.practice_chosen or probe is not None or not profile.practice:
            return done(endpoint=profile.name)
        return NOT_YET
