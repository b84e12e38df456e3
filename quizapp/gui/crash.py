"""An error of ours: said calmly, with a report to copy. Nothing is swallowed."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.gui.theme import Size
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.flow import Flow
from quizapp.gui.widgets.panel import Panel, section_heading
from quizapp.gui.widgets.text import Text

Show = Callable[[str], None]


def install(show: Show) -> None:
    """From now on an unexpected error goes to standard error, as ever, and as a report to ``show``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception):
            show(report(error))

    sys.excepthook = hook


def report(error: BaseException) -> str:
    """What helps to find the error: versions and the trace; nothing of what the person has learnt or written."""
    import platform

    trace = "".join(traceback.format_exception(error))
    return f"QuizApp, Python {platform.python_version()}, PySide {pyside_version}, {platform.platform()}\n\n{trace}"


class CrashPanel(Panel):
    """Says that it was our fault, and that the answers are kept."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = text
        self.column.addWidget(section_heading(self.tr("Something went wrong in QuizApp: our fault.")))
        self.column.addWidget(
            Text(
                self.tr(
                    "Your answers are kept. You can go on; the report says what happened, for those who can mend it."
                )
            )
        )
        last = text.strip().splitlines()[-1] if text.strip() else ""
        self.column.addWidget(Text(last, size=Size.SMALL, role="muted"))
        self.copy = Button(self.tr("Copy report"), icon="copy")
        self.close_it = Button(self.tr("Go on"), quiet=True)
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(self._close)
        acts = QWidget()
        row = Flow(acts)
        row.addWidget(self.copy)
        row.addWidget(self.close_it)
        self.column.addWidget(acts)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.copy.setText(self.tr("Copied"))

    def _close(self) -> None:
        self.hide()
        self.deleteLater()
