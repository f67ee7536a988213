"""What a reference in the instructions is, and why it leads nowhere."""

from studio.authoring.mentions import MentionTrouble
from studio.core.mentions import Mention, MentionKind
from studio.ui.language import tr


def trouble_text(mention: Mention, trouble: MentionTrouble | None) -> str:
    name = mention.name
    if trouble is MentionTrouble.NOT_OF_AGENT:
        return tr("The agent does not read the base “{name}”: add it under Its knowledge.", name=name)
    found = {
        MentionKind.BASE: tr("Knowledge base “{name}”", name=name),
        MentionKind.TOOL: tr("Tool “{name}”", name=name),
        MentionKind.DOCUMENT: tr("Document “{name}”", name=name),
    }
    lost = {
        MentionKind.BASE: tr("There is no base “{name}” in this workspace.", name=name),
        MentionKind.TOOL: tr("The agent has no tool “{name}”.", name=name),
        MentionKind.DOCUMENT: tr("No base of the agent holds a document “{name}”.", name=name),
    }
    return found[mention.kind] if trouble is None else lost[mention.kind]
