"""Items on paper: what is read, where the answer goes, and the key. A kind is a function and a line in ``_KINDS``."""

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    ItemKind,
    Matching,
    Matrix,
    MatrixMultipleResponse,
    NumberWanted,
    Option,
    OrderedResponse,
    PlaceId,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
)
from quizapp.content.items.base import NOWHERE
from quizapp.exchange.printable.blocks import MANY, ONE, paragraph, safe, table, unbroken

LINE = "_" * 14
_MARKED = 6
"""Letters that a circle with its letter takes, and the air behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place on the answer sheet: its name (empty where an item has one), and the letters to choose from (none: so
    many lines to write on, with ``unit`` after them). ``right`` is what belongs there. ``mark`` is filled where one
    letter is right, or ticked where several can be; ``place`` is that of the item's options."""

    name: str
    letters: str
    right: str
    mark: str = ONE
    place: PlaceId = NOWHERE
    lines: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """An item as it is printed. ``body`` is HTML; ``marked`` are regions of its figure with their letters."""

    instruction: str
    body: str
    slots: tuple[Slot, ...]
    marked: Mapping[str, str]


ROOMY = 90
"""Letters in a line of ordinary print; large print and cards have fewer."""


def on_paper(item: Item, room: int = ROOMY) -> OnPaper:
    """How an item is printed in lines of so many letters."""
    if isinstance(item, DropDownCloze | DropDownRationale):
        return _drop_downs(item, room)
    return _KINDS[item.kind](item)


def _letter(number: int) -> str:
    return string.ascii_uppercase[number]


def _letters(count: int) -> str:
    return string.ascii_uppercase[:count]


def _right(options: Sequence[Option]) -> str:
    return "".join(_letter(number) for number, option in enumerate(options) if option.correct)


def _listed(options: Sequence[Option], mark: str) -> str:
    rows = [(unbroken(f"{mark}&nbsp;{_letter(number)}"), safe(one.text)) for number, one in enumerate(options)]
    return table(rows, (7, 93))


def _made(instruction: str, body: str, *slots: Slot, marked: Mapping[str, str] | None = None) -> OnPaper:
    return OnPaper(instruction=instruction, body=body, slots=slots, marked=marked or {})


def _one(item: SingleBestAnswer) -> OnPaper:
    slot = Slot(name="", letters=_letters(len(item.options)), right=_right(item.options))
    return _made("Choose one.", _listed(item.options, ONE), slot)


def _all(item: SelectAll) -> OnPaper:
    slot = Slot(name="", letters=_letters(len(item.options)), right=_right(item.options), mark=MANY)
    return _made("Choose all that apply.", _listed(item.options, MANY), slot)


def _some(item: SelectN) -> OnPaper:
    slot = Slot(name="", letters=_letters(len(item.options)), right=_right(item.options), mark=MANY)
    return _made(f"Choose {item.count}.", _listed(item.options, MANY), slot)


def _verdict(item: TrueFalseReason) -> OnPaper:
    verdict, reason = item.at(TrueFalseReason.VERDICT), item.at(TrueFalseReason.REASON)
    body = f"{_listed(verdict, ONE)}{paragraph('Because:')}{_listed(reason, ONE)}"
    return _made(
        "True or false, and why? Choose one of each.",
        body,
        Slot(name="verdict", letters=_letters(len(verdict)), right=_right(verdict), place=TrueFalseReason.VERDICT),
        Slot(name="reason", letters=_letters(len(reason)), right=_right(reason), place=TrueFalseReason.REASON),
    )


def _groups(item: Grouping) -> OnPaper:
    parts, slots = [], []
    for group in item.groups:
        options = item.at(group.id)
        parts.append(f"<p><b>{safe(group.text)}</b></p>{_listed(options, MANY)}")
        letters, right = _letters(len(options)), _right(options)
        slots.append(Slot(name=group.text, letters=letters, right=right, mark=MANY, place=group.id))
    return _made("In each group choose all that apply.", "".join(parts), *slots)


def _matrix(item: Matrix) -> OnPaper:
    several = isinstance(item, MatrixMultipleResponse)
    mark = MANY if several else ONE
    head = ("", *(f"<b>{_letter(n)} {safe(column.text)}</b>" for n, column in enumerate(item.columns)))
    rows, slots = [head], []
    for number, row in enumerate(item.rows, 1):
        rows.append((f"{number} {safe(row.text)}", *(f"<center>{mark}</center>" for _ in item.columns)))
        cells = [item.cell(row.id, column.id) for column in item.columns]
        slots.append(Slot(name=f"{number}", letters=_letters(len(cells)), right=_right(cells), mark=mark))
    wide = 50 // len(item.columns)
    body = table(rows, (100 - wide * len(item.columns), *(wide for _ in item.columns)), lines=True)
    return _made("In each row tick all that apply." if several else "In each row tick one.", body, *slots)


def _passage(passage: Sequence[Segment]) -> str:
    number, parts = 0, []
    for segment in passage:
        if segment.place:
            number += 1
            parts.append(f"<b>({number})</b> {LINE}")
        else:
            parts.append(safe(segment.text))
    return f"<p>{''.join(parts)}</p>"


