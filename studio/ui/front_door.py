"""Lets a second window on the same workspace bring the first one to the front."""

import getpass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_FRONT, _PATIENCE_MILLISECONDS = b"front\n", 500


class FrontDoor(QObject):
    """Held by the window that has the workspace; only the same person of this computer can knock."""

    knocked = Signal()

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
        if isinstance(caller, QLocalSocket) and bytes(caller.readAll().data()).startswith(_FRONT):
            self.knocked.emit()


def is_somebody_in(folder: Path) -> bool:
    """Whether another window of this person has the workspace, on this computer."""
    return _knock(folder, b"")


def bring_first_to_front(folder: Path) -> bool:
    return _knock(folder, _FRONT)


def _knock(folder: Path, word: bytes) -> bool:
    caller = QLocalSocket()
    caller.connectToServer(_name(folder))
    if not caller.waitForConnected(_PATIENCE_MILLISECONDS):
        return False
    if word:
        caller.write(word)
        caller.waitForBytesWritten(_PATIENCE_MILLISECONDS)
    caller.disconnectFromServer()
    return True


def _name(folder: Path) -> str:
    """Short: a socket's whole path may have some hundred characters."""
    told = f"{getpass.getuser()}\0{folder.resolve()}".encode(errors="surrogateescape")
    return f"agent-studio-{sha256(told).hexdigest()[:20]}"
