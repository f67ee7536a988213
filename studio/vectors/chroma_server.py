"""Vectors on a Chroma server, single or distributed, spoken to over its HTTP interface (v2)."""

import base64
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import VectorServerUnreachable, VectorsUnavailable

if TYPE_CHECKING:
    import httpx

_COLLECTIONS = "api/v2/tenants/default_tenant/databases/default_database/collections"
_COSINE = {"hnsw": {"space": "cosine"}}
_SECONDS, _CONNECT_SECONDS = 60.0, 5.0
_ROWS_TOGETHER = 500
_AWAY = {401: "token_refused", 403: "token_refused", 404: "no_chroma", 405: "no_chroma", 410: "no_chroma"}
_BUSY = {408, 429, 502, 503, 504}


class ChromaServer:
    """`token` is asked for when first needed. A collection that vanished is made again by the next upsert."""

    def __init__(self, url: str, token: Callable[[], str], *, through_proxy: bool = True) -> None:
        self.where = url.rstrip("/")
        self._token, self._through_proxy = token, through_proxy
        self._opening = threading.Lock()
        self._client: httpx.Client | None = None
        self._ids: dict[str, str] = {}
        self._packs: bool | None = None

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        width = len(vectors) // max(len(ids), 1)
        for first in range(0, len(ids), _ROWS_TOGETHER):
            some = ids[first : first + _ROWS_TOGETHER]
            rows = [vectors[at * width : (at + 1) * width] for at in range(first, first + len(some))]
            body = {"ids": [str(one) for one in some], "embeddings": [self._row(row) for row in rows]}
            if self._of(collection, "upsert", body) is None:
                self._make(collection)
                self._of(collection, "upsert", body)

    def keep(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        """A server grows its graph when it sees fit."""
        self.upsert(collection, ids, vectors)

    def behind(self, collection: str) -> int:
        return 0

    def build(self, collection: str) -> None:
        return

    def delete(self, collection: str, ids: Sequence[int]) -> None:
        for first in range(0, len(ids), _ROWS_TOGETHER):
            some = [str(one) for one in ids[first : first + _ROWS_TOGETHER]]
            self._of(collection, "delete", {"ids": some})

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]:
        body = {"query_embeddings": [_numbers(vector)], "n_results": top, "include": ["distances"]}
        answer = self._of(collection, "query", body)
        if answer is None:
            return []
        with self._understood():
            found = zip(answer["ids"][0], answer["distances"][0], strict=True)
            return [(int(one), 1.0 - distance) for one, distance in found]

    def count(self, collection: str) -> int:
        return int(self._of(collection, "count", None) or 0)

    def reset(self, collection: str) -> None:
        self._ids.pop(collection, None)
        self._asked("DELETE", f"{_COLLECTIONS}/{collection}")

    def wipe(self) -> None:
        """Others may keep theirs there too."""
        self._ids.clear()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _of(self, collection: str, work: str, body: Any) -> Any:
        """The answer of a collection, None when there is none of that name."""
        for _ in range(2):
            known = self._ids.get(collection)
            found = known or self._found(collection)
            if found is None:
                return None
            path = f"{_COLLECTIONS}/{found}/{work}"
            answer = self._asked("GET" if body is None else "POST", path, body)
            if answer is not None or known is None:
                return answer
            self._ids.pop(collection, None)  # it was made anew by another hand: look again
        return None

    def _found(self, collection: str) -> str | None:
        answer = self._asked("GET", f"{_COLLECTIONS}/{collection}")
        return None if answer is None else self._noted(collection, answer)

    def _make(self, collection: str) -> None:
        body = {"name": collection, "get_or_create": True, "configuration": _COSINE}
        answer = self._asked("POST", _COLLECTIONS, body)
        if answer is None:
            raise VectorServerUnreachable(url=self.where, reason="no_chroma")
        self._noted(collection, answer)

    def _noted(self, collection: str, answer: Any) -> str:
        with self._understood():
            self._ids[collection] = str(answer["id"])
        return self._ids[collection]

    def _row(self, row: bytes) -> str | list[float]:
        return base64.b64encode(row).decode() if self._packs else _numbers(row)

    def _asked(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of the answer, None where nothing is of that name."""
        import httpx

        try:
            response = self._opened().request(method, path, json=body)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise VectorServerUnreachable(url=self.where, reason="no_connection") from error
        if response.status_code == 404 and "NotFoundError" in response.text:
            return None
        if response.status_code in _BUSY or response.status_code in _AWAY or response.is_redirect:
            reason = _AWAY.get(response.status_code) or f"HTTP {response.status_code}"
            raise VectorServerUnreachable(url=self.where, reason=reason)
        if response.is_error:
            raise VectorsUnavailable(reason=f"HTTP {response.status_code}: {response.text[:300]}")
        with self._understood():
            return response.json() if response.content else {}

    def _opened(self) -> "httpx.Client":
        import httpx

        with self._opening:
            if self._client is None:
                token = self._token()
                headers = {"Authorization": f"Bearer {token}", "X-Chroma-Token": token} if token else {}
                self._client = httpx.Client(
                    base_url=self.where + "/",
                    headers=headers,
                    timeout=httpx.Timeout(_SECONDS, connect=_CONNECT_SECONDS),
                    trust_env=self._through_proxy,
                )
        if self._packs is None:
            self._packs = self._takes_packed(self._client)
        return self._client

    def _takes_packed(self, client: "httpx.Client") -> bool:
        """Newer servers take rows as bytes in base64, which are a quarter of the size of their digits."""
        with self._understood():
            told = client.get("api/v2/pre-flight-checks").json()
            return bool(told.get("supports_base64_encoding"))

    def _understood(self) -> "_Understood":
        return _Understood(self.where)


class _Understood:
    """Whatever answers otherwise than Chroma does is no Chroma server."""

    def __init__(self, url: str) -> None:
        self._url = url

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, ValueError | KeyError | TypeError | IndexError | AttributeError):
            raise VectorServerUnreachable(url=self._url, reason="no_chroma") from error


def _numbers(row: bytes) -> list[float]:
    numbers: list[float] = memoryview(row).cast("f").tolist()  # type: ignore[assignment]  # of floats
    return numbers
