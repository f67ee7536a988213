"""What an administrator sets holds, the stronger file over the weaker, and people may change the rest."""

from pathlib import Path

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import PolicyForbids, PolicyInvalid, ToolForbidden
from studio.core.events import AnswerFinished, ToolReturned
from studio.core.findings import PersonalDataPolicy
from studio.core.languages import Language
from studio.core.proposals import Proposal
from studio.endpoints import EndpointProfile, Endpoints, SessionKeys
from studio.runtime import Chat
from studio.workspace import Settings, Workspace
from studio.workspace.policy import SETTABLE, Policy, policy_in, read_policy
from studio.workspace.trying import ToolTrial
from studio.workspace.vector_server import token_name, vector_index

CITY = """
administrator: 信息中心 8000
ca: city.pem
endpoints:
  - {id: city, name: 市级共享端点, base_url: "https://models.city.example/v1", chat_model: deepseek-v3}
default_endpoint: city
settings:
  catalogue: https://agents.city.example
  personal_data: mask
  language: en
limits: {requests_at_a_time: 3, document_megabytes: 40}
staff_may_change: [language]
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return _written(tmp_path / "system" / "policy.yaml", CITY)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_policy([tmp_path / "policy.yaml"]) == Policy()


def test_a_telephone_number_alone_says_whom_to_ask(tmp_path: Path) -> None:
    assert read_policy([_written(tmp_path / "policy.yaml", "administrator: 8000\n")]).administrator == "8000"


def test_what_is_set_wins_over_what_a_person_chose(city: Path) -> None:
    kept = Settings(catalogue="https://elsewhere.example", language=Language.ZH)
    held = read_policy([city]).over(kept)
    assert held.catalogue == "https://agents.city.example"
    assert held.personal_data is PersonalDataPolicy.MASK
    assert held.language is Language.ZH  # a first choice alone


def test_a_first_choice_holds_until_another_is_made(city: Path) -> None:
    assert read_policy([city]).over(Settings()).language is Language.EN


def test_files_that_are_named_lie_beside_the_policy(city: Path) -> None:
    policy = read_policy([city])
    assert policy.over(Settings()).catalogue_ca == str(city.parent / "city.pem")
    assert policy.profiles[0].ca_bundle == str(city.parent / "city.pem")


def test_the_system_s_file_is_stronger_than_the_one_beside_the_program(city: Path, tmp_path: Path) -> None:
    beside = _written(
        tmp_path / "policy.yaml",
        "administrator: 软件组\nsettings: {catalogue: https://other.example, trace_days: 30}\n"
        "limits: {requests_at_a_time: 9, requests_a_minute: 60}\nstaff_may_change: [catalogue, trace_days]\n",
    )
    policy = read_policy([beside, city])
    assert policy.over(Settings()).catalogue == "https://agents.city.example"
    assert policy.locked("catalogue")
    assert not policy.locked("trace_days")
    assert policy.over(Settings()).trace_days == 30
    assert (policy.limits.requests_at_a_time, policy.limits.requests_a_minute) == (3, 60)
    assert policy.administrator == "信息中心 8000"
    assert policy.said["trace_days"].file == beside


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("settings:\n  catalog: x\n", 2, "catalog"),
        ("limits:\n  requests_at_a_time: 900\n", 2, "requests_at_a_time"),
        ("administrator: x\nsettings:\n  person: me\n", 2, "not_settable"),
        ("endpoints:\n- {id: practice, name: p, base_url: 'http://x/v1'}\n", 1, "built_in"),
        ("endpoints:\n- {id: a, name: p, base_url: 'ftp://x'}\n", 1, "no_address"),
        ("administrator: x\nsettings: [\n", 3, "stream end"),
        ("staff_may_change: [everything]\n", 1, "not_settable"),
        ("forbidden_tools: [mpc]\n", 1, "mpc: no_such_tool"),
        ("administrator: x\ndefault_endpoint: city\n", 2, "default_endpoint: Value error, not_given"),
    ],
)
def test_a_slip_is_named_with_its_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    file = _written(tmp_path / "policy.yaml", text)
    with pytest.raises(PolicyInvalid) as caught:
        policy_in(file)
    assert caught.value.file == str(file)
    assert caught.value.problem.startswith(f"line {line}: ")
    assert what in caught.value.problem


def test_kinds_of_tools_can_be_forbidden_and_no_weaker_file_allows_them(tmp_path: Path) -> None:
    strong = _written(tmp_path / "a.yaml", "administrator: 信息中心 8000\nforbidden_tools: [mcp, openapi]\n")
    policy = read_policy([_written(tmp_path / "b.yaml", "forbidden_tools: []\n"), strong])

    with pytest.raises(ToolForbidden) as caught:
        policy.allow(ToolUse(tool="mcp"))
    policy.allow(ToolUse(tool="form"))

    assert caught.value.facts == {"tool": "mcp", "administrator": "信息中心 8000", "file": str(strong)}


async def test_an_agent_whose_tool_is_forbidden_answers_without_it_and_says_so(tmp_path: Path) -> None:
    policy = read_policy([_written(tmp_path / "policy.yaml", "forbidden_tools: [mcp]\n")])
    command = {"command": str(tmp_path / "never-started")}
    async with Workspace(tmp_path / "workspace", keys=SessionKeys(), policy=policy) as workspace:
        folder = workspace.agents.create("duty")
        use = ToolUse(tool="mcp", settings=command)
        folder.save_agent(folder.agent.model_copy(update={"tools": (use,)}))
        events = [event async for event in workspace.ask(folder, "你好", Chat(), consent=_agree)]
        with pytest.raises(ToolForbidden):
            await ToolTrial(workspace, folder, use).specs()

    returned = [event for event in events if isinstance(event, ToolReturned)]
    assert [event.trouble.name for event in returned if event.trouble] == ["ToolForbidden"]
    assert isinstance(events[-1], AnswerFinished)


async def _agree(proposal: Proposal) -> bool:
    return True


def test_a_heading_without_lines_sets_nothing(tmp_path: Path) -> None:
    policy = policy_in(
        _written(tmp_path / "policy.yaml", "endpoints:\nsettings:\n  # theme: dark\nlimits:\n")
    )
    assert policy is not None
    assert policy.said == {}


def test_a_file_that_is_no_text_or_a_folder_is_a_trouble_too(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_bytes(b"\xff\xfe\x00settings")
    (tmp_path / "folder").mkdir()
    assert len(read_policy([tmp_path / "policy.yaml", tmp_path / "folder"]).troubles) == 2


async def test_with_a_policy_that_does_not_read_one_works_on_and_changes_nothing_it_may_forbid(
    tmp_path: Path,
) -> None:
    policy = read_policy([_written(tmp_path / "policy.yaml", "settings: {catalog: x}\n")])
    async with Workspace(tmp_path / "workspace", policy=policy) as workspace:
        workspace.save_settings(workspace.settings.model_copy(update={"text_size": 150}))
        with pytest.raises(PolicyForbids):
            workspace.save_settings(workspace.settings.model_copy(update={"catalogue": "https://a.example"}))
        with pytest.raises(PolicyForbids):
            workspace.endpoints.save(
                EndpointProfile(id="own", name="自己的", base_url="https://a.example/v1")
            )
        assert workspace.settings.text_size == 150


async def test_what_is_set_cannot_be_changed_and_is_not_written_down(city: Path, tmp_path: Path) -> None:
    async with Workspace(tmp_path / "workspace", policy=read_policy([city])) as workspace:
        with pytest.raises(PolicyForbids) as caught:
            workspace.save_settings(workspace.settings.model_copy(update={"catalogue": ""}))
        assert caught.value == PolicyForbids(
            setting="catalogue", administrator="信息中心 8000", file=str(city)
        )
        workspace.save_settings(workspace.settings.model_copy(update={"still": True}))
    assert "city.example" not in (tmp_path / "workspace" / "settings.yaml").read_text("utf-8")
    async with Workspace(tmp_path / "workspace", policy=Policy()) as without:
        assert without.settings == Settings(still=True)


def test_a_held_vector_server_is_not_changed_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "http://127.0.0.1:9")
    assert vector_index(Settings(), SessionKeys(), held=True) is None
    assert vector_index(Settings(), SessionKeys()) is not None


async def test_a_token_is_not_kept_for_a_server_that_may_not_be_used(tmp_path: Path) -> None:
    policy = read_policy([_written(tmp_path / "policy.yaml", "settings: {chroma_url: ''}\n")])
    async with Workspace(tmp_path / "workspace", keys=SessionKeys(), policy=policy) as workspace:
        with pytest.raises(PolicyForbids):
            workspace.use_chroma("http://127.0.0.1:9", "secret")
        assert not workspace.keys.has_key(token_name("http://127.0.0.1:9"))


def test_given_endpoints_come_first_and_cannot_be_touched(city: Path, tmp_path: Path) -> None:
    endpoints = Endpoints(tmp_path / "endpoints.yaml", SessionKeys(), read_policy([city]).given)
    assert [profile.id for profile in endpoints.list()] == ["city", "practice"]
    assert endpoints.default.id == "city"
    assert endpoints.default.concurrency == 3
    endpoints.set_key("city", "secret")  # a key is one's own matter
    assert endpoints.has_key("city")
    own = EndpointProfile(id="own", name="自己的", base_url="https://a.example/v1")
    with pytest.raises(PolicyForbids):
        endpoints.save(endpoints.get("city").model_copy(update={"chat_model": "other"}))
    with pytest.raises(PolicyForbids):
        endpoints.remove("city")
    with pytest.raises(PolicyForbids):
        endpoints.set_default("practice")
    with pytest.raises(PolicyForbids):
        endpoints.save(own)


def test_where_staff_may_add_endpoints_theirs_stand_beside_the_given_ones(tmp_path: Path) -> None:
    text = CITY.replace("[language]", "[language, endpoints, default_endpoint]")
    policy = read_policy([_written(tmp_path / "policy.yaml", text)])
    endpoints = Endpoints(tmp_path / "endpoints.yaml", SessionKeys(), policy.given)
    own = EndpointProfile(id="own", name="自己的", base_url="https://a.example/v1", concurrency=20)
    endpoints.save(own)
    assert endpoints.default.id == "city"  # until another is chosen
    endpoints.set_default("own")
    assert endpoints.default.id == "own"
    assert endpoints.default.concurrency == 3
    with pytest.raises(PolicyForbids):
        endpoints.save(own.model_copy(update={"id": "city"}))


async def test_a_document_beyond_the_limit_is_refused(city: Path, tmp_path: Path) -> None:
    text = CITY.replace("document_megabytes: 40", "document_megabytes: 1")
    policy = read_policy([_written(city, text)])
    large, small = tmp_path / "大.txt", tmp_path / "小.txt"
    large.write_bytes("防汛值班。".encode() * 100_000)
    small.write_text("防汛值班由办公室负责。", encoding="utf-8")
    async with Workspace(tmp_path / "workspace", policy=policy) as workspace:
        base = await workspace.knowledge.create("防汛")
        await base.add([large, small])
        states = {
            one.name: one.trouble.name if one.trouble else "" for one in (await base.status()).documents
        }
    assert states == {"大.txt": "DocumentTooLarge", "小.txt": ""}


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_for_administrators_reads(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "rollout.md").read_text("utf-8")
    policy = policy_in(_written(tmp_path / "policy.yaml", guide.split("```yaml\n")[1].split("```")[0]))
    assert policy is not None
    assert policy.locked("catalogue")
    assert not policy.locked("theme")
    named = guide.split("Settings that can be set:")[1].split("An endpoint")[0]
    assert {name for name in SETTABLE if f"`{name}`" in named} == set(SETTABLE)
