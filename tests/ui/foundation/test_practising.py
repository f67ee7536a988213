"""Heads of pages tell whether answers come from the practice endpoint."""

from pathlib import Path

from studio.endpoints import EndpointProfile, Endpoints, SessionKeys
from studio.ui.practising import practises

CITY = EndpointProfile(
    id="city", name="市级共享模型", base_url="http://127.0.0.1:9/v1", chat_model="DeepSeek-V3"
)


def test_the_chosen_endpoint_tells_where_an_agent_names_none(tmp_path: Path) -> None:
    endpoints = Endpoints(tmp_path / "endpoints.yaml", SessionKeys())
    assert practises(endpoints), "nothing else is there at the start"

    endpoints.save(CITY)
    endpoints.set_default("city")

    assert not practises(endpoints)
    assert practises(endpoints, "practice")
    assert not practises(endpoints, "city")


def test_a_list_that_cannot_be_read_is_no_practice(tmp_path: Path) -> None:
    (tmp_path / "endpoints.yaml").write_text("{", encoding="utf-8")

    assert not practises(Endpoints(tmp_path / "endpoints.yaml", SessionKeys()), "city")
