"""An endpoint was probed, or the practice one chosen, by whoever takes the course, not given by a class."""

from typing import ClassVar, Literal

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done
from studio.courses.checks.seen import Seen


class EndpointChosen(CheckKind):
    """Met once the practice endpoint was chosen, or a probe of any found that it works."""

    mistakes: ClassVar = {"does_not_work": ("endpoint",)}

    kind: Literal["endpoint_chosen"]

    async def look(self, seen: Seen) -> Outcome:
        endpoints = seen.workspace.endpoints
        probed = [(profile, endpoints.last_probe(profile.id)) for profile in endpoints.list()]
        works = [profile for profile, probe in probed if probe is not None and probe.works]
        if works or seen.workspace.settings.practice_chosen:
            return done(endpoint=(works or [endpoints.default])[0].name)
        failed = next((profile for profile, probe in probed if probe is not None), None)
        if failed is not None:
            return Outcome(done=False, facts={"endpoint": failed.name}, mistake="does_not_work")
        return NOT_YET
