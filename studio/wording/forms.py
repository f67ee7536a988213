"""What is wrong with a value in a form, by its code."""

from studio.core.i18n import Words, mark

_PROBLEMS = {
    "not_a_number": mark("not a number"),
    "not_a_date": mark("not a date"),
    "not_a_time": mark("not a time"),
    "not_a_choice": mark("none of the choices"),
    "not_a_phone": mark("not a telephone number"),
    "not_an_id_number": mark("not a valid ID number"),
    "too_small": mark("too small"),
    "too_large": mark("too large"),
    "too_long": mark("too long"),
    "not_the_pattern": mark("not in the form it should have"),
    "not_said": mark("nobody has said this"),
}


def field_problem_text(problem: str, say: Words) -> str:
    """Say a problem a newer studio knows by its code."""
    return say(_PROBLEMS[problem]) if problem in _PROBLEMS else problem
