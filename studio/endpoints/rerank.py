"""How well each text answers a query, by the endpoint's rerank model."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from studio.endpoints.transport import Transport


async def rerank(transport: "Transport", model: str, query: str, texts: Sequence[str]) -> list[float]:
    """Return one score per text, in the order of the texts; higher is better."""
    if not texts:
        return []
    body = {"model": model, "query": query, "documents": list(texts), "top_n": len(texts)}
    data = await transport.json("rerank", body)
    try:
        scores = {int(row["index"]): _score(row) for row in _rows(data)}
        return [scores[number] for number in range(len(texts))]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise transport.troubles.unfit("scores_missing") from error


def _rows(data: Any) -> list[dict[str, Any]]:
    """Jina, Cohere and vLLM say `results`; Xinference and TEI variants `data` or a bare list."""
    if isinstance(data, list):
        return data
    rows: list[dict[str, Any]] = data.get("results") or data["data"]
    return rows


def _score(row: dict[str, Any]) -> float:
    score = float(row["relevance_score"] if "relevance_score" in row else row["score"])
    if not math.isfinite(score):
        raise ValueError(score)
    return score
