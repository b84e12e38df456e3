"""What carrying decks out and in asks of the Library and of the system."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from quizapp.gui.tasks import Task


class Bridges(Protocol):
    """What the pages that carry decks out and in ask of the Library."""

    def run_task(self, task: Task, said: str, done: Callable[[object], None]) -> None:
        """Runs something beside the window, with a line that says so and a way to cancel."""

    def stop_or_leave(self) -> None:
        """Cancels what is running; where nothing is, goes back to the table."""

    def leave(self) -> None:
        """Back to the table, which is read anew."""


def open_by_system(path: Path) -> None:
    """Opens a file or a folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def ask_which(parent: QWidget, heading: str, kind: str, take: Callable[[Path], None]) -> QFileDialog:
    """Asks for a file that is there. ``kind`` is what the dialog filters by."""
    dialog = QFileDialog(parent, heading)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.fileSelected.connect(lambda file: take(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_where(parent: QWidget, heading: str, name: str, kind: str, take: Callable[[Path], None]) -> QFileDialog:
    """Asks for the place of a file that is to be written. ``kind`` is what the dialog filters by."""
    dialog = QFileDialog(parent, heading)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: take(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
