"""A label in the app's type and colours, with room between its lines, that follows the theme and the text scale."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from quizapp.gui import theme
from quizapp.gui.theme import Size, Weight

_LINE_HEIGHT = {Size.SMALL: 1.4, Size.BODY: 1.45, Size.LARGE: 1.4, Size.TITLE: 1.375, Size.DISPLAY: 1.2}
_COMFORTABLE = 560
"""The width in px (at 100 %) that a wrapping text asks for; it takes more or less as the layout gives."""

Spans = tuple[tuple[int, int, str], ...]
"""Stretches in another colour: start, length, role."""


class Text(QLabel):
    """Plain text in one size, weight and colour role (a name of ``theme.Colors``).

    It is a QLabel, so that screen readers know it as text; the painting is its own, for the space between lines and for
    ``spans`` in other colours. A wrapping text takes the width it is given and the height it then needs.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = Size.BODY,
        weight: Weight = Weight.REGULAR,
        role: str = "ink",
        wrap: bool = True,
        selectable: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._size, self._weight, self._role = size, weight, role
        self._selectable = selectable
        self._spans: Spans = ()
        self._laid_out: dict[int, tuple[QTextLayout, float, float]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._is_centred = not align & Qt.AlignmentFlag.AlignLeft
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._dress()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows another text; spans are gone."""
        if text == self.text() and not self._spans:
            return
        self._spans = ()
        self._laid_out.clear()
        super().setText(text)

    def set_spans(self, text: str, spans: Spans) -> None:
        """Shows a text in which some stretches have another colour and are bold."""
        self._laid_out.clear()
        super().setText(text)
        self._spans = spans
        self.update()

    @property
    def spans(self) -> Spans:
        """The stretches in another colour."""
        return self._spans

    @property
    def size_of_type(self) -> Size:
        """The size of type in use."""
        return self._size

    def set_role(self, role: str) -> None:
        """Takes another colour."""
        if role != self._role:
            self._role = role
            self._dress()

    def set_size(self, size: Size, weight: Weight | None = None) -> None:
        """Takes another size of type."""
        weight = self._weight if weight is None else weight
        if (size, weight) != (self._size, self._weight):
            self._size, self._weight = size, weight
            self._dress()

    def _dress(self) -> None:
        """Takes font and colour from the theme in force."""
        self._laid_out.clear()
        font, color = theme.current().font(self._size, self._weight), self._color()
        if self.font() != font:
            self.setFont(font)
        palette = self.palette()
        if palette.color(self.foregroundRole()) != color:
            palette.setColor(self.foregroundRole(), color)
            self.setPalette(palette)
        self.updateGeometry()
        self.update()

    def _color(self) -> QColor:
        color: QColor = getattr(theme.current().colors, self._role)
        return color

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_laid_out"):
            self._dress()

    def _layout_at(self, width: int) -> tuple[QTextLayout, float, float]:
        """The text laid out in lines at a width, its natural width, its height; kept until text or theme change."""
        known = self._laid_out.get(width)
        if known is None:
            if len(self._laid_out) > 8:  # a dragged window border
                self._laid_out.clear()
            known = self._laid_out[width] = self._lay_out(width)
        return known

    def _unbroken(self) -> tuple[QTextLayout, float, float]:
        """The text laid out as if there were room without end."""
        return self._layout_at(1 << 15 if self._is_centred else 1 << 20)

    def _height_at(self, width: int) -> float:
        """The height at a width; where no line has to break, nothing is laid out anew."""
        _, natural, height = self._unbroken()
        return height if not self.wordWrap() or ceil(natural) <= width else self._layout_at(width)[2]

    def _lay_out(self, width: int) -> tuple[QTextLayout, float, float]:
        layout = QTextLayout(self._breakable(width), theme.current().font(self._size, self._weight))
        option = QTextOption()
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        option.setAlignment(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        look = theme.current()
        step = round(look.font(self._size, self._weight).pixelSize() * look.line_height(_LINE_HEIGHT[self._size]))
        y = widest = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            y += step
        layout.endLayout()
        return layout, widest, max(y, step)

    def _breakable(self, width: int) -> str:
        """The text with its breaks as lines; spaces that do not break give way where they would split a word."""
        text = self.text().replace("\n", "\u2028")
        if "\u00a0" in text and self.wordWrap():
            metrics = self.fontMetrics()
            parts = text.split(" ")
            return " ".join(
                part.replace("\u00a0", " ") if metrics.horizontalAdvance(part) > width else part for part in parts
            )
        return text

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """How stretches differ from the rest."""
        return [self._format(*span) for span in self._spans]

    @staticmethod
    def _format(start: int, length: int, role: str) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(getattr(theme.current().colors, role))
        look.setFontWeight(int(Weight.BOLD))
        stretch = QTextLayout.FormatRange()
        stretch.start, stretch.length, stretch.format = start, length, look
        return stretch

    def hasHeightForWidth(self) -> bool:
        """A wrapping text's height follows from its width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height that the lines need at a width."""
        if not self.wordWrap():
            return -1
        margins = self.contentsMargins()
        inside = max(1, width - margins.left() - margins.right())
        return ceil(self._height_at(inside)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """The text on one line, or at a comfortable width where it wraps."""
        margins = self.contentsMargins()
        width = ceil(self._unbroken()[1])
        if self.wordWrap():
            width = min(width, theme.current().px(_COMFORTABLE))
        height = ceil(self._height_at(max(1, width)))
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """No narrower than the longest word (within reason); one line where it does not wrap."""
        if not self.wordWrap():
            return self.sizeHint()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(longest + 2, theme.current().px(160)), self.heightForWidth(self.sizeHint().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines; a selectable text is left to Qt, which knows how to paint a selection."""
        if self._selectable:
            super().paintEvent(event)
            return
        room = self.contentsRect()
        layout, natural, height = self._unbroken()
        if self._is_centred or ceil(natural) > room.width():
            layout, _, height = self._layout_at(room.width())
        painter = QPainter(self)
        painter.setPen(self._color() if self.isEnabled() else theme.current().colors.muted)
        layout.draw(painter, QPointF(room.x(), room.y() + (room.height() - height) / 2))
        painter.end()
