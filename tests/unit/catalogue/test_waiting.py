"""A catalogue that lets one wait is told of, before anybody gives up."""

import asyncio

import httpx

from studio.catalogue.client.wire import Wire


async def test_a_server_that_does_not_answer_yet_is_told_of() -> None:
    told, go_on = list[str](), asyncio.Event()

    async def hesitating(_: httpx.Request) -> httpx.Response:
        await go_on.wait()
        return httpx.Response(200)

    def tell(host: str) -> None:
        told.append(host)
        go_on.set()

    async with httpx.AsyncClient(transport=httpx.MockTransport(hesitating), base_url="http://city") as http:
        await Wire(http, "", tell, after=0).ask("GET", "me")

    assert told == ["city"]
