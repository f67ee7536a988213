"""One endpoint ready to use: chat, embeddings, rerank and the list of its models."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from studio.core.errors import ContextTooLong, EndpointRejected, ModelNotChosen, StudioError
from studio.endpoints.chat import answer_pieces, request_body
from studio.endpoints.messages import ChatPiece, Message, QueuePiece, TextPiece, TextWasThinking, ToolSpec
from studio.endpoints.offers import Offered, offered
from studio.endpoints.parameters import put_otherwise, refused_in
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.rerank import rerank
from studio.endpoints.retries import Retries
from studio.endpoints.thinking import ThinkingSplitter, is_reasoning_model
from studio.endpoints.uses import Use

if TYPE_CHECKING:
    from studio.core.float_rows import Rows
    from studio.endpoints.embeddings import Embeddings
    from studio.endpoints.transport import PutOff


Hear = Callable[[dict[str, Any]], None]


_SMALLEST_WINDOW = 1024  # a smaller number in a complaint means something else


def _unheard(body: dict[str, Any]) -> None:
    """Where nobody keeps a trace."""


def _unawaited(seconds: float, trouble: StudioError) -> None:
    """Where nobody watches."""


def _uncounted(use: Use) -> None:
    """Where nobody counts the requests."""


class Endpoint:
    """Made on the loop that uses it and closed there with `aclose`, or used with `async with`."""

    def __init__(
        self,
        profile: EndpointProfile,
        key: str = "",
        retries: Retries | None = None,
        note: Callable[[Use], None] = _uncounted,
    ) -> None:
        from studio.endpoints.transport import Transport

        self.profile = profile
        self.tool_calling = profile.tool_calling
        """What is known by now; a run that finds out otherwise says so here for those to come."""
        self.context_window = profile.context_window
        """Tokens; smaller than the profile's once the server has said so."""
        self._transport = Transport(profile, key, retries, note)
        self._embeddings: dict[str, Embeddings] = {}
        self._starts_thinking = is_reasoning_model(profile.chat_model)
        self._refused: frozenset[str] = frozenset()

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def chat(
        self,
        messages: Sequence[Message],
        *,
        tools: Sequence[ToolSpec] = (),
        temperature: float = 0.2,
        max_tokens: int = 1200,
        hear: Hear = _unheard,
        put_off: "PutOff" = _unawaited,
    ) -> AsyncGenerator[ChatPiece, None]:
        """Yield the answer as it is written; closing the iterator closes the request.

        `hear` is told the JSON body of each request exactly as it is sent, `put_off` in how many seconds it
        is sent again, and why.
        """
        model = self._chosen("chat", self.profile.chat_model)
        body = request_body(model, messages, tools, temperature, max_tokens)
        splitter = ThinkingSplitter(self._starts_thinking)
        pieces = self._asked(body, splitter, hear, put_off)
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    yield piece
        finally:  # also when the answer is not wanted to its end
            self._starts_thinking = self._starts_thinking or splitter.unopened

    async def reply(self, messages: Sequence[Message], *, max_tokens: int = 1200) -> str:
        """Return an answer that is not streamed, reasoning left out."""
        model = self._chosen("chat", self.profile.chat_model)
        body = {**request_body(model, messages, (), 0.2, max_tokens), "stream": False}
        splitter = ThinkingSplitter(self._starts_thinking)
        said = ""
        async with aclosing(self._asked(body, splitter, _unheard, _unawaited)) as pieces:
            async for piece in pieces:
                said = "" if isinstance(piece, TextWasThinking) else said
                said += piece.text if isinstance(piece, TextPiece) else ""
        return said

    async def embed(self, texts: Sequence[str], model: str = "") -> "Rows":
        """Return one vector a text, by that model or else the profile's own."""
        model = self._chosen("embeddings", model or self.profile.embedding_model)
        if model not in self._embeddings:
            from studio.endpoints.embeddings import Embeddings

            self._embeddings[model] = Embeddings(self._transport, model)
        return await self._embeddings[model].of(texts)

    async def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        model = self._chosen("rerank", self.profile.rerank_model)
        return await rerank(self._transport, model, query, texts)

    async def models(self) -> list[str]:
        """Return the names of the models the server offers."""
        return [model.id for model in await self.offers()]

    async def offers(self) -> list[Offered]:
        """Return the models the server offers, with what it tells of each."""
        data = await self._transport.json("models")
        rows = data.get("data") if isinstance(data, dict) else None
        if not isinstance(rows, list):
            raise self._transport.troubles.unlike("no_models")
        return [offered(row) for row in rows if isinstance(row, dict) and row.get("id")]

    async def reach(self) -> None:
        """Raises what keeps the server from being reached: nobody there, or no trusted certificate."""
        await self._transport.reached()

    async def _asked(
        self, body: dict[str, Any], splitter: ThinkingSplitter, hear: Hear, put_off: "PutOff"
    ) -> AsyncGenerator[ChatPiece, None]:
        """Ask for the usage too; a server that does not take one of the settings is asked without it."""
        full = {**body, "stream_options": {"include_usage": True}} if body["stream"] else body
        refused, begun = self._refused, False
        while True:
            sent = put_otherwise(full, refused)
            hear(sent)
            try:
                async with aclosing(answer_pieces(self._transport, sent, splitter, put_off)) as pieces:
                    async for piece in pieces:
                        if not isinstance(piece, QueuePiece):
                            self._refused, begun = refused, True
                        yield piece
                return
            except EndpointRejected as error:
                if isinstance(error, ContextTooLong):
                    self._fits_less(error.limit)
                    raise
                more = refused_in(error.message) & sent.keys()
                if begun or not more:
                    raise
                refused |= more

    def _fits_less(self, limit: int) -> None:
        if _SMALLEST_WINDOW <= limit < self.context_window:
            self.context_window = limit

    def _chosen(self, work: str, model: str) -> str:
        if not model:
            raise ModelNotChosen(endpoint=self.profile.name, work=work)
        return model
