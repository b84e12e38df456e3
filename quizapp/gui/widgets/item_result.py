"""One item of a report: how it went at a glance, and unfolded every option with its rationale."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from quizapp.content.items import Option
from quizapp.exams.report import ItemResult
from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight
from quizapp.gui.widgets.options import Verdict, verdict
from quizapp.gui.widgets.text import Text

_WRAP = int(Qt.TextFlag.TextWordWrap)


class ResultHead(QPushButton):
    """Mark, stem, topic and fact; pressing it unfolds and folds the rest."""

    focus_radius = 8

    def __init__(self, result: ItemResult, place: str) -> None:
        super().__init__(result.item.stem)
        self._right, self._place = result.score.full, place
        self._verdict = self.tr("Right") if self._right else self.tr("Missed")
        if not result.chosen:
            self._verdict = self.tr("No answer")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{self._verdict}: {result.item.stem}")
        self.setAccessibleDescription(place)

    def _rooms(self, width: int) -> tuple[QRectF, QRectF]:
        """The stem's room and that of the line under it."""
        px = theme.current().px
        left, right = px(36), width - px(32)
        metrics = QFontMetricsF(theme.current().font(Size.BODY, Weight.BOLD))
        stem = metrics.boundingRect(QRectF(0, 0, right - left, 1e4), _WRAP, self.text())
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
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter unfolds too; the arrow keys scroll the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            QAbstractButton.keyPressEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints mark, stem, verdict and arrow."""
        look, px = theme.current(), theme.current().px
        c = look.colors
        stem, under = self._rooms(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.tint)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        ratio = self.devicePixelRatioF()
        color = c.good if self._right else c.bad
        line = QFontMetricsF(look.font(Size.BODY, Weight.BOLD)).height()
        mark = theme.icon_pixmap("circle-check" if self._right else "circle-x", color.name(), px(20), ratio)
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


class RationaleRow(QWidget):
    """An option with its rationale: beside each other where there is room, under each other where there is not."""

    def __init__(self, option: Option, *, chosen: bool) -> None:
        super().__init__()
        self._option = option
        self._verdict = verdict(option, chosen=chosen, revealed=True)
        self._lead = {Verdict.RIGHT: self.tr("Right."), Verdict.CHOSEN_WRONG: self.tr("Your answer.")}.get(
            self._verdict, ""
        )
        if self._verdict is Verdict.RIGHT and chosen:
            self._lead = self.tr("Right, your answer.")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{option.text}: {self._words}")

    @property
    def _words(self) -> str:
        return f"{self._lead} {self._option.rationale}".strip()

    def _rooms(self, width: int) -> tuple[QRectF, QRectF]:
        px, font = theme.current().px, theme.current().font
        pad, inner = px(14), width - px(28)
        wide = width >= px(560)
        first = inner * 0.30 if wide else inner
        second = inner - first - px(16) if wide else inner
        option = QFontMetricsF(font(Size.BODY, Weight.BOLD)).boundingRect(
            QRectF(0, 0, first, 1e4), _WRAP, self._option.text
        )
        reason = QFontMetricsF(font(Size.BODY)).boundingRect(QRectF(0, 0, second, 1e4), _WRAP, self._words)
        left = QRectF(pad, px(10), first, option.height())
        if wide:
            return left, QRectF(pad + first + px(16), px(10), second, reason.height())
        return left, QRectF(pad, left.bottom() + 4, second, reason.height())

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its words."""
        return round(max(room.bottom() for room in self._rooms(width)) + theme.current().px(10) + 0.5)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(theme.current().px(520), self.heightForWidth(theme.current().px(520)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints option and rationale on the verdict's ground."""
        look = theme.current()
        c = look.colors
        left, right = self._rooms(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = {Verdict.RIGHT: c.good_tint, Verdict.CHOSEN_WRONG: c.bad_tint}.get(self._verdict)
        if fill is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(c.ink if fill is not None else c.muted)
        painter.setFont(look.font(Size.BODY, Weight.BOLD))
        painter.drawText(left.adjusted(0, 0, 2, 6), _WRAP, self._option.text)
        painter.setFont(look.font(Size.BODY))
        painter.drawText(right.adjusted(0, 0, 2, 6), _WRAP, self._words)
        painter.end()


class ItemResultView(QWidget):
    """A report's item. What is folded away is only built when it is unfolded."""

    def __init__(self, result: ItemResult, *, place: str, source: str, opened: bool) -> None:
        super().__init__()
        self.result, self._source = result, source
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
        chosen = self.result.chosen
        order = sorted(self.result.item.options, key=lambda one: (not one.correct, one.id not in chosen))
        for option in order:
            column.addWidget(RationaleRow(option, chosen=option.id in chosen))
        if self._source:
            source = Text(self.tr("Source: {place}").format(place=self._source), size=Size.SMALL, role="teal")
            source.setContentsMargins(14, 4, 14, 0)
            column.addWidget(source)
        return body
