"""What can be chosen, as the projector shows it: boxes with a letter, tables, lists; with bars once answers are closed,
with the key once it is revealed."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from quizapp.gui.theme import Weight
from quizapp.gui.widgets.projector.pieces import (
    Piece,
    bar,
    box,
    column_width,
    gap,
    icon,
    in_columns,
    on_the_foot,
    stacked,
    text_width,
    words,
)
from quizapp.teaching.lettering import letter, option_letters
from quizapp.teaching.showing import Choices, Shown, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it may be seen now, with the size of type and the room that it has."""

    shown: Shown
    choices: Choices | None
    told: Told | None
    width: float
    option: float

    @property
    def space(self) -> float:
        """Between boxes."""
        return self.option * 0.5

    def count(self, option: int) -> int | None:
        """How many took an option; None while it is not told."""
        if self.choices is None:
            return None
        return next((one.count for one in self.choices.bars if one.option == option), 0)

    @property
    def most(self) -> int:
        """The count that fills a bar: everybody who answered."""
        return max(1, self.choices.answers if self.choices is not None else 1)

    def is_right(self, option: int) -> bool:
        """Whether an option is marked as right: never before the reveal."""
        return self.told is not None and option in self.told.right


def _tr(text: str) -> str:
    return QCoreApplication.translate("projector", text)


def boxes(asked: Asked, options: tuple[int, ...], columns: int, width: float) -> Piece:
    """Options in boxes, as many beside each other as ``columns`` says."""
    each = column_width(width, columns, asked.space)
    rows = [options[start : start + columns] for start in range(0, len(options), columns)]
    pieces = []
    for row in rows:
        laid = [_box_words(asked, option, each) for option in row]
        height = max(piece.height for piece in laid)
        cells = [_boxed(asked, option, words_, each, height) for option, words_ in zip(row, laid, strict=True)]
        cells += [gap(0)] * (columns - len(cells))
        pieces.append(in_columns(cells, width, asked.space))
    return stacked(pieces, asked.space)


def _letters(asked: Asked) -> tuple[str, ...]:
    return option_letters(asked.shown)


def _aside(asked: Asked) -> float:
    """Room at the left for the letter."""
    return asked.option * 0.75 + max(text_width(one, asked.option, Weight.BOLD) for one in _letters(asked)[:26])


def _mark(asked: Asked, option: int) -> str:
    return _tr("Right") if asked.is_right(option) else ""


def _box_words(asked: Asked, option: int, width: float) -> Piece:
    inside = width - 2 * 0.6 * asked.option - _aside(asked) - _right_room(asked, option)
    dim = asked.told is not None and not asked.is_right(option)
    text = asked.shown.options[option].text
    piece = words(text, asked.option, inside, role="muted" if dim else "ink")
    extra = asked.option * 0.55 if asked.choices is not None else 0.0
    return Piece(height=piece.height + 1.0 * asked.option + extra, draw=piece.draw, fits=piece.fits and inside > 0)


def _right_room(asked: Asked, option: int) -> float:
    room = 0.0
    if (count := asked.count(option)) is not None:
        room += text_width(str(count), asked.option, Weight.BOLD) + 0.5 * asked.option
    if word := _mark(asked, option):
        room += asked.option * 1.4 + text_width(word, asked.option * 0.8, Weight.BOLD)
    return room


def _boxed(asked: Asked, option: int, laid: Piece, width: float, height: float) -> Piece:
    size, pad = asked.option, asked.option * 0.6

    def draw(painter: QPainter, x: float, y: float) -> None:
        right = asked.is_right(option)
        rect = QRectF(x, y, width, height)
        box(painter, rect, edge="good" if right else "line", fill="good_tint" if right else "surface", pen=size * 0.06)
        top = y + size * 0.5
        words(_letters(asked)[option], size, width, weight=Weight.BOLD, role="gold").draw(painter, x + pad, top)
        laid.draw(painter, x + pad + _aside(asked), top)
        end = x + width - pad
        if (count := asked.count(option)) is not None:
            wide = text_width(str(count), size, Weight.BOLD)
            words(str(count), size, wide + 4, weight=Weight.BOLD).draw(painter, end - wide, top)
            end -= wide + 0.5 * size
            track = QRectF(x + pad, y + height - size * 0.6, width - 2 * pad, size * 0.22)
            bar(painter, track, count / asked.most)
        if word := _mark(asked, option):
            wide = text_width(word, size * 0.8, Weight.BOLD)
            words(word, size * 0.8, wide + 4, weight=Weight.BOLD, role="good").draw(
                painter, end - wide, top + size * 0.1
            )
            icon(painter, "check", "good", end - wide - size * 1.05, top + size * 0.15, size * 0.9)

    return Piece(height=height, draw=draw, fits=laid.fits)


