"""Words for what a reviewer reads: states, acts, settings and their values."""

from studio.core.i18n import Words, mark
from studio.tools.kinds import KINDS
from studio.wording.labels import SPOKEN_NAMES, STATES
from studio.wording.tools.words import tool_words

_ACTS = {
    "submit": mark("submitted it"),
    "put": mark("brought the package"),
    "comment": mark("commented"),
    "answer": mark("answered a comment"),
    "resolve": mark("settled a comment"),
    "reopen": mark("opened a comment again"),
    "rerun": mark("ran the tests again"),
    "approve": mark("approved it"),
    "return": mark("asked for changes"),
    "reject": mark("rejected it"),
    "withdraw": mark("withdrew it"),
    "supersede": mark("replaced it by a newer submission"),
    "release": mark("released it"),
    "recall": mark("recalled the release"),
    "roll_back": mark("brought this version back"),
    "deprecate": mark("deprecated the release"),
    "lift_deprecation": mark("lifted the deprecation"),
    "prolong": mark("reviewed it again"),
    "rate": mark("rated the agent"),
    "send_feedback": mark("sent feedback"),
    "take_feedback": mark("made a test question of feedback"),
    "drop_feedback": mark("dropped feedback"),
    "keep_person": mark("added or changed a person"),
    "issue_token": mark("issued a token"),
    "withdraw_tokens": mark("withdrew the tokens"),
    "link_identity": mark("signed in by single sign-on for the first time"),
    "keep_department": mark("added or renamed a department"),
    "remove_department": mark("removed a department"),
    "set_password": mark("set a password"),
    "lock_out": mark("failed to sign in too often"),
    "add_key": mark("registered a key"),
    "revoke_key": mark("revoked a key"),
    "rotate_key": mark("changed the catalogue's key"),
    "restore": mark("restored the catalogue from a backup"),
    "add_client": mark("let a program ask agents"),
    "revoke_client": mark("revoked a program's key"),
}
_SETTINGS = {
    "id": mark("Identifier"),
    "name": mark("Name"),
    "purpose": mark("Purpose"),
    "owner": mark("Owner"),
    "icon": mark("Icon"),
    "category": mark("Category"),
    "version": mark("Version"),
    "opening.greeting": mark("Greeting"),
    "opening.starters": mark("Starter questions"),
    "knowledge.bases": mark("Knowledge bases"),
    "knowledge.only_from_knowledge": mark("Answers from the documents only"),
    "knowledge.nothing_found": mark("Reply when nothing is found"),
    "knowledge.passages": mark("Passages per question"),
    "tools": mark("Tools"),
    "model.endpoint": mark("Endpoint"),
    "model.temperature": mark("Temperature"),
    "model.max_tokens": mark("Longest answer (tokens)"),
    "knowledge.use": mark("Searched"),
    "model.show_reasoning": mark("Shows its reasoning"),
    "model.steps": mark("Steps at most"),
    "model.seconds": mark("Time at most, in seconds"),
    "guardrails.mask_personal_data": mark("Masks personal data"),
    "guardrails.declined_topics": mark("Declined topics"),
    "guardrails.ai_label": mark("AI label"),
}
_VALUES = {"True": mark("yes"), "False": mark("no")}
_CHOICES = {
    "category": {
        "政务服务": mark("Public services"),
        "城市治理": mark("City management"),
        "政务办公": mark("Office work"),
    },
    "knowledge.use": {
        "always": mark("Before every answer"),
        "on_demand": mark("When the model asks for it"),
    },
}


def state_text(state: str, say: Words) -> str:
    return say(STATES.get(state, state))


def act_text(act: str, say: Words) -> str:
    return say(_ACTS.get(act, act))


def endpoint_text(endpoint: str, say: Words) -> str:
    return say(SPOKEN_NAMES["endpoint"].get(endpoint, endpoint)) if endpoint else ""


def setting_label(path: str, say: Words) -> str:
    """Name a setting as the builder does; one that is new to this program keeps its path."""
    if path.startswith("tools."):
        return tool_setting_label(*path.split(".", 3)[1:], say=say)
    return say(_SETTINGS[path]) if path in _SETTINGS else path


def tool_setting_label(kind: str, name: str, setting: str = "", *, say: Words) -> str:
    """Name a tool, or one of its settings, with the words of its kind where this studio has it."""
    if kind not in KINDS:
        return f"{say('Tool “{name}”', name=name)} {setting}".strip()
    words = tool_words(kind)
    title = f"{say(words.name)} · {name}" if name != kind else say(words.name)
    if not setting:
        return say("Tool {title}", title=title)
    known = words.fields.get(setting)
    return say("{title}: {field}", title=title, field=say(known.label) if known else setting)


def setting_text(path: str, value: str, say: Words) -> str:
    """Say a value as the builder does; what a person wrote stays as it is."""
    told = _CHOICES.get(path, _VALUES)
    return say(told[value]) if value in told else value or "—"
