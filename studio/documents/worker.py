"""The child process that reads files for ReaderPool: it may crash or hang, its parent may not."""

import base64
import faulthandler
import os
import signal
from pathlib import Path
from pkgutil import resolve_name
from typing import BinaryIO

from studio.core.documents import Document, DocumentKind
from studio.core.errors import ReaderCrashed, ReaderOutOfMemory, StudioError
from studio.core.priority import give_way
from studio.documents.limits import PATIENCE, limit_memory, memory_of
from studio.documents.ocr import Recogniser
from studio.documents.reading import read_document
from studio.documents.wire import Message, document_to_wire, packed, path_from_wire, receive, trouble_to_wire

_GRACE = 10  # seconds the parent has to notice a hang before the child ends itself
_READS = 2000  # then a fresh process takes over


class Worker:
    """Answers one request after another; meanwhile it tells which page is being recognised."""

    def __init__(self, replies: BinaryIO, megabytes: int, seconds: float) -> None:
        self._replies, self._megabytes, self._seconds = replies, megabytes, seconds
        self._recogniser = Recogniser(self._on_page)
        self._nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # open as long as the process lives

    def serve(self, requests: BinaryIO) -> None:
        self._send({"ready": os.getpid()})
        for count in range(_READS):
            request = receive(requests)
            if request is None:
                return
            self._set_alarm()
            reply, last = self._answer(request)
            faulthandler.cancel_dump_traceback_later()
            last = last or count == _READS - 1 or memory_of(os.getpid()) > self._megabytes * 3 // 4
            self._send(reply | {"last": last})
            if last:
                return

    def _answer(self, request: Message) -> tuple[Message, bool]:
        """The reply, and whether this process should not go on after it."""
        path = path_from_wire(request["path"])
        try:
            return self._done(request, path), False
        except StudioError as error:
            return trouble_to_wire(error), False
        except (MemoryError, RecursionError):
            return trouble_to_wire(ReaderOutOfMemory(document=path.name, megabytes=self._megabytes)), True
        except BaseException:  # a Rust panic is none of Python's exceptions
            return trouble_to_wire(ReaderCrashed(document=path.name)), True

    def _done(self, request: Message, path: Path) -> Message:
        if request["do"] == "read":
            return _read(request, read_document(path, self._recogniser), path)
        if request["do"] == "unpack":
            return _unpacked(request, path)
        if request["do"] == "call":
            return {"done": resolve_name(request["function"])(path, **request["facts"])}
        return _drawn(request, path)

    def _on_page(self, page: int, pages: int) -> None:
        """Each page that has to be recognised has the time of a file."""
        self._set_alarm()
        self._send({"page": page, "pages": pages})

    def _set_alarm(self) -> None:
        faulthandler.dump_traceback_later(self._seconds * PATIENCE + _GRACE, exit=True, file=self._nowhere)

    def _send(self, message: Message) -> None:
        self._replies.write(packed(message))
        self._replies.flush()


def work(megabytes: int, seconds: float, *, patient: bool) -> None:
    requests, replies = _private_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if patient:
        give_way()
    limit_memory(megabytes)
    Worker(replies, megabytes, seconds).serve(requests)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to ourselves: what a library prints must not mix with replies."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return requests, replies


def _read(request: Message, document: Document, path: Path) -> Message:
    if then := request.get("then"):
        return {"done": resolve_name(then)(document, path, **request["facts"])}
    return {"document": document_to_wire(document)}


def _drawn(request: Message, path: Path) -> Message:
    from studio.documents.pictures import draw_page

    picture = draw_page(path, request["page"], request["width"], request["marked"])
    return {
        "png": base64.b64encode(picture.png).decode(),
        "size": [picture.width, picture.height],
        "marks": picture.marks,
    }


def _unpacked(request: Message, path: Path) -> Message:
    from studio.documents.parcels.members import Allowance, unpacked_to_wire
    from studio.documents.parcels.unpacking import unpack

    allowance = Allowance(request["bytes"], request["members"], request["depth"])
    return unpacked_to_wire(unpack(path, DocumentKind(request["kind"]), Path(request["into"]), allowance))
