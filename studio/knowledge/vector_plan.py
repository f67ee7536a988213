"""Which vectors a base should have by its settings, and what has to be done about those it has."""

from dataclasses import dataclass

from studio.core.errors import ModelNotHere, StudioError
from studio.knowledge.embedder import Embedder, Embedders
from studio.knowledge.settings import EmbeddingChoice
from studio.knowledge.terms import plain
from studio.knowledge.vector_store import VectorStore

GRAMS = "hashed-character-grams-256"
_SAMPLE = 4
_SAME = 0.995  # of cosine: servers round differently, other models are nowhere near


@dataclass(frozen=True, slots=True)
class Plan:
    """`embedder` makes the missing vectors, the built-in grams do where `grams`, nothing does otherwise.

    `remark` says why vectors rank no more or are not made, though nothing is broken.
    """

    embedder: Embedder | None = None
    grams: bool = False
    remark: StudioError | None = None


def plan(store: VectorStore, embedders: Embedders, choice: EmbeddingChoice) -> Plan:
    """Blocking; begins a set of another model where one is wanted, and drops one that is wanted no more."""
    try:
        embedder = embedders(choice)
    except StudioError as error:
        return Plan(remark=error)
    model = store.now.told.model
    if embedder is None and choice.source != "none" and model not in ("", GRAMS):
        return Plan(remark=ModelNotHere(model=model))
    wanted, origin = (GRAMS, choice) if embedder is None else (embedder.id, embedder.choice)
    if model != wanted and not store.now.count():
        store.choose(wanted, origin)
    if store.now.told.model == wanted:
        store.abandon()
    elif store.beside.told.model != wanted:
        store.begin(wanted, origin)
    return Plan(embedder, grams=embedder is None)


def asking(store: VectorStore, embedders: Embedders, choice: EmbeddingChoice) -> Embedder | None:
    """The model whose vectors answer now: the one in the settings, else the one they were made by."""
    told = store.now.told
    for wanted in (choice, told.origin) if told.model not in ("", GRAMS) else ():
        try:
            embedder = embedders(wanted)
        except StudioError:
            continue
        if embedder is not None and embedder.id == told.model:
            return embedder
    return None


async def is_the_same_model(store: VectorStore, embedder: Embedder) -> bool:
    """Whether it makes of some texts the vectors they have: it is served elsewhere, or named otherwise."""
    import numpy as np

    from studio.knowledge.embedding_flow import embedded

    if store.now.told.model in ("", GRAMS):
        return False
    sample = store.now.sample(_SAMPLE)
    made = np.asarray(await embedded([plain(words) for words, _ in sample], embedder))
    kept = np.array([np.frombuffer(vector, dtype=np.float32) for _, vector in sample])
    if made.shape != kept.shape:
        return False
    lengths = np.linalg.norm(made, axis=1) * np.linalg.norm(kept, axis=1)
    return bool(((made * kept).sum(axis=1) >= _SAME * lengths).all())
