"""What is ahead: the exam date, and how much to remember."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.gui.tasks import TaskLine
from quizapp.gui.widgets.study.exam_panel import ExamPanel
from quizapp.gui.widgets.study.workload import WorkloadPanel


class PlanView(QWidget):
    """Two panels, beside each other where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exam_line, self.workload_line = TaskLine(), TaskLine()
        self.exam, self.workload = ExamPanel(self.exam_line), WorkloadPanel(self.workload_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column.addLayout(self._row)
        column.addStretch(1)
        self._row.setSpacing(16)
        self._row.addWidget(self.exam, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.workload, 1, Qt.AlignmentFlag.AlignTop)

    def arrange(self, *, narrow: bool) -> None:
        """Beside each other, or under each other."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
