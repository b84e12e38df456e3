"""One item of a report: how it went at a glance, and unfolded every option with its rationale."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.content.items import Item
from quizapp.exams.copies import FactCopy
from quizapp.exams.report import ItemResult
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.button import Button
from quizapp.gui.widgets.items.certainty_bar import certainty_word
from quizapp.gui.widgets.items.rationale_row import RationaleRow
from quizapp.gui.widgets.items.told import Chosen, told
from quizapp.gui.widgets.items.verdict import Verdict
from quizapp.gui.widgets.row_button import RowButton
from quizapp.gui.widgets.text import Text
from quizapp.gui.words.kinds import kind_name
from quizapp.gui.words.points import outcome_look, outcome_words, score_words

_MOST_OTHERS = 9
"""Wrong choices that nobody made stand open up to this number."""

_WRAP = int(Qt.TextFlag.TextWordWrap)


class ResultHead(RowButton):
    """Mark, stem, topic and fact; pressing it unfolds and folds the rest."""

    def __init__(self, result: ItemResult, place: str) -> None:
        super().__init__(result.item.stem)
        self._place = f"{kind_name(result.item)} · {place}"
        self._icon, self._role, self._verdict = self._went(result)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{self._verdict}: {result.item.stem}")
        self.setAccessibleDescription(self._place)

    @staticmethod
    def _went(result: ItemResult) -> tuple[str, str, str]:
        """Icon, colour and words for how it went; points where there is more than one to be had."""
        verdict = outcome_words(result.outcome)
        if result.chosen and result.score.possible > 1:
            verdict = f"{verdict}, {score_words(result.score)}"
        if result.certainty is not None and result.certainty_points is not None:
            earned = f"{result.certainty_points:+d}".replace("-", "\u2212").replace("+0", "0")
            verdict = f"{verdict}. {certainty_word(result.certainty)}: {earned}"
        return *outcome_look(result.outcome), verdict

    def _rooms(self, width: int) -> tuple[QRectF, QRectF]:
        """The stem's room and that of the line under it."""
        px = theme.current().px
        left, right = px(36), width - px(32)
        metrics = QFontMetricsF(theme.current().font(Size.BODY, Weight.BOLD))
        stem = metrics.boundingRect(QRectF(0, 0, right - left + 2, 1e4), _WRAP, self.text())
        small = QFontMetricsF(theme.current().font(Size.SMALL)).height()
        room = QRectF(left, px(8), right - left, stem.height())
        return room, QRectF(left, room.bottom() + 3, right - left, small)

    def hasHeightForWidth(self) -> bool:
        """Long stems wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its stem."""
        return round(self._rooms(width)[1].bottom() + theme.current().px(8) + 0.5)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(theme.current().px(520), self.heightForWidth(theme.current().px(520)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, theme.current().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints mark, stem, verdict and arrow."""
        look, px = theme.current(), theme.current().px
        c = look.colors
        stem, under = self._rooms(self.width())
        painter = self.painter()
        ratio = self.devicePixelRatioF()
        color: QColor = getattr(c, self._role)
        line = QFontMetricsF(look.font(Size.BODY, Weight.BOLD)).height()
        mark = theme.icon_pixmap(self._icon, color.name(), px(20), ratio)
        painter.drawPixmap(QPointF(px(6), stem.top() + (line - px(20)) / 2), mark)
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.setPen(c.ink)
        painter.drawText(stem.adjusted(0, 0, 2, 6), _WRAP, self.text())
        painter.setFont(look.font(Size.SMALL, Weight.BOLD))
        painter.setPen(color)
        painter.drawText(under.adjusted(0, 0, 0, 4), self._verdict)
        beside = QFontMetricsF(look.font(Size.SMALL, Weight.BOLD)).horizontalAdvance(self._verdict) + px(10)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(c.muted)
        metrics = QFontMetricsF(look.font(Size.SMALL))
        place = metrics.elidedText(self._place, Qt.TextElideMode.ElideRight, under.width() - beside)
        painter.drawText(under.adjusted(beside, 0, 0, 4), place)
        arrow = theme.icon_pixmap(
            "chevron-down" if self.isChecked() else "chevron-right", c.muted.name(), px(18), ratio
        )
        painter.drawPixmap(QPointF(self.width() - px(26), stem.top() + (line - px(18)) / 2), arrow)
        painter.end()


class ToldParts(QWidget):
    """Every choice of an item with its reason, part by part.

    What is right and what was chosen stands open. Where an item has many more choices (a matrix, a drag-and-drop),
    the reasons of the others unfold when they are asked for.
    """

    def __init__(self, item: Item, chosen: Chosen) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._others: list[QWidget] = []
        parts = told(item, chosen)
        folded = sum(line.verdict is Verdict.WRONG for part in parts for line in part.lines) > _MOST_OTHERS
        for part in parts:
            if part.heading:
                heading = Text(part.heading, weight=Weight.BOLD, size=Size.SMALL, role="muted")
                heading.setContentsMargins(14, 6, 14, 0)
                column.addWidget(heading)
            for line in part.lines:
                row = RationaleRow(line.text, line.reason, line.verdict, lead=line.lead)
                column.addWidget(row)
                if folded and line.verdict is Verdict.WRONG:
                    row.hide()
                    self._others.append(row)
        self.more: Button | None = None
        if self._others:
            words = self.tr("Why the other {n} are wrong").format(n=len(self._others))
            self.more = Button(words, icon="chevron-down", quiet=True)
            self.more.clicked.connect(self._unfold)
            below = QHBoxLayout()
            below.setContentsMargins(14, 2, 14, 0)
            below.addWidget(self.more)
            below.addStretch(1)
            column.addLayout(below)

    def _unfold(self) -> None:
        if self.more is not None:
            self.more.hide()
        for row in self._others:
            row.show()


class ItemResultView(QWidget):
    """A report's item. What is folded away is only built when it is unfolded."""

    def __init__(self, result: ItemResult, *, place: str, facts: tuple[FactCopy, ...], opened: bool) -> None:
        super().__init__()
        self.result, self._facts = result, facts
        self.head = ResultHead(result, place)
        self.head.toggled.connect(self._unfold)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        self.head.setChecked(opened)

    def _unfold(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on and self._body is None:
            self._body = self._build()
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(on)

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        column.addWidget(ToldParts(self.result.item, self.result.chosen))
        for fact in self._facts:
            told = self.tr("{id}: {statement}").format(id=fact.id, statement=fact.statement)
            self._add(column, Text(told, size=Size.SMALL, role="muted"))
            if fact.source:
                self._add(
                    column, Text(self.tr("Source: {place}").format(place=fact.source), size=Size.SMALL, role="teal")
                )
        return body

    @staticmethod
    def _add(column: QVBoxLayout, text: Text) -> None:
        text.setContentsMargins(14, 4, 14, 0)
        column.addWidget(text)
