"""A passage of text with controls among its words: it wraps at any width, and every control stays in its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

from quizapp.gui import theme
from quizapp.gui.theme import Size

_LINE_HEIGHT = 1.55
_PHRASE_LINE_HEIGHT = 2.0
"""Lines with phrases are further apart: their focus rings do not touch, and a finger hits the right one."""
_LINE_GAP = 12
"""Between a line with a control and the next, in px: the focus rings of two lines do not touch."""
_KEPT = 6
"""For so many widths the lines are kept."""
_BEHIND = 4
"""Behind a phrase's last word, in px: its ring has room there, and covers neither the last letter nor a comma."""
_AIR = 5
"""On both sides of a control among words, in px: its focus ring covers no comma."""


class Inline(QPushButton):
    """A control that stands among words as one block; ``size_within`` says what it needs."""

    def size_within(self, width: int) -> QSize:
        """Its size where no more than ``width`` px are to be had: it may wrap its own words."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """On one line."""
        return self.size_within(theme.current().px(560))

    def minimumSizeHint(self) -> QSize:
        """Whoever lays it out asks ``size_within``."""
        return QSize(0, 0)


class Phrase(QCheckBox):
    """Words that can be pressed as one and still wrap like text; the passage tells where they came to stand."""

    def set_fragments(self, fragments: Sequence[QRectF], words: Sequence[tuple[QPointF, str]]) -> None:
        """Where its lines stand in the passage (px), and where each word begins (on the base line)."""
        raise NotImplementedError

    def lead(self) -> float:
        """The room for a mark before its first word, in px."""
        raise NotImplementedError


Piece = str | Inline | Phrase


@dataclass(slots=True)
class _Atom:
    """What is never broken: a word, or a control. ``apart`` says that it may stand at the start of a line."""

    width: float
    height: float
    apart: bool
    text: str = ""
    control: Inline | None = None
    phrase: Phrase | None = None
    lead: float = 0.0
    x: float = 0.0


@dataclass(slots=True)
class _Line:
    atoms: list[_Atom] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0


class Passage(QLabel):
    """Shows pieces: text, controls, phrases. It is a label, so that screen readers can read the passage as a whole.

    ``words`` of ``show_pieces`` are what they read. ``framed`` draws a surface with a hairline around; ``gap`` (px)
    parts controls where there is nothing but controls.
    """

    def __init__(self, *, framed: bool = True, gap: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framed, self._gap = framed, gap
        self._pieces: tuple[Piece, ...] = ()
        self._laid_out: dict[int, tuple[list[_Line], int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pieces(self, pieces: Sequence[Piece], words: str) -> None:
        """Shows pieces in order; controls become the passage's children."""
        self._pieces = tuple(pieces)
        self.setText(words)
        for piece in self._pieces:
            if not isinstance(piece, str):
                piece.setParent(self)
                piece.show()
        self.lay_out()

    def lay_out(self) -> None:
        """Places everything anew: a control has another size now."""
        self._laid_out.clear()
        self.updateGeometry()
        self._place()
        self.update()

    # -- breaking into lines

    def _side(self, width: int) -> int:
        """The margin all around."""
        if not self._framed:
            return 0
        return theme.current().px(20) if width > theme.current().px(420) else 16

    def _atoms(self, inside: int) -> Iterator[_Atom]:
        metrics = QFontMetricsF(theme.current().font(Size.LARGE))
        apart = True
        for piece in self._pieces:
            if isinstance(piece, Inline):
                air = 0 if self._gap is not None else _AIR
                size = piece.size_within(inside - 2 * air)
                yield _Atom(width=size.width() + 2 * air, height=size.height(), apart=apart, control=piece, lead=air)
                apart = self._gap is not None
                continue
            text = piece.text() if isinstance(piece, Phrase) else piece
            phrase = piece if isinstance(piece, Phrase) else None
            lead = phrase.lead() if phrase else 0.0
            if text[:1].isspace():
                apart = True
            words = text.split()
            for number, word in enumerate(words, start=1):
                width = metrics.horizontalAdvance(word) + lead
                if phrase is not None and number == len(words):
                    width += _BEHIND
                yield _Atom(width=width, height=metrics.height(), apart=apart, text=word, phrase=phrase, lead=lead)
                apart, lead = True, 0.0
            apart = text[-1:].isspace()

    def _clusters(self, inside: int) -> Iterator[list[_Atom]]:
        """Atoms that stay together: a control and the comma after it."""
        cluster: list[_Atom] = []
        for atom in self._atoms(inside):
            if atom.apart and cluster:
                yield cluster
                cluster = []
            cluster.append(atom)
        if cluster:
            yield cluster

    def _break(self, inside: int) -> list[_Line]:
        look = theme.current()
        font = look.font(Size.LARGE)
        space = self._gap if self._gap is not None else QFontMetricsF(font).horizontalAdvance(" ")
        phrases = any(isinstance(piece, Phrase) for piece in self._pieces)
        even = self._gap is None
        usual = _PHRASE_LINE_HEIGHT if phrases else _LINE_HEIGHT
        step = 0.0 if not even else font.pixelSize() * look.line_height(usual)
        lines, x = [_Line()], 0.0
        for cluster in self._clusters(inside):
            wide = sum(atom.width for atom in cluster)
            if wide > inside:
                wide -= self._narrow(cluster, wide - inside)
            if lines[-1].atoms and x + space + wide > inside:
                lines.append(_Line())
            x = x + space if lines[-1].atoms else 0.0
            for atom in cluster:
                atom.x = x
                x += atom.width
                lines[-1].atoms.append(atom)
        heights = [[atom.height + _LINE_GAP for atom in line.atoms if atom.control is not None] for line in lines]
        if even and any(heights):  # an even rhythm: lines without a control are as tall as those with one of one line
            step = max(step, QFontMetricsF(font).height() + look.px(12) + _LINE_GAP)
        y = 0.0
        for line, controls in zip(lines, heights, strict=True):
            line.top, line.height = y, max([step, *controls])
            y += line.height
        return lines

    @staticmethod
    def _narrow(cluster: list[_Atom], by: float) -> float:
        """Has the control of a cluster wrap its words; gives how much was won."""
        for atom in cluster:
            if atom.control is not None:
                size = atom.control.size_within(max(1, int(atom.width - 2 * atom.lead - by)))
                won = atom.width - 2 * atom.lead - size.width()
                atom.width, atom.height = size.width() + 2 * atom.lead, size.height()
                return won
        return 0.0

    def _lines_at(self, width: int) -> tuple[list[_Line], int]:
        """Layouts ask for the same few widths again and again."""
        if width not in self._laid_out:
            if len(self._laid_out) > _KEPT:  # a dragged window border
                self._laid_out.clear()
            side = self._side(width)
            lines = self._break(max(1, width - 2 * side))
            self._laid_out[width] = (lines, ceil(lines[-1].top + lines[-1].height) + 2 * side)
        return self._laid_out[width]

    # -- sizes and places

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as its lines."""
        return self._lines_at(width)[1]

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = theme.current().px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows wrap."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything finds its place anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() in theme.CHANGE_EVENTS and hasattr(self, "_pieces"):
            self.lay_out()

    def _base(self, line: _Line) -> float:
        metrics = QFontMetricsF(theme.current().font(Size.LARGE))
        return self._side(self.width()) + line.top + line.height / 2 + (metrics.ascent() - metrics.descent()) / 2

    def _place(self) -> None:
        lines, _ = self._lines_at(self.width())
        side = self._side(self.width())
        for line in lines:
            for atom in line.atoms:
                if atom.control is not None:
                    top = side + line.top + (line.height - atom.height) / 2
                    left, wide = round(side + atom.x + atom.lead), ceil(atom.width - 2 * atom.lead)
                    atom.control.setGeometry(QRect(left, round(top), wide, ceil(atom.height)))
        for piece in self._pieces:
            if isinstance(piece, Phrase):
                self._place_phrase(piece, lines)

    def _place_phrase(self, phrase: Phrase, lines: list[_Line]) -> None:
        metrics = QFontMetricsF(theme.current().font(Size.LARGE))
        side, fragments, words = self._side(self.width()), [], []
        for line in lines:
            mine = [atom for atom in line.atoms if atom.phrase is phrase]
            if not mine:
                continue
            base = self._base(line)
            top, bottom = base - metrics.ascent() - 2, base + metrics.descent() + 4
            fragments.append(QRectF(side + mine[0].x, top, mine[-1].x + mine[-1].width - mine[0].x, bottom - top))
            words += [(QPointF(side + atom.x + atom.lead, base), atom.text) for atom in mine]
        phrase.set_fragments(fragments, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface and the plain words; controls and phrases paint themselves."""
        look = theme.current()
        lines, _ = self._lines_at(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._framed:
            painter.setPen(QPen(look.colors.line, 1))
            painter.setBrush(look.colors.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
        painter.setFont(look.font(Size.LARGE))
        painter.setPen(look.colors.ink)
        for line in lines:
            base = self._base(line)
            for atom in line.atoms:
                if atom.control is None and atom.phrase is None:
                    painter.drawText(QPointF(self._side(self.width()) + atom.x, base), atom.text)
        painter.end()
