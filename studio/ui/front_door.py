"""Lets a second window on the same workspace bring the first one to the front, with a file to open."""

import getpass
import os
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_FRONT, _OPEN, _PATIENCE_MILLISECONDS = b"front", b"open ", 500


class FrontDoor(QObject):
    """Held by the window that has the workspace; only the same person of this computer can knock.

    `brought` is the path of a file that is to be opened.
    """

    knocked = Signal()
    brought = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(folder))  # left behind by one that was killed: the lock is ours
        self._server.listen(_name(folder))

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(caller.deleteLater)

    def _hear(self) -> None:
        caller = self.sender()
        while isinstance(caller, QLocalSocket) and caller.canReadLine():
            word = bytes(caller.readLine().data()).rstrip(b"\n")
            if word == _FRONT:
                self.knocked.emit()
            elif word.startswith(_OPEN):
                self.knocked.emit()
                self.brought.emit(os.fsdecode(bytes.fromhex(word.removeprefix(_OPEN).decode())))


def is_somebody_in(folder: Path) -> bool:
    """Whether another window of this person has the workspace, on this computer."""
    return _knock(folder, b"")


def bring_first_to_front(folder: Path) -> bool:
    return _knock(folder, _FRONT)


def hand_to_first(folder: Path, file: Path) -> bool:
    """Have the window that is open on the workspace open a file; tell whether there is one."""
    return _knock(folder, _OPEN + os.fsencode(file.absolute()).hex().encode())


def _knock(folder: Path, word: bytes) -> bool:
    caller = QLocalSocket()
    caller.connectToServer(_name(folder))
    if not caller.waitForConnected(_PATIENCE_MILLISECONDS):
        return False
    if word:
        caller.write(word + b"\n")
        caller.waitForBytesWritten(_PATIENCE_MILLISECONDS)
    caller.disconnectFromServer()
    return True


def _name(folder: Path) -> str:
    """Short: a socket's whole path may have some hundred characters."""
    told = f"{getpass.getuser()}\0{folder.resolve()}".encode(errors="surrogateescape")
    return f"agent-studio-{sha256(told).hexdigest()[:20]}"
