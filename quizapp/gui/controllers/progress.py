"""Progress: reads the numbers, sends people to what they choose, keeps the picture of the tree."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from quizapp.bootstrap import Services
from quizapp.content.facts import FactId, TopicId
from quizapp.gui.navigator import Navigator
from quizapp.gui.pages.progress import ProgressPage


class ProgressController:
    """Fills the page each time it is opened."""

    def __init__(self, services: Services, navigator: Navigator) -> None:
        self._services, self._navigator = services, navigator
        self._progress = ProgressPage()
        self._progress.branch_chosen.connect(lambda topic: self._navigator.study(topics=(TopicId(topic),)))
        self._progress.fact_chosen.connect(lambda fact: self._navigator.fact(FactId(fact)))
        self._progress.study_wanted.connect(self._study)
        self._progress.picture_wanted.connect(self._choose_file)

    @property
    def page(self) -> ProgressPage:
        """The page."""
        return self._progress

    def opened(self) -> None:
        """Reads anew."""
        if self._navigator.deck:
            self._progress.render(self._services.progress.progress(self._navigator.deck))
            self._progress.take_focus()

    def _study(self) -> None:
        self._navigator.study()

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self._progress, self._progress.tr("Save the tree as a picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self._progress.tr("Pictures (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.setDirectory(folder)
        dialog.selectFile(f"{self._navigator.deck}-tree.png")
        dialog.fileSelected.connect(lambda file: self.save_picture(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_picture(self, file: Path) -> None:
        """Writes the picture and says where it is, or that it could not be written."""
        page = self._progress
        if page.tree.picture().save(str(file)):
            self._navigator.say(page.tr("The picture is in {file}.").format(file=file))
        else:
            self._navigator.say(
                page.tr("The picture could not be written to {file}. Choose another folder.").format(file=file)
            )