def grouped(asked: Asked, columns: int, headings: tuple[str, ...]) -> Piece:
    """Options under the heading of their place; the boxes of groups beside each other begin at one height."""
    space = asked.space
    places = tuple(dict.fromkeys(max(0, one.place) for one in asked.shown.options))
    beside = min(columns, len(places)) if len(places) > 1 else 1
    each = column_width(asked.width, beside, space * 1.5)
    named = [headings[at] if at < len(headings) else "" for at in range(len(places))]
    heads = [words(one, asked.option * 0.9, each, weight=Weight.BOLD, role="gold") if one else gap(0) for one in named]
    groups = []
    for at, place in enumerate(places):
        inside = tuple(n for n, one in enumerate(asked.shown.options) if max(0, one.place) == place)
        first = at - at % beside
        tallest = max(head.height for head in heads[first : first + beside])
        over = [on_the_foot(heads[at], tallest)] if tallest else []
        groups.append(stacked([*over, boxes(asked, inside, columns if beside == 1 else 1, each)], space * 0.6))
    rows = [groups[start : start + beside] for start in range(0, len(groups), beside)]
    return stacked(
        [in_columns([*row, *[gap(0)] * (beside - len(row))], asked.width, space * 1.5) for row in rows], space
    )


def table(asked: Asked) -> Piece:
    """Rows and columns with a ring or a box where they meet; counts in them, and a mark where it is right."""
    seen, size = asked.shown, asked.option
    first = asked.width * (0.46 if len(seen.columns) <= 3 else 0.36)
    each = (asked.width - first) / max(1, len(seen.columns))
    pad = size * 0.35
    centre = Qt.AlignmentFlag.AlignHCenter
    heads = [
        words(f"{letter(at)}  {text}", size * 0.85, each - pad, weight=Weight.BOLD, role="gold", align=centre)
        for at, text in enumerate(seen.columns)
    ]
    head_height = max(piece.height for piece in heads) + pad
    rows = [words(f"{at + 1}  {text}", size, first - pad) for at, text in enumerate(seen.places)]

    def draw(painter: QPainter, x: float, y: float) -> None:
        for at, piece in enumerate(heads):
            piece.draw(painter, x + first + at * each + pad / 2, y)
        y += head_height
        for row, piece in enumerate(rows):
            height = piece.height + 2 * pad
            box(painter, QRectF(x, y, asked.width, height), pen=size * 0.05)
            piece.draw(painter, x + pad, y + pad)
            for column in range(len(seen.columns)):
                _cell(painter, asked, seen.cells[row][column], x + first + column * each + each / 2, y + height / 2)
            y += height + pad * 0.6

    height = head_height + sum(piece.height + 2.6 * pad for piece in rows)
    return Piece(height=height, draw=draw, fits=all(piece.fits for piece in (*heads, *rows)))


def _cell(painter: QPainter, asked: Asked, option: int, x: float, y: float) -> None:
    size = asked.option
    side = size * 0.95
    count = asked.count(option)
    where = x - (size * 0.7 if count is not None else 0)
    if asked.is_right(option):
        icon(painter, "circle-check", "good", where - side / 2, y - side / 2, side)
    else:
        box(painter, QRectF(where - side / 2, y - side / 2, side, side), edge="edge", fill="surface", pen=size * 0.06)
    if count is not None:
        words(str(count), size * 0.9, size * 3, weight=Weight.BOLD).draw(painter, where + side * 0.75, y - size * 0.55)


def paired(asked: Asked) -> Piece:
    """Terms at the left, descriptions at the right; once it is told, each term's letter."""
    seen, size, space = asked.shown, asked.option, asked.space
    left = column_width(asked.width, 2, space * 2) * 0.8
    right = asked.width - left - space * 2
    terms = [_line(asked, f"{at + 1}", text, left, _row_said(asked, at)) for at, text in enumerate(seen.places)]
    others = [_line(asked, letter(at), text, right, ("", "")) for at, text in enumerate(seen.columns)]
    first, second = stacked(terms, space), stacked(others, space)

    def draw(painter: QPainter, x: float, y: float) -> None:
        first.draw(painter, x, y)
        second.draw(painter, x + left + space * 2, y)

    return Piece(height=max(first.height, second.height), draw=draw, fits=first.fits and second.fits and size > 0)


def row_lines(asked: Asked) -> Piece:
    """Of each blank what the room put there, once closed; what belongs there is told in the passage."""
    lines = []
    for at in range(len(asked.shown.cells)):
        _, counts = _row_said(asked, at)
        if counts:
            lines.append(words(f"{at + 1}   {counts}", asked.option * 0.8, asked.width, role="muted"))
    return stacked(lines)


