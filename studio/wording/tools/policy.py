"""The words of policy match and calculator."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Policy match and calculator"),
    purpose=mark(
        "Says which policies somebody meets and reckons what they are paid; asks for what is missing."
    ),
    fields={
        "files": FieldWords(
            mark("Spreadsheets of policies"),
            mark("Columns: policy, condition, amount; also basis, and group (only its highest is paid)."),
        ),
        "policies": FieldWords(mark("Policies"), mark("In addition to those of the spreadsheets.")),
        "policies.name": FieldWords(mark("Policy")),
        "policies.condition": FieldWords(
            mark("Conditions"), mark("As 年龄 >= 60 且 户籍 = 示例市; a line each, all must hold.")
        ),
        "policies.amount": FieldWords(
            mark("Amount"), mark("As 5000元, or 投资额 × 10%,最高 50万元, or 分档(…).")
        ),
        "policies.basis": FieldWords(mark("Basis")),
        "policies.group": FieldWords(
            mark("Exclusive group"), mark("Of policies with the same group only the highest is paid.")
        ),
        "facts": FieldWords(
            mark("Facts"),
            mark("How the facts in the conditions are asked for; what is not here is asked by name."),
        ),
        "facts.name": FieldWords(mark("Fact"), mark("As it is called in the conditions.")),
        "facts.kind": FieldWords(
            mark("Kind"),
            choices={
                "number": mark("Number"),
                "date": mark("Date"),
                "yes_no": mark("Yes or no"),
                "text": mark("Text"),
            },
        ),
        "facts.question": FieldWords(mark("Question")),
        "facts.options": FieldWords(mark("Choices"), mark("Parted by 、; empty for anything.")),
    },
)
