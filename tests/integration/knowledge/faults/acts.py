"""What is done to a workspace's bases, by name and arguments, and what it should make of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from studio.knowledge import KnowledgeBases
from studio.knowledge.embedder import Embedder
from studio.knowledge.settings import EmbeddingChoice
from tests.integration.knowledge.faults.file_index import FileIndex
from tests.unit.knowledge.fakes import PlainReader, TopicModel

State = dict[str, dict[str, int]]
"""Bases by name; their documents by name with the number that stands in their text."""

CHUNKS = 2
_TEXT = "示例办法{name}\n\n第一条 汛期实行值班制度，第{version}版。\n\n第二条 本办法自六月一日起施行。\n"
_NAMES = ("防汛", "公积金", "城管", "档案")
_MODELS = ("old", "new")


@dataclass(frozen=True)
class Act:
    kind: str
    base: str
    to: str = ""
    documents: dict[str, int] = field(default_factory=dict)


def chosen(chance: random.Random, state: State, version: int) -> Act:
    """Something that can be done to the bases that are there."""
    free = [name for name in _NAMES if name not in state]
    if not state:
        return Act("create", chance.choice(free))
    base = chance.choice(sorted(state))
    kinds = ["load"] * 3 + ["remove"] * 2 + ["switch"] * 3 + ["rebuild", "export"]
    kinds += (
        ["create", "rename", "rename", "import", "import", "delete", "delete"] if free else ["delete"] * 2
    )
    kind = chance.choice(kinds)
    if kind == "load":
        names = chance.sample([f"办法{at}.txt" for at in range(6)], chance.randint(1, 3))
        return Act(kind, base, documents=dict.fromkeys(names, version))
    if kind == "remove":
        return Act(kind, base, to=chance.choice(sorted(state[base]))) if state[base] else Act("rebuild", base)
    if kind in {"rename", "import"}:
        return Act(kind, base, to=chance.choice(free))
    if kind == "create":
        return Act(kind, chance.choice(free))
    return Act(kind, base, to=chance.choice(_MODELS)) if kind == "switch" else Act(kind, base)


def after(state: State, act: Act) -> State:
    """The bases when it is done."""
    held = {name: dict(documents) for name, documents in state.items()}
    match act.kind:
        case "create":
            held[act.base] = {}
        case "load":
            held[act.base].update(act.documents)
        case "remove":
            del held[act.base][act.to]
        case "delete":
            del held[act.base]
        case "rename":
            held[act.to] = held.pop(act.base)
        case "import":
            held[act.to] = dict(held[act.base])
    return held


def opened(folder: Path) -> KnowledgeBases:
    return KnowledgeBases(folder / "knowledge", PlainReader(), _shelf, FileIndex(folder / "index"))


async def done(bases: KnowledgeBases, act: Act, folder: Path) -> None:
    match act.kind:
        case "create":
            await bases.create(act.base)
        case "delete":
            await bases.delete(act.base)
        case "rename":
            await bases.rename(act.base, act.to)
        case "import":
            await (await bases.open(act.base)).export(folder / "moved" / "x.zip")
            await bases.import_base(folder / "moved" / "x.zip", act.to)
        case _:
            await _done_to_one(bases, act, folder)


async def _done_to_one(bases: KnowledgeBases, act: Act, folder: Path) -> None:
    base = await bases.open(act.base)
    match act.kind:
        case "load":
            await base.add(_written(folder / "files", act.documents))
        case "remove":
            await base.remove(act.to)
        case "switch":
            await base.embed_with(EmbeddingChoice(source="endpoint", endpoint=act.to))
        case "rebuild":
            await base.rebuild()
        case "export":
            await base.export(folder / "moved" / "x.zip")
    await base.settled()


def _written(folder: Path, documents: dict[str, int]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, version in documents.items():
        (folder / name).write_text(_TEXT.format(name=name, version=version), encoding="utf-8")
    return [folder / name for name in documents]


def _shelf(choice: EmbeddingChoice) -> Embedder | None:
    topics = {"old": ("值班", "施行"), "new": ("值班", "施行", "汛期")}
    name = choice.endpoint or "old"
    make: Callable[..., TopicModel] = TopicModel
    return make(name, *topics[name])