def _row_said(asked: Asked, row: int) -> tuple[str, str]:
    """The letter that is right, once told; and letters with counts, once closed."""
    cells = asked.shown.cells[row]
    right = " ".join(letter(at) for at, option in enumerate(cells) if asked.is_right(option))
    counts = [(letter(at), asked.count(option) or 0) for at, option in enumerate(cells)]
    return right, "   ".join(f"{one} {n}" for one, n in counts if n) if asked.choices is not None else ""


def _line(asked: Asked, sign: str, text: str, width: float, said: tuple[str, str]) -> Piece:
    size, pad = asked.option, asked.option * 0.5
    aside = max(text_width("M", size, Weight.BOLD), text_width(sign, size, Weight.BOLD)) + pad
    end = text_width(f"  {said[0]}", size, Weight.BOLD) + size * 1.2 if said[0] else 0.0
    body = words(text, size, width - 2 * pad - aside - end)
    counts = words(said[1], size * 0.7, width - 2 * pad - aside, role="muted") if said[1] else gap(0)
    height = body.height + counts.height + pad

    def draw(painter: QPainter, x: float, y: float) -> None:
        told = bool(said[0])
        box(
            painter, QRectF(x, y, width, height), edge="good" if told else "line",
            fill="good_tint" if told else "surface", pen=size * 0.06,
        )  # fmt: skip
        words(sign, size, aside, weight=Weight.BOLD, role="gold").draw(painter, x + pad, y + pad / 2)
        body.draw(painter, x + pad + aside, y + pad / 2)
        counts.draw(painter, x + pad + aside, y + pad / 2 + body.height)
        if told:
            icon(painter, "check", "good", x + width - pad - end + size * 0.2, y + pad / 2 + size * 0.15, size * 0.9)
            words(said[0], size, end, weight=Weight.BOLD, role="good").draw(
                painter, x + width - pad - end + size * 1.3, y + pad / 2
            )

    return Piece(height=height, draw=draw, fits=body.fits)


def ordered(asked: Asked, columns: int) -> Piece:
    """Steps with letters; once told, in their order with the number of each."""
    seen = asked.shown
    if asked.told is None:
        everything = boxes(asked, tuple(range(len(seen.options))), columns, asked.width)
        if asked.choices is None:
            return everything
        said = words(_tr("How many put it first"), asked.option * 0.7, asked.width, role="muted")
        return stacked([said, everything], asked.space * 0.5)
    letters = option_letters(seen)
    lines = [
        _line(asked, str(at + 1), f"{seen.options[option].text}", asked.width, (letters[option], ""))
        for at, option in enumerate(asked.told.order)
    ]
    return stacked(lines, asked.space * 0.6)


def typed(asked: Asked) -> Piece:
    """A field to be filled; then what was typed how often; then what was wanted."""
    size, pad = asked.option, asked.option * 0.6
    pieces: list[Piece] = []
    if asked.told is not None:
        pieces.append(_line(asked, "", asked.told.wanted, min(asked.width, size * 22), (_tr("Right"), "")))
    elif asked.choices is None:
        unit = f"________  {asked.shown.unit}".strip()
        said = words(unit, size * 1.2, asked.width)

        def draw(painter: QPainter, x: float, y: float) -> None:
            wide = text_width(unit, size * 1.2) + 2 * pad
            box(painter, QRectF(x, y, wide, said.height + pad), pen=size * 0.06)
            said.draw(painter, x + pad, y + pad / 2)

        pieces.append(Piece(height=said.height + pad, draw=draw))
        hint = _tr("A number") if asked.shown.number else _tr("A word")
        pieces.append(words(hint, size * 0.75, asked.width, role="muted"))
    if asked.choices is not None:
        pieces += [_typed_bar(asked, one.text or _tr("others"), one.count) for one in asked.choices.bars]
    return stacked(pieces, asked.space)


def _typed_bar(asked: Asked, text: str, count: int) -> Piece:
    size = asked.option * 0.9
    name = words(text, size, asked.width * 0.4)

    def draw(painter: QPainter, x: float, y: float) -> None:
        name.draw(painter, x, y)
        track = QRectF(x + asked.width * 0.42, y + size * 0.4, asked.width * 0.48, size * 0.45)
        bar(painter, track, count / asked.most)
        words(str(count), size, size * 4, weight=Weight.BOLD).draw(painter, x + asked.width * 0.92, y)

    return Piece(height=name.height, draw=draw, fits=name.fits)
