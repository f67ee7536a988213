"""What a check of a package found, as one sentence."""

from studio.catalogue import Check, CheckName, Verdict
from studio.core.i18n import mark
from studio.ui.language import tr, words
from studio.wording import check_text

_KINDS = {
    "id_number": mark("{count} identity numbers"), "mobile": mark("{count} mobile numbers"),
    "bank_card": mark("{count} bank cards"), "credit_code": mark("{count} credit codes"),
}  # fmt: skip


def check_title(check: Check) -> str:
    return {
        CheckName.TESTS: tr("Tests"),
        CheckName.SECRETS: tr("Keys and passwords"),
        CheckName.CLASSIFIED: tr("Classification marks"),
        CheckName.PERSONAL_DATA: tr("Personal data"),
        CheckName.DOCUMENTS: tr("Documents"),
        CheckName.REACH: tr("What the tools reach"),
        CheckName.SIZE: tr("Size"),
    }[check.name]


def check_sentence(check: Check) -> str:
    facts, fine = check.facts, check.verdict is Verdict.PASS
    said = tr("None found")
    match check.name:
        case CheckName.TESTS:
            said = tr("{passed} of {total} passed", passed=facts["passed"], total=facts["total"])
        case CheckName.SECRETS if not fine:
            where = {"file": facts["file"], "line": facts["line"]}
            said = tr("{file}, line {line} looks like a key or a password", **where)
        case CheckName.CLASSIFIED if not fine:
            said = tr("“{document}” bears the mark {level}", document=facts["document"], level=facts["level"])
        case CheckName.PERSONAL_DATA if not fine:
            said = _personal(check)
        case CheckName.DOCUMENTS:
            said = _documents(check)
        case CheckName.REACH:
            said = check_text(check.name, facts, words())
        case CheckName.SIZE:
            said = size_text(int(facts["bytes"] or 0))
    return said


def size_text(count: int) -> str:
    return f"{count / (1 << 20):,.1f} MB" if count >= 1 << 20 else f"{count / 1024:,.0f} KB"


def _documents(check: Check) -> str:
    facts = check.facts
    if not facts["documents"]:
        return tr("The package holds no documents")
    if "first" in facts:
        doubtful = {"count": facts["doubtful"], "first": facts["first"]}
        return tr("{count} documents were not read completely, first “{first}”", **doubtful)
    return tr("{count} documents, all read completely", count=facts["documents"])


def _personal(check: Check) -> str:
    found = [tr(text, count=check.facts[kind]) for kind, text in _KINDS.items() if kind in check.facts]
    return tr("{found}; the reviewer decides whether they belong there", found=" · ".join(found))
