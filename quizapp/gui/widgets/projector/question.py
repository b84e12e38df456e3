"""A question on the projector, set as large as everything in it allows: nothing is cut, whatever the item."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from quizapp.content.items import ItemKind
from quizapp.gui.shortcuts import QT_TRANSLATE_NOOP
from quizapp.gui.theme import Weight
from quizapp.gui.widgets.figures.picture import FigurePicture
from quizapp.gui.widgets.projector.options import (
    Asked,
    boxes,
    grouped,
    ordered,
    paired,
    row_lines,
    table,
    typed,
)
from quizapp.gui.widgets.projector.pieces import Piece, Span, badge, gap, stacked, words
from quizapp.teaching.lettering import letter
from quizapp.teaching.slides import QuestionSlide

STEM_LEAST = 0.05
"""The stem's type is at least so much of the slide's height, which can be read from ten metres on a usual screen; an
item that is too long for it all the same is set smaller rather than cut."""

_STEMS = (0.085, 0.078, 0.072, 0.066, 0.06, 0.055, STEM_LEAST)
_OPTIONS_AT_LEAST_STEM = (0.036, 0.032, 0.028, 0.025)
_LAST_RESORT = (0.043, 0.037, 0.032, 0.028, 0.024, 0.02, 0.016)

_MOST_REASONS = 3
"""So many right options have their reason on the slide; with more, it is a table to read, not a reason to hear."""


_N = QT_TRANSLATE_NOOP
_HINTS = {
    ItemKind.SELECT_ALL: _N("projector", "All that are right"),
    ItemKind.HIGHLIGHT_TEXT: _N("projector", "All that are right"),
    ItemKind.SELECT_N: _N("projector", "Choose {n}"),
    ItemKind.GROUPING: _N("projector", "In each group all that are right"),
    ItemKind.ORDERED_RESPONSE: _N("projector", "Put them in order"),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _N("projector", "In each row all that are right"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("projector", text)


_SIZES = (
    *((one, one * 0.74) for one in _STEMS),
    *((STEM_LEAST, one) for one in _OPTIONS_AT_LEAST_STEM),
    *((one, one * 0.72) for one in _LAST_RESORT),
)
"""Type of stem and options as shares of the slide's height, the largest first."""


