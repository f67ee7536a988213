"""The words of checklist pre-review."""

from studio.core.i18n import mark
from studio.wording.tools.words import FieldWords, ToolWords

WORDS = ToolWords(
    name=mark("Checklist pre-review"),
    purpose=mark("Checks attached materials against review points and shows where each answer stands."),
    fields={
        "files": FieldWords(
            mark("Spreadsheets of review points"),
            mark("Columns: point, requirement, material, rule, field, expected, basis."),
        ),
        "points": FieldWords(mark("Review points"), mark("In addition to those of the spreadsheets.")),
        "points.name": FieldWords(mark("Review point")),
        "points.requirement": FieldWords(mark("What must be there")),
        "points.material": FieldWords(
            mark("Material"), mark("Part of its file name or title; empty looks into all of them.")
        ),
        "points.rule": FieldWords(
            mark("Rule"),
            choices={
                "present": mark("The material is there"),
                "contains": mark("Contains words"),
                "matches": mark("Matches a pattern"),
                "date": mark("Date within"),
                "number": mark("Number within"),
                "pages": mark("Number of pages"),
                "signed": mark("Signed or sealed"),
                "consistent": mark("The same in all materials"),
                "judged": mark("In plain words, judged by the model"),
            },
        ),
        "points.field": FieldWords(mark("Label in the material"), mark("The value stands behind it.")),
        "points.expected": FieldWords(
            mark("Expected"), mark("Words parted by 、; or a range: >= 3, 在 1 到 5, 近6个月, 未过期.")
        ),
        "points.basis": FieldWords(mark("Basis")),
        "model_judges": FieldWords(
            mark("The model judges points in plain words"),
            mark("It must quote the material; a quotation that is not there does not count."),
        ),
    },
)
