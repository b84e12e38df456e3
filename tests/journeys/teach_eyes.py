"""Pictures of a session, stage by stage: the wall, the trainer's window, the phones."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.teach_phones import Phones, pictures
from tests.journeys.teach_window import TrainersWindow
from tests.looks.pages import settle


class Eyes:
    """``folder`` is None where nobody looks."""

    def __init__(self, folder: Path | None, trainer: TrainersWindow, phones: Phones, *, dark: bool) -> None:
        self._folder = folder
        self._trainer = trainer
        self._phones = phones
        self._colors = "dark" if dark else "light"

    def look(self, name: str, *, phones: bool = False) -> None:
        """Leaves pictures of everything."""
        if self._folder is None:
            return
        self.window(name)
        self._grab(self._trainer.projector, f"{name}-wall")
        for phone in self._phones.handsets if phones else ():
            media = [{"name": "prefers-color-scheme", "value": self._colors}]
            self._phones.do(phone.browser.call("Emulation.setEmulatedMedia", features=media))
            self._phones.do(pictures(phone, self._folder, f"{name}"))

    def window(self, name: str, *, whole: bool = False) -> None:
        """Leaves a picture of the trainer's window; of the whole page where it scrolls."""
        if self._folder is None:
            return
        self._grab(self._trainer.window, f"{name}-trainer")
        if whole:
            self._grab(self._trainer.teach.reporting.page.body, f"{name}-whole")

    def _grab(self, widget: QWidget, name: str) -> None:
        assert self._folder is not None
        settle(QApplication.instance())  # type: ignore[arg-type]
        widget.grab().save(str(self._folder / f"{name}.png"))
