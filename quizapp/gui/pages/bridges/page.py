"""What the pages have in common that carry a deck out of the app or into it: a way back, what it is about, one act."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.tasks import SHOWN_AFTER_MS
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.icon import Icon
from quizapp.gui.widgets.panel import Page, Panel
from quizapp.gui.widgets.text import Text

_WIDEST = 880
_BESIDE = 560
"""From this width on the act stands beside the heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line with a mark: it goes along, it does not (``stays``), or it is only said (``aside``). ``more`` stands under
    it, muted."""

    words: str
    more: str = ""
    stays: bool = False
    aside: bool = False


class ToldPanel(Panel):
    """Lines under a heading; hidden while there are none."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self._heading = Text(heading, size=Size.LARGE, weight=Weight.BOLD)
        self.column.addWidget(self._heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.column.addLayout(self._rows)
        self._shown: list[QWidget] = []

    def show_lines(self, lines: Sequence[Told], heading: str = "") -> None:
        """Shows lines, in the place of those before."""
        if heading:
            self._heading.setText(heading)
        for old in self._shown:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [_row(line) for line in lines]
        for row in self._shown:
            self._rows.addWidget(row)
        self.setVisible(bool(lines))

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the lines say."""
        return tuple(text.text() for row in self._shown for text in row.findChildren(Text))


def _row(line: Told) -> QWidget:
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(12)
    name, role = ("triangle-alert", "warn") if line.stays else ("info", "muted") if line.aside else ("check", "good")
    icon = Icon(name, role=role, pixels=18)
    beside.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(line.words))
    if line.more:
        words.addWidget(Text(line.more, size=Size.SMALL, role="muted"))
    beside.addLayout(words, 1)
    return row


class Asked(QWidget):
    """A question with what answers it below."""

    def __init__(self, question: str, answer: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(Text(question, weight=Weight.BOLD))
        self.column.addWidget(answer)


class BridgePage(Page):
    """``wanted`` asks for the page's act: its button, or Enter anywhere but on another button. Esc leaves."""

    wanted = Signal()
    left = Signal()

    def __init__(self, act: str, icon: str) -> None:
        super().__init__(max_width=_WIDEST)
        self.column.setSpacing(20)
        self._waiting = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._waiting.timeout.connect(self._busy)
        self._cancel: QWidget | None = None
        self.is_busy = False
        self.back = Button(self.tr("Back"), icon="chevron-left", quiet=True)
        self.back.clicked.connect(self.left)
        self.heading = Text(size=Size.TITLE, weight=Weight.BOLD)
        self.lead = Text(role="muted")
        self.act = Button(act, icon=icon, key="Enter", primary=True)
        self.act.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.heading)
        words.addWidget(self.lead)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.act, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._head)

    def take_focus(self) -> None:
        """On the act: Enter does it as it stands."""
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, cancel: QWidget) -> None:
        """Something goes on: once it is longer than a moment, nothing can be chosen, and ``cancel`` has the focus."""
        self._cancel = cancel
        self._waiting.start()

    def show_idle(self) -> None:
        """It has ended."""
        self._waiting.stop()
        if self.is_busy:
            self.is_busy = False
            self.setEnabled(True)
            self.take_focus()

    def _busy(self) -> None:
        self.is_busy = True
        if self._cancel is not None:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The act beside the heading, or under it."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= theme.current().px(_BESIDE)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the act, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.act.isEnabled() and self.act.isVisible():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _set_margins(self) -> None:
        """The Library's own margins are around it; very large type in a narrow window needs every px."""
        cramped = self.viewport().width() < theme.current().px(300)
        right = max(8 if cramped else 16, self.viewport().width() - theme.current().px(_WIDEST))
        self.column.setContentsMargins(4 if cramped else 8, 4, right, 24)
