"""An agent carried as a folder that people read and git compares: written out, and taken in again."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.authoring.versions import Versions, Why
from studio.core.agents import Agent, TestSuite
from studio.core.errors import FileInvalid, NameTaken
from studio.core.files import write_atomically, writing_to
from studio.knowledge.waiting import to_the_end
from studio.runtime import AgentFolder, read_agent, read_instructions, read_tests, tool_files
from studio.runtime.files import AGENT, FILES, INSTRUCTIONS, TESTS
from studio.workspace.parcels import KNOWLEDGE, staged
from studio.workspace.workspace import Workspace

BASE = ".kb"


@dataclass(frozen=True)
class Exported:
    """Where it went, and the bases that went with it."""

    folder: Path
    bases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imported:
    """`bases` came with it, `kept` were here already and stayed, `missing` it names and nobody has."""

    folder: AgentFolder
    replaced: bool = False
    bases: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


async def export_agent(
    workspace: Workspace, folder: AgentFolder, out: Path, *, knowledge: bool = False, replace: bool = False
) -> Exported:
    """Write the agent into the folder `out`, or into a zip of that name; with `knowledge` its bases too.

    Raises NameTaken where an exported agent stands and is not to be replaced, FileInvalid where something
    else does. Of what stood there only the agent's own parts are replaced: a `.git` stays.
    """
    zipped = out.suffix.lower() == ".zip"
    _check_free(out, zipped=zipped, replace=replace)
    if not zipped:
        return await _written(workspace, folder, out, knowledge=knowledge)
    async with _place(workspace) as place:
        written = await _written(workspace, folder, place / folder.agent.id, knowledge=knowledge)
        made = await asyncio.to_thread(shutil.make_archive, str(place / "packed"), "zip", written.folder)
        await asyncio.to_thread(_move, Path(made), out)
        return Exported(out, written.bases)


async def import_agent(
    workspace: Workspace, source: Path, agent: str = "", *, replace: bool = False
) -> Imported:
    """Take in a folder, a zip of one, or an `.agent` package, under its own id or as `agent`.

    All of it is read and checked before anything changes; what is replaced stays in its history, and a base
    that is here is never replaced. Raises FileInvalid with file and line, PackageDamaged or PackageInvalid;
    NameTaken where an agent of that id is here and is not to be replaced.
    """
    async with _place(workspace) as place:
        content = await to_the_end(staged, source, place / "agent")
        model, instructions, tests = await asyncio.to_thread(_checked, content)
        wanted = agent or model.id
        known = wanted in workspace.agents.ids()
        if known and not replace:
            raise NameTaken(taken=wanted)
        bases, kept = await _bases_in(workspace, content)
        if known:
            folder = workspace.agents.get(wanted)
            await asyncio.to_thread(_replace, folder, content, model, instructions, tests)
        else:
            folder = await asyncio.to_thread(workspace.agents.create, wanted, content)
        here = workspace.knowledge.names()
        missing = tuple(name for name in model.knowledge.bases if name not in here)
        return Imported(folder, known, bases, kept, missing)


async def _written(workspace: Workspace, folder: AgentFolder, out: Path, *, knowledge: bool) -> Exported:
    await asyncio.to_thread(_write, folder, out)
    bases = await workspace.bases_of(folder) if knowledge else []
    if bases:
        await asyncio.to_thread(_clear, out, KNOWLEDGE)
    for base in bases:
        await base.export(out / KNOWLEDGE / f"{base.name}{BASE}")
    return Exported(out, tuple(base.name for base in bases))


def _check_free(out: Path, *, zipped: bool, replace: bool) -> None:
    if out.is_symlink():
        raise FileInvalid(file=str(out), problem="is_a_link")
    if not out.exists():
        return
    if out.is_dir() == zipped:
        raise FileInvalid(file=str(out), problem="is_a_folder" if zipped else "not_a_folder")
    standing = zipped or (out / AGENT).is_file()
    foreign = not standing and any(path.name != ".git" for path in out.iterdir())
    if foreign:
        raise FileInvalid(file=str(out), problem="not_an_export")
    if standing and not replace:
        raise NameTaken(taken=str(out))


def _write(folder: AgentFolder, out: Path) -> None:
    """The files as they are; those of an earlier export that are no more go."""
    own = {name: folder.path / name for name in (AGENT, INSTRUCTIONS, TESTS)}
    with writing_to(out):
        out.mkdir(parents=True, exist_ok=True)
        _clear(out, FILES)
        for name, path in {**own, **tool_files(folder.path)}.items():
            if path.is_file():
                write_atomically(out / name, path.read_bytes())
            else:
                (out / name).unlink(missing_ok=True)


def _clear(out: Path, part: str) -> None:
    if (out / part).is_symlink():
        raise FileInvalid(file=part, problem="is_a_link")
    shutil.rmtree(out / part, ignore_errors=True)


def _move(made: Path, out: Path) -> None:
    with writing_to(out.parent):
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, out)


def _checked(content: Path) -> tuple[Agent, str, TestSuite]:
    if not (content / AGENT).is_file():
        raise FileInvalid(file=AGENT, problem="no_agent")
    return read_agent(content), read_instructions(content), read_tests(content)


def _replace(folder: AgentFolder, content: Path, model: Agent, instructions: str, tests: TestSuite) -> None:
    """What it was is kept in its history first."""
    Versions(folder.path).keep(Why.RESTORED)
    folder.save_agent(model.model_copy(update={"id": folder.path.name}))
    folder.save_instructions(instructions)
    folder.save_tests(tests)
    new = tool_files(content)
    for name, source in new.items():
        write_atomically(folder.path / name, source.read_bytes())
    for name, path in folder.files.items():
        if name not in new:
            path.unlink()
    folder.note_edit()


async def _bases_in(workspace: Workspace, content: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take in the bases that came along, from exported files or a package's snapshots."""
    taken, kept = list[str](), list[str]()
    knowledge = content / KNOWLEDGE
    for path in sorted(knowledge.iterdir()) if knowledge.is_dir() else []:
        name = path.name.removesuffix(BASE)
        if name in workspace.knowledge.names():
            kept.append(name)
            continue
        if path.is_dir():
            await workspace.knowledge.from_snapshot(name, path)
        else:
            await workspace.knowledge.import_base(path, name)
        taken.append(name)
    return tuple(taken), tuple(kept)


@asynccontextmanager
async def _place(workspace: Workspace) -> AsyncIterator[Path]:
    """A folder on the disk of the workspace, gone afterwards."""
    parent = workspace.folder / "packing"
    with writing_to(parent):
        parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=parent))
    try:
        yield place
    finally:
        await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
