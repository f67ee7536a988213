"""A course's workspace under an administrator's policy: all of it holds but for what a course has itself."""

from pathlib import Path

import pytest

from studio.catalogue import Person, Role
from studio.classroom.seat.fitting import fit_out, leave
from studio.classroom.seat.kept import KeptSeat
from studio.classroom.values import RoomFacts, SharedModel
from studio.core.agents import ToolUse
from studio.core.errors import PolicyForbids, ToolForbidden
from studio.core.findings import PersonalDataPolicy
from studio.core.languages import Language
from studio.courses import CourseShelf
from studio.endpoints import EndpointProfile, SessionKeys
from studio.workspace import Workspace
from studio.workspace.policy import CLASS_MODEL, policy_for
from tests.unit.courses.small_course import bare_course

POLICY = """
administrator: 信息中心 8000
endpoints:
  - {id: city, name: 市级共享端点, base_url: "https://models.city.example/v1", chat_model: deepseek-v3}
default_endpoint: city
settings:
  catalogue: https://agents.city.example
  catalogue_in_the_open: false
  chroma_url: https://vectors.city.example
  personal_data: refuse
  share_usage: true
  language: en
forbidden_tools: [mcp]
"""
SEAT = KeptSeat(
    address="http://10.0.0.9:8470",
    code="ABC234",
    number=3,
    name="张三",
    token="token-of-the-seat",
    person=Person(id="s3", name="张三", roles=(Role.BUILDER,)),
    room=RoomFacts(
        course="small-course",
        title="小课程",
        digest="",
        catalogue="",
        seats=5,
        model=SharedModel(name="共享"),
    ),
)


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "policy.yaml"
    file.write_text(POLICY, encoding="utf-8")
    monkeypatch.setenv("AGENT_STUDIO_POLICY", str(file))
    return file


@pytest.fixture
async def course(tmp_path: Path, city: Path) -> Workspace:
    folder = await CourseShelf(tmp_path / "workspace", bare_course(tmp_path / "shipped").parent).start(
        "small-course"
    )
    return Workspace(folder, keys=SessionKeys())


async def test_a_course_begins_on_the_practice_endpoint_with_a_catalogue_of_its_own(
    course: Workspace,
) -> None:
    async with course:
        assert course.endpoints.default.practice
        assert (course.settings.catalogue, course.settings.chroma_url) == ("", "")
        assert course.settings.language is Language.ZH


async def test_all_else_holds_there_as_anywhere(course: Workspace, city: Path) -> None:
    other = EndpointProfile(id="other", name="别处", base_url="https://a.example/v1")
    async with course:
        assert course.settings.personal_data is PersonalDataPolicy.REFUSE
        assert course.settings.share_usage
        with pytest.raises(ToolForbidden):
            course.policy.allow(ToolUse(tool="mcp"))
        with pytest.raises(PolicyForbids) as caught:
            course.endpoints.save(other)
        with pytest.raises(PolicyForbids):
            course.save_settings(course.settings.model_copy(update={"catalogue": "https://a.example"}))
        with pytest.raises(PolicyForbids):
            course.use_chroma("https://a.example")
    assert caught.value.file == str(city)


async def test_in_a_class_its_catalogue_and_its_model_are_used_until_one_leaves(course: Workspace) -> None:
    async with course:
        await fit_out(course, SEAT)
        joined = course.settings.catalogue, course.endpoints.default.id
        leave(course)
        left = course.settings.catalogue, course.endpoints.default.id

    assert joined == (SEAT.address, CLASS_MODEL)
    assert left == ("", "practice")


def test_a_folder_that_poses_as_a_course_loosens_nothing(tmp_path: Path, city: Path) -> None:
    (tmp_path / "own/course").mkdir(parents=True)
    (tmp_path / "own/course/course.yaml").write_text("id: x\n", encoding="utf-8")

    policy = policy_for(tmp_path / "own")

    assert all(policy.locked(name) for name in ("endpoints", "catalogue", "personal_data", "share_usage"))
    assert policy.forbidden_tools == ("mcp",)
