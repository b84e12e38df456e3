"""Nearer, farther, all of it: what the keys + − 0 do to a figure, to be seen and clicked."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.figures.figure import FigureView
from quizapp.gui.widgets.figures.zoom import NEARER
from quizapp.gui.widgets.flow import Flow


class FigureBar(QWidget):
    """Three quiet buttons below a figure; it is seen whenever the figure is."""

    def __init__(self, figure: FigureView) -> None:
        super().__init__()
        self._figure = figure
        self.nearer = self._button(self.tr("Nearer"), self.tr("Show the figure nearer"), "+", NEARER)
        self.farther = self._button(self.tr("Farther"), self.tr("Show the figure farther away"), "−", 1 / NEARER)
        self.whole = self._button(self.tr("Whole"), self.tr("Show the whole figure"), "0", 0)
        row = Flow(self, gap=24)
        for button in self.buttons:
            row.addWidget(button)
        self.setAccessibleName(self.tr("Size of the figure"))
        figure.installEventFilter(self)

    def _button(self, text: str, name: str, key: str, factor: float) -> Button:
        button = Button(text, key=key, quiet=True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._figure.zoom(factor))
        return button

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons, in the order in which Tab reaches them."""
        return (self.nearer, self.farther, self.whole)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Comes and goes with the figure."""
        if watched is self._figure and event.type() in {QEvent.Type.HideToParent, QEvent.Type.ShowToParent}:
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The figure's keys work here too."""
        self._figure.keyPressEvent(event)
