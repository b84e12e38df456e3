"""A file that is dropped anywhere on the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Takes the first file or folder of what is dropped on a widget, unless a part of it takes it for itself."""

    def __init__(self, window: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._take = take
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


def _file_in(data: QMimeData) -> Path | None:
    """The first file or folder of this computer; what lies on the network is not fetched."""
    local = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((Path(file) for file in local if file), None)
