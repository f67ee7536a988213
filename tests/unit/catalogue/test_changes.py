"""What the reviewer is shown as changed."""

from studio.catalogue import Changes, How, Part
from studio.catalogue.packages.changes import changes_between
from tests.unit.catalogue.samples import Draft


def told(changes: Changes, part: Part) -> dict[str, How]:
    return {change.subject: change.how for change in changes.changes if change.part is part}


def test_a_first_version_is_all_new(draft: Draft) -> None:
    changes = changes_between(None, draft.build())
    assert changes.since == ""
    assert {change.how for change in changes.changes} == {How.ADDED}
    assert all(line.before is None for line in changes.instructions)
    assert set(told(changes, Part.TESTS)) == set(draft.questions)


def test_the_same_agent_again_changes_nothing_but_its_version(draft: Draft) -> None:
    released = draft.build()
    draft.version = "1.0.1"
    changes = changes_between(released, draft.build())
    assert changes.since == "1.0.0"
    assert changes.changes == ()
    assert all(line.before == line.after for line in changes.instructions)


def test_every_changed_part_is_named(draft: Draft) -> None:
    released = draft.build()
    draft.name = "防汛助手"
    draft.documents = {"值班制度.md": "值班人员每日九点交接。", "泵站清单.xlsx": "一号泵站"}
    draft.questions = ("几点交接?", "有几座泵站?")
    changes = changes_between(released, draft.build())
    assert told(changes, Part.SETTINGS) == {"name": How.CHANGED}
    assert told(changes, Part.KNOWLEDGE) == {
        "防汛预案/值班制度.md": How.CHANGED,
        "防汛预案/泵站清单.xlsx": How.ADDED,
        "防汛预案/防汛应急预案.docx": How.REMOVED,
    }
    assert told(changes, Part.TESTS) == {"有几座泵站?": How.ADDED, "响应分几级?": How.REMOVED}
    name = next(change for change in changes.changes if change.subject == "name")
    assert (name.before, name.after) == ("防汛值守助手", "防汛助手")


def test_instructions_are_compared_line_by_line(draft: Draft) -> None:
    draft.instructions = "一\n二\n三"
    released = draft.build()
    draft.instructions = "一\n二改\n三\n四"
    lines = changes_between(released, draft.build()).instructions
    assert [(line.text, line.before, line.after) for line in lines] == [
        ("一", 1, 1),
        ("二", 2, None),
        ("二改", None, 2),
        ("三", 3, 3),
        ("四", None, 4),
    ]


def test_changes_travel_as_json(draft: Draft) -> None:
    changes = changes_between(None, draft.build())
    assert Changes.model_validate_json(changes.model_dump_json()) == changes
