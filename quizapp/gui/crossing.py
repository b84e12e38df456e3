"""What carrying decks out and in asks of the Library and of the system."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

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


def with_ending(file: Path, ending: str) -> Path:
    """A file's name with the ending that it is to have."""
    return file if file.name.casefold().endswith(ending) else file.with_name(f"{file.name}{ending}")


def ask_where(
    parent: QWidget,
    heading: str,
    name: str,
    kind: str,
    take: Callable[[Path], None],
    written: Callable[[Path], tuple[Path, ...]] = lambda file: (file,),
) -> QFileDialog:
    """Asks for the place of a file that is to be written. ``kind`` is what the dialog filters by; ``written`` says
    which files come of the name that is chosen: of those the dialog does not know it is asked before they are
    replaced."""

    def chosen(file: Path) -> None:
        unasked = tuple(one for one in written(file) if one != file and one.exists())
        if unasked:
            ask_to_replace(parent, heading, unasked, lambda: take(file))
        else:
            take(file)

    dialog = QFileDialog(parent, heading)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_to_replace(parent: QWidget, heading: str, files: Sequence[Path], go_on: Callable[[], object]) -> QMessageBox:
    """Asks whether files that are there are to be replaced; Enter and Esc keep them."""
    tr = parent.tr
    names = ", ".join(file.name for file in files)
    said = tr("{names} are there already.") if files[1:] else tr("{names} is there already.")
    box = QMessageBox(parent)
    box.setWindowTitle(heading)
    box.setText(said.format(names=names))
    box.setInformativeText(tr("Replaced files cannot be brought back."))
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    replace.clicked.connect(go_on)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
