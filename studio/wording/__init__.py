"""Errors, warnings and checks in the person's words, said alike by the window, the CLI and the service."""

from typing import TYPE_CHECKING

from studio.core.lazily import lazily

if TYPE_CHECKING:
    from studio.wording.advice import check_advice, sighting_text
    from studio.wording.checks import check_label, check_looked, check_seen, check_text
    from studio.wording.explanation import Explanation, explain, explain_trouble, joined
    from studio.wording.facts import fact_label, fact_text, validity_text
    from studio.wording.findings import findings_text, policy_change_text
    from studio.wording.labels import now_reading, warning_text
    from studio.wording.passports import next_version_text, passport_html, passport_sections, passport_text
    from studio.wording.reviews import act_text, endpoint_text, setting_label, setting_text, state_text

__all__ = [
    "Explanation",
    "act_text",
    "check_advice",
    "check_label",
    "check_looked",
    "check_seen",
    "check_text",
    "endpoint_text",
    "explain",
    "explain_trouble",
    "fact_label",
    "fact_text",
    "findings_text",
    "joined",
    "next_version_text",
    "now_reading",
    "passport_html",
    "passport_sections",
    "passport_text",
    "policy_change_text",
    "setting_label",
    "setting_text",
    "sighting_text",
    "state_text",
    "validity_text",
    "warning_text",
]

__getattr__ = lazily(
    __name__,
    {
        "studio.wording.advice": "check_advice sighting_text",
        "studio.wording.checks": "check_label check_looked check_seen check_text",
        "studio.wording.explanation": "Explanation explain explain_trouble joined",
        "studio.wording.facts": "fact_label fact_text validity_text",
        "studio.wording.findings": "findings_text policy_change_text",
        "studio.wording.labels": "now_reading warning_text",
        "studio.wording.passports": "next_version_text passport_html passport_sections passport_text",
        "studio.wording.reviews": "act_text endpoint_text setting_label setting_text state_text",
    },
)
