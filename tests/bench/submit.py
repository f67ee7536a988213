"""Packages of 2, 20 and 200 MB: built, checked, sent to a server, checked there, fetched and unpacked.

Printed is the greatest memory of the client and of the server, each a process of its own, beside a client
and a server that hold the package whole. With --part it is one of these processes.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from studio.catalogue.packages.archive import Content
from tests.bench.figures import Figure, publish

SIZES = (2, 20, 200)
ROOT = Path(__file__).parents[2]
_DOCUMENT, _CHUNK = 20_000, 500  # characters, of three bytes each
_SENTENCES = (
    "第{n}条 值班人员应当在三十分钟内核实并报告积水情况。",
    "排涝泵站每日巡查两次，结果次日九时前汇总。",
)


@dataclass(frozen=True)
class Peaks:
    """In MB, of the greater of author and user; `seconds` is what both took, from building to unpacking."""

    client: float
    server: float
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", default="")
    parser.add_argument("--folder", type=Path, default=Path())
    parser.add_argument("--url", default="")
    parser.add_argument("--token", default="")
    options = parser.parse_args()
    match options.part:
        case "client":
            asyncio.run(client(options.folder, options.url, options.token))
        case "user":
            asyncio.run(user(options.folder, options.url, options.token))
        case "server":
            asyncio.run(server(options.folder))
        case "whole-client":
            whole_client(options.folder, options.url)
        case "whole-server":
            whole_server()
        case _:
            bench()


def bench() -> None:
    peaks = {size: measured(size) for size in SIZES}
    for size, peak in peaks.items():
        print(
            f"  {size:>4} MB: client {peak.client:.0f} MB, server {peak.server:.0f} MB, {peak.seconds:.1f} s"
        )
    whole = measured(SIZES[-1], whole=True)
    print(f"  held whole: client {whole.client:.0f} MB, server {whole.server:.0f} MB")
    least, most = peaks[SIZES[0]], peaks[SIZES[-1]]
    publish(
        "submit",
        [
            Figure("client, 200 MB beside 2 MB", "MB", most.client, least.client, 1.2),
            Figure("server, 200 MB beside 2 MB", "MB", most.server, least.server, 1.1),
            Figure("client, 200 MB beside one that holds it whole", "MB", most.client, whole.client, 0.5),
            Figure("server, 200 MB beside one that holds it whole", "MB", most.server, whole.server, 0.5),
        ],
    )


def measured(size: int, *, whole: bool = False) -> Peaks:
    with tempfile.TemporaryDirectory(prefix="bench-submit-") as temporary:
        folder = Path(temporary)
        write_draft(folder, size)
        kind = "whole-" if whole else ""
        serving = started(f"{kind}server", folder)
        assert serving.stdout
        try:
            told = json.loads(serving.stdout.readline())
            client_peak, seconds = asked(f"{kind}client", folder, told)
            user_peak, more = (0.0, 0.0) if whole else asked("user", folder, told)
            return Peaks(max(client_peak, user_peak), _peak_of(serving.pid), seconds + more)
        finally:
            serving.kill()
            serving.stdout.close()
            serving.wait()


def asked(part: str, folder: Path, told: dict[str, str]) -> tuple[float, float]:
    """Return the peak in MB and the seconds of one process that asks the server."""
    asking = started(part, folder, f"--url={told['url']}", f"--token={told.get('token', '')}")
    said = asking.communicate()[0]
    if asking.returncode:
        raise SystemExit(said)
    result = json.loads(said.splitlines()[-1])
    return result["peak"], result["seconds"]


def started(part: str, folder: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.bench.submit", "--part", part, "--folder", str(folder), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _peak_of(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


def own_peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


# what is packed


def write_draft(folder: Path, size: int) -> None:
    """An agent whose package has that many MB: nine tenths knowledge, one tenth a table of a tool."""
    from studio.core.agents import Agent, Knowledge, TestCase, TestSuite
    from studio.runtime import write_agent, write_instructions, write_tests

    agent = folder / "agent"
    agent.mkdir()
    write_agent(agent, Agent(id="large", name="大包", version="1.0.0", knowledge=Knowledge(bases=("资料",))))
    write_instructions(agent, "只依据资料回答。")
    write_tests(agent, TestSuite(cases=(TestCase(question="几分钟内报告?"),)))
    (agent / "files").mkdir()
    with (agent / "files" / "泵站.csv").open("w", encoding="utf-8") as table:
        line = "桥东泵站,市排水中心,12.0,正常\n" * 1000
        for _ in range(size * 100_000 // len(line.encode())):
            table.write(line)
    write_snapshot(folder / "snapshot", size * 900_000)


def write_snapshot(folder: Path, size: int) -> None:
    folder.mkdir()
    names = ("documents.jsonl", "chunks.jsonl")
    with (folder / names[0]).open("wb") as documents, (folder / names[1]).open("wb") as chunks:
        number = 0
        while documents.tell() + chunks.tell() < size:
            number += 1
            name, text = f"资料{number:05}.docx", document_text(number)
            row = {
                "name": name,
                "kind": "docx",
                "pages": 12,
                "warnings": [],
                "text": text,
                "bytes": len(text),
            }
            facts = {
                "issuer": "示例市应急管理局",
                "issued": "2026-03-01",
                "number": f"示应急〔2026〕{number}号",
            }
            digest = sha256(text.encode()).hexdigest()
            documents.write(_line({**row, "facts": facts, "digest": digest}))
            chunks.writelines(_line(chunk) for chunk in chunks_of(name, text))


def document_text(number: int) -> str:
    sentences = [_SENTENCES[n % 2].format(n=number * 10_000 + n) for n in range(_DOCUMENT // 25)]
    return "\n".join(sentences)[:_DOCUMENT]


def chunks_of(name: str, text: str) -> Iterator[dict[str, object]]:
    for start in range(0, len(text), _CHUNK):
        part = text[start : start + _CHUNK]
        yield {"document": name, "start": start, "end": start + len(part), "place": {}, "text": part}


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def evidence_for(files: Mapping[str, Content]) -> dict[str, bytes]:
    from studio.catalogue.packages.contents import INJECTIONS, REPORT, Contents
    from studio.catalogue.packages.files import Files
    from studio.core.attacks import read_attacks

    contents = Contents(Files.of(files))
    ran = {"endpoint": "市共享模型", "model": "deepseek-v3", "started": "2026-11-22T08:00:00+00:00"}
    answered = {"question": "几分钟内报告?", "checks": [{"expectation": "answers", "met": True}]}
    found = [{"attack": one.id, "carrier": "notice", "verdict": "resisted"} for one in read_attacks()]
    told = {**ran, "agent_digest": contents.agent_digest, "knowledge_digest": contents.knowledge_digest}
    return {
        REPORT: json.dumps({**told, "results": [answered]}).encode(),
        INJECTIONS: json.dumps({**told, "findings": found}).encode(),
    }


# the processes


async def client(folder: Path, url: str, token: str) -> None:
    """What `Publishing` does with an agent: pack, check, send and submit."""
    from studio.catalogue import (
        CheckName,
        Covering,
        Person,
        build_package,
        run_checks,
        server_client,
    )
    from studio.catalogue.packages.package import files_of
    from studio.catalogue.trust.authoring import signed_by, to_register
    from studio.catalogue.trust.keys import SigningKey, key_id

    started_at = time.perf_counter()
    snapshots = {"资料": folder / "snapshot"}
    evidence = evidence_for(files_of(folder / "agent", snapshots))
    author = Person(id="author", name="author")
    package = build_package(folder / "agent", snapshots, evidence, author, folder / "packed.agent")
    run_checks(package)
    async with server_client(url, author, token) as catalogue:
        person = await catalogue.accounts.me()
        service, key = key_id((await catalogue.seals.service_keys())[-1].public), SigningKey.generate()
        await catalogue.seals.register(to_register(key, service, person))
        await catalogue.desk.put_package(package.digest, package.file)
        reasons = dict.fromkeys(CheckName, "bench")
        signed = signed_by(key, service, person, package)
        covering = Covering(digest=package.digest, reasons=reasons, signed=signed)
        submission = await catalogue.desk.submit(covering)
    (folder / "number").write_text(str(submission.number))
    print(json.dumps({"peak": own_peak(), "seconds": time.perf_counter() - started_at}))


async def user(folder: Path, url: str, token: str) -> None:
    """Another computer that fetches the package and unpacks it."""
    from studio.catalogue import Person, server_client, unpack_package

    started_at = time.perf_counter()
    number = int((folder / "number").read_text())
    async with server_client(url, Person(id="author", name="author"), token) as catalogue:
        fetched = await catalogue.desk.package(number, folder / "fetched.agent")
    unpack_package(fetched, folder / "installed")
    print(json.dumps({"peak": own_peak(), "seconds": time.perf_counter() - started_at}))


async def server(folder: Path) -> None:
    from studio.catalogue import Person, Role, ServerSettings, first_admin, serve

    settings = ServerSettings(folder=folder / "catalogue", port=0)
    roles = (Role.ADMIN, Role.BUILDER, Role.REVIEWER)
    token = first_admin(settings, Person(id="author", name="author", roles=roles))
    await serve(settings, lambda url: print(json.dumps({"url": url, "token": token}), flush=True))


def whole_client(folder: Path, url: str) -> None:
    """Reads the package, sends it, and reads what comes back."""
    import httpx

    from studio.catalogue import build_package, read_package
    from studio.catalogue.packages.package import files_of
    from studio.catalogue.people import Person

    started_at = time.perf_counter()
    snapshots = {"资料": folder / "snapshot"}
    evidence = evidence_for(files_of(folder / "agent", snapshots))
    author = Person(id="author", name="author")
    build_package(folder / "agent", snapshots, evidence, author, folder / "packed.agent")
    content = (folder / "packed.agent").read_bytes()
    answer = httpx.put(f"{url}/package", content=content, timeout=300)
    read_package(answer.content)
    print(json.dumps({"peak": own_peak(), "seconds": time.perf_counter() - started_at}))


def whole_server() -> None:
    import socket

    import uvicorn
    from fastapi import FastAPI, Request, Response

    from studio.catalogue import read_package, run_checks

    app = FastAPI()

    @app.put("/package")
    async def take(request: Request) -> Response:
        content = await request.body()
        await asyncio.to_thread(run_checks, read_package(content))
        return Response(content)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(json.dumps({"url": f"http://127.0.0.1:{listening.getsockname()[1]}"}), flush=True)
        config = uvicorn.Config(app, log_level="warning", lifespan="off")
        asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main()
