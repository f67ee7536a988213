"""Columns are found by their usual names, with or without what stands in brackets."""

from studio.tools.spreadsheets.columns import named_columns, plain_name

USUAL = {"department": (r"责任部门", r"部门"), "name": (r"事项|名称",)}


def test_what_stands_in_brackets_and_marks_do_not_matter() -> None:
    assert plain_name("*责任部门\uff08牵头\uff09\uff1a") == "责任部门\uff08牵头\uff09"[:4]
    assert named_columns(["名称(小类)", "*责任部门\uff08牵头\uff09"], USUAL) == {"department": 1, "name": 0}


def test_earlier_patterns_go_first_and_given_names_before_all() -> None:
    assert named_columns(["部门", "责任部门", "事项"], USUAL) == {"department": 1, "name": 2}
    assert named_columns(["部门", "责任部门", "事项"], USUAL, {"department": "部门"})["department"] == 0
    assert named_columns(["部门", "事项"], USUAL, {"department": "没有"}) == {"name": 1}
