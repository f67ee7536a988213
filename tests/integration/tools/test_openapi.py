"""A service is called as its document says, with the person's leave, and nothing but it is reached."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import ToolUse
from studio.core.errors import (
    ConsentRefused,
    NotFound,
    ServiceFailed,
    ServiceHostRefused,
    ServiceUnreachable,
    StudioError,
    ToolArgumentsInvalid,
    ToolFileInvalid,
    ToolSettingsInvalid,
)
from studio.core.proposals import Proposal
from studio.tools import Registry, ToolContext, ToolParts, tool_kind
from studio.tools.permissions import Unremembered
from tests.integration.tools.serving import served
from tests.integration.tools.stations import SPECIFICATION, Stations


class Person:
    def __init__(self, *, agrees: bool = True) -> None:
        self._agrees = agrees
        self.asked: list[Proposal] = []

    async def consent(self, proposal: Proposal) -> bool:
        self.asked.append(proposal)
        return self._agrees


class Service:
    """The tool set up for the running service."""

    def __init__(self, folder: Path, host: str, stations: Stations) -> None:
        self._folder, self.host, self.stations = folder, host, stations
        self.person, self.permissions = Person(), Unremembered()

    async def call(self, operation: str, person: Person, **arguments: Any) -> str:
        registry = await self.tools(operations=[operation])
        (spec,) = registry.specs
        context = ToolContext(folder=self._folder, consent=person.consent)
        return (await registry.call(spec.name, json.dumps(arguments), context)).text

    async def tools(self, **settings: Any) -> Registry:
        set_up = {"specification": "files/stations.json", "hosts": [self.host], "key": "stations"} | settings
        set_up.setdefault("server", f"http://{self.host}/v1")
        use = ToolUse(tool="openapi", name="stations", settings=set_up)
        keys = {"stations": "s3cret"}
        parts = ToolParts(
            self._folder,
            use.known_as,
            secret=keys.__getitem__,
            consent=self.person.consent,
            permissions=self.permissions,
        )
        return Registry(await tool_kind("openapi").tools_of(use, parts))


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "stations.json").write_text(json.dumps(SPECIFICATION), encoding="utf-8")
    stations = Stations()
    async with served(stations.app) as host:
        yield Service(tmp_path, host, stations)


async def test_a_call_is_shown_to_the_person_and_then_made_with_the_key(service: Service) -> None:
    person = Person()

    answer = await service.call("readStation", person, name="沙河/大桥?x=1")

    assert json.loads(answer)["level"] == 27.5
    method, path, key, _ = service.stations.seen[-1]
    assert (method, key) == ("GET", "s3cret")
    assert path == "/v1/stations/%E6%B2%99%E6%B2%B3%2F%E5%A4%A7%E6%A1%A5%3Fx%3D1"
    (asked,) = person.asked
    assert asked.target.endswith(path)
    assert "s3cret" not in asked.model_dump_json()


async def test_without_leave_nothing_is_sent(service: Service) -> None:
    with pytest.raises(ConsentRefused):
        await service.call("readStation", Person(agrees=False), name="沙河大桥")
    assert service.stations.seen == []


async def test_what_is_sent_is_what_was_shown(service: Service) -> None:
    person = Person()

    await service.call("POST /reports", person, body={"place": "北关涵洞", "depth": None})

    assert json.loads(service.stations.seen[-1][3]) == {"place": "北关涵洞", "depth": None}
    assert '"place": "北关涵洞"' in person.asked[0].content


async def test_only_what_reads_is_offered_when_nothing_is_chosen_and_schemas_have_no_references(
    service: Service,
) -> None:
    read = await service.tools()
    (report,) = (await service.tools(operations=["POST /reports"])).specs

    assert [spec.name for spec in read.specs] == [
        "stations_readStation",
        "stations_moved",
        "stations_encoded",
        "stations_circle",
        "stations_picture",
    ]
    body = report.parameters["properties"]["body"]
    assert set(body["properties"]) == {"place", "depth", "follows"}
    assert body["properties"]["depth"] == {"type": ["number", "null"], "exclusiveMinimum": 0}
    assert "$ref" not in json.dumps(dict(report.parameters))


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest",
        "http://10.1.2.3/",
        "http://evil.example/",
        "file:///etc/passwd",
        "ftp://x/",
    ],
)
async def test_a_redirect_leads_nowhere_that_is_not_on_the_list(service: Service, target: str) -> None:
    with pytest.raises(ServiceHostRefused):
        await service.call("moved", Person(), to=target)
    assert len(service.stations.seen) == 1


async def test_a_redirect_within_the_list_is_followed_and_an_endless_one_given_up(service: Service) -> None:
    answer = await service.call("moved", Person(), to=f"http://{service.host}/v1/stations/a")
    assert json.loads(answer)["name"] == "a"

    with pytest.raises(ServiceFailed) as error:
        await service.call("circle", Person())
    assert error.value.reason == "too_many_redirects"


@pytest.mark.parametrize(
    ("operation", "arguments", "reason"),
    [
        ("readStation", {"name": "missing"}, "没有这个测站"),
        ("picture", {}, "not_text"),
    ],
)
async def test_what_goes_wrong_at_the_service_is_said(
    service: Service, operation: str, arguments: dict[str, str], reason: str
) -> None:
    with pytest.raises(ServiceFailed) as error:
        await service.call(operation, Person(), **arguments)
    assert reason in error.value.reason


async def test_a_service_that_is_not_there_is_said(service: Service) -> None:
    service.stations = Stations()
    registry = await service.tools(server="http://127.0.0.1:9", hosts=["127.0.0.1:9"], operations=["moved"])
    context = ToolContext(folder=Path(), consent=Person().consent)

    with pytest.raises(ServiceUnreachable):
        await registry.call("stations_moved", "{}", context)


async def test_the_document_may_come_from_an_address_on_the_list(service: Service) -> None:
    registry = await service.tools(specification=f"http://{service.host}/openapi.json")

    await service.tools(specification=f"http://{service.host}/openapi.json")
    assert len(registry.specs) == 5
    assert len(service.person.asked) == 1
    with pytest.raises(ServiceHostRefused):
        await service.tools(specification="http://elsewhere.example/openapi.json")


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"operations": ["nobody"]}, NotFound),
        ({"specification": "files/none.json"}, ToolFileInvalid),
        ({"specification": "../outside.json"}, NotFound),
        ({"specification": "files/swagger.yaml"}, ToolFileInvalid),
        ({"specification": "files/bomb.yaml"}, ToolFileInvalid),
    ],
)
async def test_a_document_that_is_none_is_named(
    service: Service, tmp_path: Path, settings: dict[str, Any], error: type[StudioError]
) -> None:
    (tmp_path / "files" / "swagger.yaml").write_text("swagger: '2.0'\n", encoding="utf-8")
    (tmp_path / "files" / "bomb.yaml").write_text("[" * 5000, encoding="utf-8")

    with pytest.raises(error):
        await service.tools(**settings)


async def test_a_document_is_not_even_fetched_where_nobody_agrees(service: Service) -> None:
    service.person = Person(agrees=False)
    with pytest.raises(ConsentRefused):
        await service.tools(specification=f"http://{service.host}/openapi.json")
    assert service.stations.seen == []


async def test_reading_may_be_asked_about_once_and_changing_always_is(service: Service) -> None:
    person, nobody = Person(), Person(agrees=False)
    chosen = {"read_without_asking": True, "operations": ["readStation", "removeStation"]}
    registry = await service.tools(**chosen)

    with pytest.raises(ConsentRefused):
        await registry.call(
            "stations_readStation", '{"name": "a"}', ToolContext(Path(), consent=nobody.consent)
        )
    await registry.call("stations_readStation", '{"name": "a"}', ToolContext(Path(), consent=person.consent))
    again = await service.tools(**chosen)
    await again.call("stations_readStation", '{"name": "b"}', ToolContext(Path(), consent=nobody.consent))
    with pytest.raises(ConsentRefused):
        await again.call(
            "stations_removeStation", '{"name": "a"}', ToolContext(Path(), consent=nobody.consent)
        )

    assert (len(person.asked), len(nobody.asked)) == (1, 2)
    assert service.host in person.asked[0].content


@pytest.mark.parametrize("name", [".", "..", ""])
async def test_no_part_of_a_path_climbs_to_another_operation(service: Service, name: str) -> None:
    with pytest.raises(ToolArgumentsInvalid):
        await service.call("removeStation", Person(), name=name)
    assert service.stations.seen == []


async def test_what_was_agreed_to_be_sent_to_one_server_goes_to_no_other(service: Service) -> None:
    other = Stations()
    async with served(other.app) as elsewhere:
        person = Person()
        registry = await service.tools(operations=["sendOn"], hosts=[service.host, elsewhere])
        arguments = {"to": f"http://{elsewhere}/v1/reports", "body": {"place": "北关涵洞"}}

        with pytest.raises(ServiceFailed) as error:
            await registry.call(
                "stations_sendOn", json.dumps(arguments), ToolContext(Path(), consent=person.consent)
            )

    assert error.value.reason == "leads_elsewhere"
    assert other.seen == []


async def test_the_key_stays_with_the_server_it_is_for(service: Service) -> None:
    other = Stations()
    async with served(other.app) as elsewhere:
        registry = await service.tools(operations=["moved"], hosts=[service.host, elsewhere])
        arguments = json.dumps({"to": f"http://{elsewhere}/v1/stations/a"})

        await registry.call("stations_moved", arguments, ToolContext(Path(), consent=Person().consent))

    assert [key for _, _, key, _ in service.stations.seen] == ["s3cret"]
    assert [key for _, _, key, _ in other.seen] == [""]


async def test_what_is_quoted_in_an_address_is_shown_in_words_too(service: Service) -> None:
    person = Person()
    await service.call("readStation", person, name="沙河大桥")
    assert "name = 沙河大桥" in person.asked[0].content


async def test_nothing_is_asked_about_that_would_be_refused(service: Service) -> None:
    person = Person()
    registry = await service.tools(server="http://elsewhere.example/v1", operations=["moved"])

    with pytest.raises(ServiceHostRefused):
        await registry.call("stations_moved", "{}", ToolContext(Path(), consent=person.consent))
    assert person.asked == []


async def test_servers_told_from_where_the_document_lies_are_found_there(service: Service) -> None:
    registry = await service.tools(
        specification=f"http://{service.host}/relative.json", server="", operations=["moved"]
    )
    with pytest.raises(ServiceHostRefused):
        await registry.call(
            "stations_moved",
            json.dumps({"to": "http://evil.example/"}),
            ToolContext(Path(), consent=Person().consent),
        )
    assert service.stations.seen[-1][1].startswith("/v2/moved")


async def test_a_document_in_a_file_that_tells_no_server_wants_one_filled_in(
    service: Service, tmp_path: Path
) -> None:
    document = json.dumps(SPECIFICATION | {"servers": [{"url": "/v1"}]})
    (tmp_path / "files" / "relative.json").write_text(document, encoding="utf-8")

    with pytest.raises(ToolSettingsInvalid) as error:
        await service.tools(specification="files/relative.json", server="")
    assert error.value.field == "server"


async def test_of_very_many_operations_the_author_chooses(service: Service, tmp_path: Path) -> None:
    many: dict[str, Any] = {f"/站点/{number}": {"get": {}} for number in range(10_000)}
    document = json.dumps(SPECIFICATION | {"paths": many})
    (tmp_path / "files" / "many.json").write_text(document, encoding="utf-8")

    with pytest.raises(ToolSettingsInvalid):
        await service.tools(specification="files/many.json")
    chosen = await service.tools(specification="files/many.json", operations=["GET /站点/7", "GET /站点/8"])
    assert len({spec.name for spec in chosen.specs}) == 2


async def test_an_answer_in_another_encoding_is_read_and_an_unknown_one_does_no_harm(
    service: Service,
) -> None:
    assert "水位" in await service.call("encoded", Person(), charset="gb18030")
    assert await service.call("encoded", Person(), charset="zlib_codec")