class QuestionBody:
    """The question between the head and the foot of a slide, laid out for a room in px. ``stem`` is the size of type
    that it came to; ``fits`` says that all of it is there."""

    def __init__(self, slide: QuestionSlide, width: float, height: float, slide_height: float) -> None:
        self._slide, self._width, self._height = slide, width, height
        self._figure = FigurePicture(slide.shown.figure, slide.shown.regions) if slide.shown.figure else None
        low, high = 0, len(_SIZES) - 1
        while low < high:  # the first size at which it fits
            middle = (low + high) // 2
            low, high = (low, middle) if self._try(middle, slide_height) else (middle + 1, high)
        self.fits = self._try(low, slide_height)

    def _try(self, size: int, slide_height: float) -> bool:
        self.stem, self.option = (share * slide_height for share in _SIZES[size])
        for columns in (2, 1):
            self.piece = self._laid_out(columns)
            if self.piece.height <= self._height and self.piece.fits:
                return True
        return False

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draws it."""
        self.piece.draw(painter, x, y)

    def _laid_out(self, columns: int) -> Piece:
        exhibit = self._slide.shown.exhibit
        if self._figure is not None:
            return self._beside(self._picture(self._width * 0.56), 0.4, figure_first=False)
        if exhibit is None:
            return self._question(self._width, columns)
        left = self._width * 0.48
        pieces: list[Piece] = []
        for tab in exhibit.tabs:
            pieces.append(words(tab.title, self.option, left, weight=Weight.BOLD, role="gold"))
            if tab.text:
                pieces.append(words(tab.text, self.option * 0.9, left))
            if tab.table:
                pieces.append(_table(tab.table, self.option * 0.85, left))
        return self._beside(stacked(pieces, self.option * 0.3), 0.48, figure_first=True)

    def _beside(self, other: Piece, share: float, *, figure_first: bool) -> Piece:
        """The question beside what it is asked about."""
        space = self.stem * 0.8
        question = self._question(self._width * (1 - share) - space if figure_first else self._width * share, 1)
        at = self._width * share + space

        def draw(painter: QPainter, x: float, y: float) -> None:
            (other if figure_first else question).draw(painter, x, y)
            (question if figure_first else other).draw(painter, x + at, y)

        return Piece(height=max(other.height, question.height), draw=draw, fits=other.fits and question.fits)

    def _question(self, width: float, columns: int) -> Piece:
        seen = self._slide.shown
        asked = Asked(shown=seen, choices=self._slide.choices, told=self._slide.told, width=width, option=self.option)
        pieces = [words(seen.stem, self.stem, width, weight=Weight.BOLD)]
        pieces += [words(one, self.option * 0.8, width, role="muted") for one in self._hints()]
        if seen.passage:
            pieces.append(self._passage(asked))
        pieces.append(_places(asked) if self._figure else _CHOOSING.get(seen.kind, _plain)(asked, columns))
        pieces += self._why(width)
        return stacked(pieces, self.stem * 0.5)

    def _hints(self) -> list[str]:
        seen = self._slide.shown
        if self._slide.told is not None or seen.kind not in _HINTS:
            return []
        return [_tr(_HINTS[seen.kind]).format(n=seen.takes[0])]

    def _passage(self, asked: Asked) -> Piece:
        """Blanks as numbers, or (told) filled; phrases that can be marked with their letters and counts."""
        seen, text = asked.shown, ""
        spans: list[Span] = []
        for segment in seen.passage:
            if segment.place < 0:
                text += segment.text
                continue
            right = False
            if seen.kind is ItemKind.HIGHLIGHT_TEXT:
                right = asked.is_right(segment.place)
                count = asked.count(segment.place)
                head = f"[{letter(segment.place)}{'' if count is None else f' · {count}'}{' ✓' if right else ''}]\u00a0"
                put = head + segment.text
            else:
                put, right = _blank(asked, segment.place)
            spans.append(
                Span(start=len(text), length=len(put), role="good" if right else "gold" if not segment.text else "ink",
                     bold=right or not segment.text, line=bool(segment.text))
            )  # fmt: skip
            text += put
        return words(text, self.option * 1.05, asked.width, spans=spans)

    def _picture(self, width: float) -> Piece:
        figure, slide, height = self._figure, self._slide, self._height
        right = slide.told.right if slide.told is not None else ()

        def draw(painter: QPainter, x: float, y: float) -> None:
            if figure is None:
                return
            scale = min(width / figure.box.width(), height / figure.box.height())
            wide, high = figure.box.width() * scale, figure.box.height() * scale
            target = QRectF(x + (width - wide) / 2, y, wide, high)
            there = [(n, region) for n, region in enumerate(slide.shown.regions) if region in figure.regions]
            figure.draw(painter, target, {region: "good" if n in right else "edge" for n, region in there})
            for n, region in there:
                spot = (figure.spot(region) - figure.box.topLeft()) * scale + target.topLeft()
                badge(painter, spot, letter(n) + (" ✓" if n in right else ""), self._height * 0.042, right=n in right)

        return Piece(height=height, draw=draw)

    def _why(self, width: float) -> list[Piece]:
        """The reason of what is right, and where it is from; nothing before the reveal."""
        told = self._slide.told
        if told is None:
            return []
        reasons = [one for one in (told.why,) if one]
        if self._figure and told.wanted:
            where = " ".join(letter(one) for one in told.right)
            reasons.append(_tr("✓ Right: {letter}, {name}").format(letter=where, name=told.wanted))
        if len(told.right) <= _MOST_REASONS and not self._slide.shown.cells:
            reasons += [told.reasons[one] for one in told.right if told.reasons[one]]
        pieces = [words("\n".join(dict.fromkeys(reasons)), self.option * 0.85, width)] if reasons else []
        if told.source:
            said = _tr("Source: {place}").format(place=told.source)
            pieces.append(words(said, self.option * 0.6, width, role="teal"))
        return [stacked(pieces, self.option * 0.2)] if pieces else []


def _places(asked: Asked) -> Piece:
    """How many pointed at which place of a figure."""
    counts = [(letter(n), asked.count(n) or 0) for n in range(len(asked.shown.options))]
    if asked.choices is None:
        return gap(0)
    return words("   ".join(f"{one}\u00a0{n}" for one, n in counts), asked.option, asked.width)


def _plain(asked: Asked, columns: int) -> Piece:
    return boxes(asked, tuple(range(len(asked.shown.options))), columns, asked.width)


def _groups(asked: Asked, columns: int) -> Piece:
    return grouped(asked, 2 if columns == 2 else 3, asked.shown.places)


def _blanks(asked: Asked, columns: int) -> Piece:
    return grouped(asked, 2 if columns == 2 else 3, tuple(f"{at + 1}" for at in range(len(asked.shown.places))))


_CHOOSING: Mapping[ItemKind, Callable[[Asked, int], Piece]] = {
    ItemKind.MATRIX_MULTIPLE_CHOICE: lambda asked, _columns: table(asked),
    ItemKind.MATRIX_MULTIPLE_RESPONSE: lambda asked, _columns: table(asked),
    ItemKind.MATCHING: lambda asked, _columns: paired(asked),
    ItemKind.DRAG_DROP_CLOZE: lambda asked, columns: stacked([_tokens(asked, columns), row_lines(asked)], asked.space),
    ItemKind.ORDERED_RESPONSE: ordered,
    ItemKind.FILL_IN: lambda asked, _columns: typed(asked),
    ItemKind.HIGHLIGHT_TEXT: lambda _asked, _columns: gap(0),
    ItemKind.TRUE_FALSE_REASON: lambda asked, columns: grouped(asked, columns, ("", _tr("Because"))),
    ItemKind.GROUPING: _groups,
    ItemKind.BOW_TIE: lambda asked, _columns: grouped(asked, 3, asked.shown.places),
    ItemKind.DROP_DOWN_CLOZE: _blanks,
    ItemKind.DROP_DOWN_RATIONALE: _blanks,
}
"""How what can be chosen stands there; where a kind is not named, in boxes."""


def _blank(asked: Asked, place: int) -> tuple[str, bool]:
    """A blank's number, or what belongs into it once that is told."""
    right = [n for n, one in enumerate(asked.shown.options) if one.place == place and asked.is_right(n)]
    if right:
        return f"✓ {asked.shown.options[right[0]].text}", True
    return f"[ {place + 1} ]", False


def _tokens(asked: Asked, columns: int) -> Piece:
    """The tokens, each in a box with its letter."""
    first = asked.shown.cells[0] if asked.shown.cells else ()
    plain = Asked(shown=asked.shown, choices=None, told=None, width=asked.width, option=asked.option)
    return boxes(plain, first, columns + 1, asked.width)


def _table(rows: tuple[tuple[str, ...], ...], size: float, width: float) -> Piece:
    columns = max(len(row) for row in rows)
    each = width / max(1, columns)
    lines = []
    for at, row in enumerate(rows):
        cells = [
            words(cell, size, each - size * 0.4, weight=Weight.BOLD if at == 0 or not n else Weight.REGULAR)
            for n, cell in enumerate(row)
        ]
        lines.append(_row(cells, each))
    return stacked(lines, size * 0.3)


def _row(cells: list[Piece], each: float) -> Piece:
    def draw(painter: QPainter, x: float, y: float) -> None:
        for n, cell in enumerate(cells):
            cell.draw(painter, x + n * each, y)

    return Piece(height=max(cell.height for cell in cells), draw=draw, fits=all(cell.fits for cell in cells))
