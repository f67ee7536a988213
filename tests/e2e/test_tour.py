"""The main job from end to end, as the one command that shows it."""

from pathlib import Path

from tests.e2e.command import Studio

STEPS = [
    "workspace", "knowledge", "agent", "practice endpoint", "question 1", "question 2", "question 3", "tests",
    "attacks", "package", "submission", "self-review refused", "approval", "listing", "installation",
    "cited answer",
]  # fmt: skip


def test_the_tour_leads_from_documents_to_a_released_agent_and_a_cited_answer(
    studio: Studio, tmp_path: Path
) -> None:
    outcome = studio("tour", "--out", tmp_path / "tour", "--no-pictures")

    assert outcome.code == 0, outcome.err
    assert [step["name"] for step in outcome.data["steps"]] == STEPS
    assert all(step["ok"] for step in outcome.data["steps"])
    assert outcome.data["answer"]["text"]
    assert all(source["document"] and source["place"] for source in outcome.data["answer"]["citations"])
    assert outcome.data["release"]["agent"] == "flood-duty"
    assert len(outcome.data["release"]["digest"]) == 64


def test_the_tour_never_removes_a_folder_it_has_not_made(studio: Studio, tmp_path: Path) -> None:
    kept = tmp_path / "tour" / "author" / "kept.txt"
    kept.parent.mkdir(parents=True)
    kept.touch()

    outcome = studio("tour", "--out", tmp_path / "tour", "--no-pictures")

    assert outcome.code == 1
    assert outcome.data["error"]["name"] == "NameTaken"
    assert kept.exists()
