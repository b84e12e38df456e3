"""A file that is dropped anywhere on the window."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from quizapp.gui.navigator import Controller


class Receiving(Protocol):
    """What a drop asks of the window."""

    def go(self, name: str) -> None:
        """Brings a page to the front."""

    def controller(self, name: str) -> Controller:
        """A page's controller."""


class Dropping(QObject):
    """Shows in the Library what would come of the first file or folder that is dropped, unless a part of the window
    takes it for itself."""

    def __init__(self, window: QWidget, house: Receiving) -> None:
        super().__init__(window)
        self._house = house
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are welcome, all else is passed on."""
        if isinstance(event, QDragEnterEvent) and _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            file = _file_in(event.mimeData())
            if file is not None:
                event.acceptProposedAction()
                self._take(file)
                return True
        return False

    def _take(self, file: Path) -> None:
        from quizapp.gui.controllers.library.controller import LibraryController

        self._house.go("library")
        library = self._house.controller("library")
        if isinstance(library, LibraryController):
            library.bring_in(file)


def _file_in(data: QMimeData) -> Path | None:
    """The first file or folder of this computer; what lies on the network is not fetched."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((Path(file) for file in local if file), None)