def _drop_downs(item: DropDownCloze | DropDownRationale, room: int = ROOMY) -> OnPaper:
    rows, slots = [], []
    places = [segment.place for segment in item.passage if segment.place]
    for number, place in enumerate(places, 1):
        options = item.at(place)
        listed = _listed(options, ONE)
        if len(options) * (max(len(one.text) for one in options) + _MARKED) <= room:
            cells = [f"{ONE}&nbsp;{_letter(n)} {safe(one.text)}" for n, one in enumerate(options)]
            listed = table([cells], [100 // len(cells)] * len(cells))  # each circle begins a line, with its letter
        rows.append((unbroken(f"<b>({number})</b>"), listed))
        slots.append(Slot(name=f"{number}", letters=_letters(len(options)), right=_right(options), place=place))
    return _made("Choose one for each blank.", _passage(item.passage) + table(rows, (8, 92)), *slots)


def _tokens(item: DragDropCloze) -> OnPaper:
    names = {token.id: _letter(number) for number, token in enumerate(item.tokens)}
    listed = " &nbsp; ".join(f"<b>{names[token.id]}</b>&nbsp;{safe(token.text)}" for token in item.tokens)
    places = [segment.place for segment in item.passage if segment.place]
    letters = _letters(len(names))
    slots = (_paired(item, place, f"{number}", letters, names) for number, place in enumerate(places, 1))
    return _made("Fill each blank from the list.", f"<p>{listed}</p>{_passage(item.passage)}", *slots)


def _paired(item: Any, place: PlaceId, name: str, letters: str, names: Mapping[PlaceId, str]) -> Slot:
    """A slot whose options are ids of two parts; several may be right at it, and then any of them."""
    rights = (names[PlaceId(key.id.split("/", 1)[1])] for key in item.keys_at(place))
    return Slot(name=name, letters=letters, right=" or ".join(rights))


def _order(item: OrderedResponse) -> OnPaper:
    names = {option.id: _letter(number) for number, option in enumerate(item.options)}
    body = table([(unbroken(f"____ {names[one.id]}"), safe(one.text)) for one in item.options], (14, 86))
    right = " ".join(names[one] for one in item.order)
    return _made(
        "Write the letters in the right order.", body, Slot(name="", letters="", right=right, lines=len(item.order))
    )


def _match(item: Matching) -> OnPaper:
    names = {one.id: _letter(number) for number, one in enumerate(item.descriptions)}
    left = [f"____ {number} {safe(term.text)}" for number, term in enumerate(item.terms, 1)]
    right = [f"<b>{names[one.id]}</b> {safe(one.text)}" for one in item.descriptions]
    longest = max(len(left), len(right))
    rows = [(left[n] if n < len(left) else "", right[n] if n < len(right) else "") for n in range(longest)]
    slots = (
        _paired(item, term.id, f"{number}", _letters(len(names)), names) for number, term in enumerate(item.terms, 1)
    )
    return _made("Give each on the left its letter.", table(rows, (40, 60)), *slots)


def _highlight(item: HighlightText) -> OnPaper:
    parts, number = [], 0
    numbers = {}
    for segment in item.passage:
        if segment.place:
            numbers[segment.place] = _letter(number)
            parts.append(f"[<b>{_letter(number)}</b> <u>{safe(segment.text)}</u>]")
            number += 1
        else:
            parts.append(safe(segment.text))
    right = "".join(sorted(numbers[PlaceId(key.id)] for key in item.keys))
    slot = Slot(name="", letters=_letters(number), right=right, mark=MANY)
    return _made("Choose every phrase that answers the question.", f"<p>{''.join(parts)}</p>", slot)


def _spot(item: HotSpot) -> OnPaper:
    slot = Slot(name="", letters=_letters(len(item.options)), right=_right(item.options))
    marked = {f"{one.id}": _letter(number) for number, one in enumerate(item.options)}
    return _made("Choose the letter of the place on the figure.", "", slot, marked=marked)


def _fill(item: FillIn) -> OnPaper:
    if isinstance(item.wanted, NumberWanted):
        slot = Slot(name="", letters="", right=item.wanted.with_leeway, unit=item.wanted.unit)
        return _made("Write a number.", f"<p>{LINE} {safe(item.wanted.unit)}</p>", slot)
    right = " or ".join(item.wanted.accepted)
    return _made("Write a word or a few.", f"<p>{LINE}</p>", Slot(name="", letters="", right=right))


def _bow_tie(item: BowTie) -> OnPaper:
    parts = (
        ("Actions to take (2)", BowTie.ACTIONS),
        ("Condition (1)", BowTie.CONDITION),
        ("To watch (2)", BowTie.PARAMETERS),
    )
    columns = [
        f"<b>{title}</b>{_listed(item.at(place), ONE if place == BowTie.CONDITION else MANY)}" for title, place in parts
    ]
    slots = (
        Slot(
            name=title,
            letters=_letters(len(item.at(place))),
            right=_right(item.at(place)),
            mark=ONE if place == BowTie.CONDITION else MANY,
            place=place,
        )
        for title, place in parts
    )
    return _made("Choose two actions, one condition and two things to watch.", table([columns], (34, 33, 33)), *slots)


_KINDS: Mapping[ItemKind, Callable[[Any], OnPaper]] = {
    ItemKind.SINGLE_BEST_ANSWER: _one,
    ItemKind.TRUE_FALSE_REASON: _verdict,
    ItemKind.SELECT_ALL: _all,
    ItemKind.SELECT_N: _some,
    ItemKind.GROUPING: _groups,
    ItemKind.MATRIX_MULTIPLE_CHOICE: _matrix,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _matrix,
    ItemKind.DROP_DOWN_CLOZE: _drop_downs,
    ItemKind.DROP_DOWN_RATIONALE: _drop_downs,
    ItemKind.DRAG_DROP_CLOZE: _tokens,
    ItemKind.ORDERED_RESPONSE: _order,
    ItemKind.MATCHING: _match,
    ItemKind.HIGHLIGHT_TEXT: _highlight,
    ItemKind.HOT_SPOT: _spot,
    ItemKind.FILL_IN: _fill,
    ItemKind.BOW_TIE: _bow_tie,
}
