"""The head of the quiz's set-up: what Start will do, in one sentence, and the acts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.gui import shortcuts
from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.fields import NameField
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.notice import Notice
from quizapp.gui.widgets.panel import page_heading
from quizapp.gui.widgets.text import Text


class QuizHead(QWidget):
    """``named`` carries the name under which what is chosen is to be kept."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.deck = Text(role="muted")
        self.summary = Text(size=Size.LARGE, role="muted")
        self.start = Button(self.tr("Start"), icon="play", key="Enter", primary=True)
        self.resume = Button(self.tr("Go on"), icon="rotate-ccw")
        self.resume.setAccessibleName(self.tr("Go on with the quiz that waits"))
        self.resume.setToolTip(self.tr("Go on with the quiz that waits"))
        self.unsure = Button(self.tr("Practise where you are unsure"))
        self.unsure.setToolTip(self.tr("Each question is chosen after your answers: the one that tells most about you"))
        self.save = Button(self.tr("Save as a template"), icon="save", key=shortcuts.SAVE_TEMPLATE.shown)
        self.name = NameField(name=self.tr("Name of the template"), placeholder=self.tr("Name of the template"))
        self.keep = Button(self.tr("Save"), key="Enter")
        self.few = Notice()
        self._naming = QWidget()
        self.save.clicked.connect(self.open_naming)
        self.name.returnPressed.connect(self._name)
        self.keep.clicked.connect(self._name)
        acts = QWidget()
        flow = Flow(acts, gap=16)
        for button in (self.start, self.resume, self.unsure, self.save):
            flow.addWidget(button)
        naming = Flow(self._naming, gap=12)
        naming.addWidget(self.name)
        naming.addWidget(self.keep)
        self._naming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.deck, page_heading(self.tr("Quiz")), self.summary):
            column.addWidget(part)
        column.addSpacing(16)
        column.addWidget(acts)
        column.addSpacing(8)
        column.addWidget(self._naming)
        column.addWidget(self.few)

    @property
    def is_naming(self) -> bool:
        """Whether a name is being typed."""
        return self._naming.isVisible()

    def open_naming(self) -> None:
        """Asks for a name in a line below, without a dialog."""
        self._naming.show()
        self.name.setFocus()

    def close_naming(self) -> None:
        """Puts the line away."""
        self._naming.hide()
        self.name.clear()

    def _name(self) -> None:
        self.named.emit(self.name.text())

    def tab_stops(self) -> tuple[QWidget, ...]:
        """The controls, as one reads."""
        return (self.start, self.resume, self.unsure, self.save, self.name, self.keep, self.few.action)
