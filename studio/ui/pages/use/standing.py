"""What the catalogue last said of an installed agent: asks nobody, so it holds without a network."""

from datetime import date

from studio.catalogue.trust.statements import Standing
from studio.runtime import AgentFolder
from studio.ui.components import Banner
from studio.ui.dates import full_day
from studio.ui.language import tr
from studio.workspace import Workspace


def standing_banner(workspace: Workspace, folder: AgentFolder) -> Banner | None:
    """Its act is `passport`; None for what is simply listed, or was never heard of."""
    entry = workspace.contacts.entry_of(folder)
    if entry is None:
        return None
    said = _said(entry.standing.value, entry.reason, entry.valid_until)
    if said is None:
        return None
    kind, title, text = said
    if entry.instead:
        text = " ".join((text, tr("Use instead: {instead}", instead=entry.instead)))
    return Banner(kind, title, text, [("passport", tr("Passport"))], closable=kind != "danger")


def is_recalled(workspace: Workspace, folder: AgentFolder) -> bool:
    entry = workspace.contacts.entry_of(folder)
    return entry is not None and entry.standing is Standing.RECALLED


def _said(standing: str, reason: str, valid_until: str) -> tuple[str, str, str] | None:
    because = tr("Reason: {reason}", reason=reason)
    match standing:
        case "recalled":
            return "danger", tr("This version was recalled: it does not answer any more."), because
        case "rolled_back":
            return "warning", tr("This version was rolled back: an earlier one is in use again."), because
    if valid_until and valid_until < date.today().isoformat():
        text = tr("Nobody has reviewed it again since {day}: check its sources.", day=full_day(valid_until))
        return "warning", tr("This version is past its end."), text
    if standing == "deprecated":
        return "info", tr("This version is deprecated: it works, but should be replaced."), because
    return None
