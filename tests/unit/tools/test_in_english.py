"""Who speaks English is told in English what tools gave; one word of Chinese, and it is Chinese."""

from datetime import date
from pathlib import Path

import pytest

from studio.core.forms import FilledField, FilledForm
from studio.papers.official.checks import notes_on
from studio.papers.official.drafting import House, drafted
from studio.tools.dispatch.duties import Duty
from studio.tools.dispatch.judging import judged
from studio.tools.dispatch.ranking import DutyIndex
from studio.tools.dispatch.telling import told
from studio.tools.form.settings import FormField
from studio.tools.form.standing import Change
from studio.tools.form.telling import form_told
from studio.tools.tables.telling import result_of
from studio.tools.tool import ToolContext
from studio.tools.writing import told as written

DUTIES = [
    Duty(
        "Drainage Centre",
        "sewer covers",
        "Rules on Drains",
        "sewer manhole",
        "sewer covers",
        "a.xlsx · 第 3 行",
    ),
    Duty("Telecoms Office", "telecom covers", "", "telecom manhole", "telecom covers", "a.xlsx · 第 4 行"),
]


@pytest.mark.parametrize(
    ("said", "english"),
    [(("Draft a notice",), True), (("Draft a notice", "好"), False), (("0000-0000123",), False), ((), False)],
)
def test_english_is_spoken_where_there_are_words_and_none_is_chinese(
    said: tuple[str, ...], *, english: bool
) -> None:
    assert ToolContext(folder=Path(), said=said).english is english


def test_a_dispatch_names_unit_basis_and_row() -> None:
    verdict = judged(DutyIndex(DUTIES).best("The sewer covers at the gate are broken", 5))
    found = told(verdict, 2, english=True)

    assert "Proposed: Drainage Centre; item: sewer covers" in found.text
    assert "Basis: Rules on Drains" in found.text
    assert "source: a.xlsx · row 3" in found.text
    assert found.shown is not None
    assert found.shown.columns[1] == "Unit"


def test_a_dispatch_that_is_not_clear_is_left_to_a_person() -> None:
    near = judged(DutyIndex(DUTIES).best("A manhole cover has gone", 5))
    nothing = judged(DutyIndex(DUTIES).best("Somebody sings", 5))

    assert "A person must decide: two units are close." in told(near, 2, english=True).text
    assert told(nothing, 2, english=True).text.startswith("Nothing in the lists fits.")


def test_a_form_tells_what_is_there_wrong_and_missing() -> None:
    fields = [FormField(label="Place"), FormField(label="Telephone", help="ten digits.")]
    place = FilledField(name="Place", label="Place", value="Taoyuan", required=True)
    phone = FilledField(name="Telephone", label="Telephone", required=True)
    change = Change(changed=["Place"], left_to_person=["Telephone"])
    open_form = FilledForm(tool="form", title="Request", fields=(place, phone))
    wrong = phone.model_copy(update={"value": "12", "problem": "not_a_phone"})

    text = form_told(open_form, fields, change, [], english=True)
    assert "The form “Request” has 1 of 2 fields filled in." in text
    assert "Still missing: Telephone." in text
    assert "Next: “Telephone” (ten digits)." in text
    assert "“Telephone” is personal data nobody has said" in text
    wrong_form = FilledForm(tool="form", title="Request", fields=(place, wrong))
    assert "“12” for “Telephone” is no telephone number." in form_told(
        wrong_form, fields, Change(), [], english=True
    )
    assert "Exported as it was confirmed: a.docx." in form_told(
        wrong_form, fields, Change(), ["a.docx"], english=True
    )


def test_an_official_document_is_checked_and_told_in_english() -> None:
    today = date(2026, 6, 18)
    paper = drafted(
        "t", {"kind": "通知", "title": "Notice on rain", "body": "1. Man the desk."}, House(), today, ""
    )
    notes = notes_on(paper, today, english=True)

    assert notes[0].startswith("The issuing body is missing")
    assert paper.title == "Notice on rain"
    assert not any("标题" in note for note in notes_on(paper, today))
    assert written("", notes, english=True).text.startswith("No file was written: it was not agreed to.")


def test_rows_are_counted_in_english() -> None:
    answer = {"columns": ["A"], "rows": [["1"]], "sql": "SELECT 1", "count": 7, "counted": True}

    assert result_of(answer, english=True).text.endswith("Rows: 7, the first 1 are listed.")
    assert result_of({**answer, "rows": [], "count": 0}, english=True).text.endswith("No rows.")
