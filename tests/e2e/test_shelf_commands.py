"""`catalogue …` for what becomes of a release and what is said of it, as a script calls it."""

import asyncio
import shutil
from pathlib import Path

import pytest

from studio.catalogue import Person, Role, embedded_client
from tests.e2e.command import Studio
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

MAKER = Person(id="maker", name="防汛科一岗", department="示例市应急管理局", roles=(Role.BUILDER,))
JUDGE = Person(id="judge", name="法规科一岗", department="示例市数据局", roles=(Role.REVIEWER,))


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released")
    asyncio.run(_released(folder / "catalogue", folder))
    return folder / "catalogue"


@pytest.fixture
def shelf(studio: Studio, released: Path) -> Studio:
    """Two versions are out in the workspace's own catalogue."""
    shutil.copytree(released, studio.workspace / "catalogue")
    return studio


async def _released(catalogue: Path, drafts: Path) -> None:
    for version, instructions in (
        ("1.0.0", "只依据知识库回答。"),
        ("1.1.0", "只依据知识库回答。\n注明页码。"),
    ):
        draft = Draft(drafts / version, version=version, instructions=instructions, author=MAKER)
        async with embedded_client(catalogue, MAKER) as client:
            number = (await submit(client, draft.build().content, f"{version} 说明")).number
        async with embedded_client(catalogue, JUDGE) as client:
            await client.desk.approve(number, "同意")


def test_the_shelf_is_listed_narrowed_and_shown(shelf: Studio, tmp_path: Path) -> None:
    (card,) = shelf("catalogue", "list", "--query", "防汛", "--sort", "rated").data["releases"]
    assert (card["agent"], card["version"], card["department"]) == ("flood-duty", "1.1.0", "示例市应急管理局")
    assert shelf("catalogue", "list", "--category", "政务办公").data["releases"] == []
    assert shelf("catalogue", "list", "--sort", "wrong").code == 2

    page = tmp_path / "passport.html"
    passport = shelf("catalogue", "show", "flood-duty", "--html", page).data
    assert [row["version"] for row in passport["versions"]] == ["1.1.0", "1.0.0"]
    assert (passport["note"], passport["state"], passport["current"]) == ("1.1.0 说明", "listed", True)
    html = page.read_text("utf-8")
    assert "防汛应急预案.docx" in html
    assert "<script" not in html
    assert "What 1.1.0 changed against 1.0.0" in html or "1.1.0 相对 1.0.0 的变更" in html
    text = shelf("--lang", "zh", "catalogue", "show", "flood-duty", as_json=False).out
    for part in ("责任与审核", "有效期至", "依据的文件", "评价与使用"):
        assert part in text
    changed = shelf("catalogue", "changes", "flood-duty").data
    assert (changed["since"], changed["instructions"][-1]["text"]) == ("1.0.0", "注明页码。")


def test_a_release_is_rolled_back_deprecated_and_prolonged(shelf: Studio) -> None:
    refused = shelf("--as", "judge", "catalogue", "rollback", "flood-duty", "1.0.0")
    assert (refused.code, refused.data["error"]["name"]) == (1, "CommentNeeded")
    back = shelf("catalogue", "rollback", "flood-duty", "1.0.0", "--comment", "新版答错")
    assert (back.data["version"], back.data["current"]) == ("1.0.0", True)
    states = {
        row["version"]: row["state"] for row in shelf("catalogue", "versions", "flood-duty").data["versions"]
    }
    assert states == {"1.0.0": "listed", "1.1.0": "rolled_back"}
    install = shelf("catalogue", "install", "flood-duty", "--version", "1.1.0")
    assert install.data["error"]["name"] == "ReleaseNotOffered"

    deprecate = ("catalogue", "deprecate", "flood-duty", "--comment", "有新版")
    assert shelf(*deprecate, "--instead", "1.1.0").data["error"]["name"] == "ReleaseNotOffered"
    assert shelf("catalogue", "install", "flood-duty").code == 0
    assert shelf(*deprecate).data["state"] == "deprecated"
    assert "deprecated  有新版" in shelf("--lang", "en", "agent", "ask", "flood-duty", "几点交接？").err
    assert [row["standing"] for row in shelf("agent", "list").data["agents"]] == ["deprecated"]
    assert shelf("catalogue", "undeprecate", "flood-duty", "--comment", "误操作").data["state"] == "listed"
    held = shelf("catalogue", "prolong", "flood-duty", "--comment", "复审过", "--until", "2027-06-30").data
    assert held["valid_until"] == "2027-06-30"
    late = shelf("catalogue", "prolong", "flood-duty", "--comment", "复审过", "--until", "2099-01-01")
    assert late.data["error"]["name"] == "DateNotAllowed"
    assert [row["agent"] for row in shelf("catalogue", "due", "--days", "365").data["due"]] == ["flood-duty"]


def test_users_rate_and_report_and_their_counts_are_shown(shelf: Studio) -> None:
    assert shelf("catalogue", "rate", "flood-duty", "4", "--comment", "好用").data["average"] == 4
    assert shelf("catalogue", "rate", "flood-duty", "6").code == 2
    own = shelf("--as", "maker", "catalogue", "rate", "flood-duty", "5")
    assert own.data["error"]["name"] == "RaterIsAuthor"
    assert shelf("catalogue", "ratings", "flood-duty").data["count"] == 1
    assert shelf("catalogue", "usage", "flood-duty").data["answers"] == 0

    assert shelf("catalogue", "install", "flood-duty").code == 0
    assert shelf("agent", "ask", "flood-duty", "几点交接？").code == 0
    assert shelf("catalogue", "usage", "flood-duty").data["answers"] == 1
    said = ("catalogue", "feedback", "send", "flood-duty", "13800138000 几点交接？", "--wrong", "应为八点")
    assert shelf(*said, "--dry-run").data["question"] == "138****8000 几点交接？"
    number = shelf(*said).data["number"]
    assert [row["number"] for row in shelf("catalogue", "feedback", "list", "--sent").data["feedback"]] == [
        number
    ]
    assert shelf("catalogue", "feedback", "list").data["feedback"] == []
    (row,) = shelf("--as", "maker", "catalogue", "feedback", "list").data["feedback"]
    assert row["wrong"] == "应为八点"
    dropped = shelf("--as", "maker", "catalogue", "feedback", "drop", str(number), "--reply", "已更正").data
    assert (dropped["state"], dropped["reply"]) == ("dropped", "已更正")
