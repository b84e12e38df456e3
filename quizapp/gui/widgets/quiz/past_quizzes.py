"""Finished quizzes as rows that open their report."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.row_button import RowButton
from quizapp.gui.words import counts as words
from quizapp.gui.words.points import points
from quizapp.services.exam import PastSitting


class PastQuiz(RowButton):
    """One finished quiz: when, how many points, a bar."""

    def __init__(self, past: PastSitting, today: date) -> None:
        super().__init__()
        self.past = past
        self._when = words.capitalised(words.day_name(past.day, today)).removeprefix("On ")
        self._when = f"{words.capitalised(self._when)}, {words.clock_time(past.finished_at)}"
        self._figure = self.tr("{earned} of {possible}").format(
            earned=points(past.earned), possible=points(past.possible)
        )
        self.setText(f"{self._when}: {self._figure}")
        self.setAccessibleName(self.tr("Report of {quiz}").format(quiz=self.text()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme.current().px(280), theme.current().px(40))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(160, theme.current().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        look, px = theme.current(), theme.current().px
        c = look.colors
        painter = self.painter()
        inside = QRectF(self.rect()).adjusted(px(8), 0, -px(8), 0)
        font = look.font(Size.BODY, Weight.BOLD)
        figure = max(QFontMetricsF(font).horizontalAdvance(self._figure), px(72)) + px(16)
        painter.setFont(look.font(Size.BODY))
        painter.setPen(c.ink)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, left, self._when)
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._figure)
        start = inside.left() + px(190)
        track = QRectF(start, inside.center().y() - px(3), inside.right() - figure - start, px(6))
        if track.width() > px(40):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.track)
            painter.drawRoundedRect(track, px(3), px(3))
            track.setWidth(track.width() * (self.past.earned / self.past.possible if self.past.possible else 0))
            painter.setBrush(c.teal)
            painter.drawRoundedRect(track, px(3), px(3))
        painter.end()


class PastQuizzes(QWidget):
    """The history, newest first."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PastQuiz] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[PastQuiz, ...]:
        """The rows, newest first."""
        return tuple(self._rows)

    def show_past(self, history: tuple[PastSitting, ...], today: date) -> None:
        """Shows the history."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [PastQuiz(past, today) for past in history]
        for row in self._rows:
            row.clicked.connect(lambda _=False, sitting=row.past.sitting: self.chosen.emit(sitting))
            self._column.addWidget(row)
