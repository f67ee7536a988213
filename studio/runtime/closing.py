"""Close what somebody else's generator has open, also when it is only known as an iterator."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

_Item = TypeVar("_Item")


@asynccontextmanager
async def closing(items: AsyncIterator[_Item]) -> AsyncIterator[AsyncIterator[_Item]]:
    try:
        yield items
    finally:
        if isinstance(items, AsyncGenerator):
            await items.aclose()
