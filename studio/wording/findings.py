"""Words for what the guards found in a document."""

from studio.core.findings import Findings, PersonalData, PersonalDataPolicy
from studio.core.i18n import Words, mark

PERSONAL = {
    PersonalData.ID_NUMBER: mark("ID numbers"),
    PersonalData.MOBILE: mark("mobile numbers"),
    PersonalData.BANK_CARD: mark("bank cards"),
    PersonalData.CREDIT_CODE: mark("credit codes"),
}


def findings_text(findings: Findings, say: Words) -> str:
    """Empty when there is nothing to say."""
    parts = [_personal(findings, say), _aimed(findings, say), _hidden(findings, say)]
    return say("; ").join(part for part in parts if part)


def policy_change_text(before: PersonalDataPolicy, now: PersonalDataPolicy, say: Words) -> str:
    """What the change means for the documents that are there; empty when nothing changed."""
    if now is before:
        return ""
    if not now.stricter_than(before):
        return say("What was masked or refused before is read anew when its files are added again.")
    if now is PersonalDataPolicy.MASK:
        return say("Personal data is masked, also in the documents that are there already.")
    return say("Documents with personal data are refused; those that were there are taken out.")


def _personal(findings: Findings, say: Words) -> str:
    if not findings.personal:
        return ""
    counts = (
        say("{count} {kind}", count=count, kind=say(PERSONAL[kind])) for kind, count in _counted(findings)
    )
    told = say(", ").join(counts)
    if findings.masked:
        return say("personal data, masked: {told}", told=told)
    return say("personal data: {told}", told=told)


def _aimed(findings: Findings, say: Words) -> str:
    count = len(findings.aimed_at_model)
    return say("{count} {count:sentence|sentences} aimed at a model", count=count) if count else ""


def _hidden(findings: Findings, say: Words) -> str:
    count = len(findings.hidden)
    return say("{count} {count:text|texts} that people do not see", count=count) if count else ""


def _counted(findings: Findings) -> list[tuple[PersonalData, int]]:
    return [(kind, findings.personal[kind]) for kind in PersonalData if findings.personal.get(kind)]
