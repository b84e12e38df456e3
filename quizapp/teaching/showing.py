"""What may be seen of a question before its key is shown, and what after: the only way in which an item leaves the
trainer's own window.

Everything is built up from named parts, never by leaving parts out: what is not written here is not seen. Options go by
their numbers in the order shown, since ids may tell where an option comes from.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from quizapp.content.figures.drawing import nameless
from quizapp.content.figures.figure import regions_of
from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    Exhibit,
    FillIn,
    Grouping,
    HighlightText,
    HotSpot,
    Item,
    ItemKind,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    OptionId,
    OrderedResponse,
    PlaceId,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
    cell_id,
)
from quizapp.exams.copies import DeckCopy
from quizapp.teaching.room import Room, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOption:
    """An option's words; ``place`` is the number of its row, blank or group among ``places``, −1 where the item has
    only one."""

    text: str
    place: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSegment:
    """A piece of a passage; ``place`` is the number of the blank, or of the option that marks it; −1 for plain text."""

    text: str = ""
    place: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A question without its key.

    ``options`` stand in the order shown, ``places`` are what rows, terms, groups or blanks say, ``columns`` the columns
    of a matrix, the descriptions of a matching, the tokens of a cloze: then option number ``row * len(columns) +
    column`` does not hold in general; ``cells`` gives it by row and column. ``takes`` is how many a place takes (0: any
    number), by place. ``regions`` are the ids in ``figure`` (SVG text without labels and names) by option, ``looks``
    what is seen there, in words that do not name it. ``unit`` stands beside a field in which a number is typed
    (``number``) or a word.
    """

    kind: ItemKind
    stem: str
    options: tuple[ShownOption, ...] = ()
    places: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()
    takes: tuple[int, ...] = ()
    passage: tuple[ShownSegment, ...] = ()
    exhibit: Exhibit | None = None
    figure: str = ""
    regions: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    number: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The key of a question: the numbers of the right options (``order``: in their order, where that is asked), the
    wanted text (on a figure: what the right place is called), the reason of each option, the fact's source. ``names``
    are what the places of a figure are called, by option; none for other kinds."""

    right: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    wanted: str = ""
    reasons: tuple[str, ...] = ()
    why: str = ""
    source: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many took an option (or typed a text)."""

    option: int = -1
    text: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the room chose: ``answers`` people answered; bars by option, or by text, most first, where it was typed."""

    answers: int
    bars: tuple[Bar, ...] = field(default_factory=tuple)


_MOST_TEXTS = 8
"""So many different typed answers are shown; the others are counted together."""


def shown(item: Item, copy: DeckCopy) -> Shown:  # noqa: C901, PLR0911, PLR0912 - one a kind
    """A question as everybody may see it while it is open."""
    places = item.places
    at = {place: number for number, place in enumerate(places)}
    options = tuple(
        ShownOption(text=option.text, place=at[option.place] if len(places) > 1 else -1) for option in item.options
    )
    number = {option.id: index for index, option in enumerate(item.options)}
    base = Shown(kind=item.kind, stem=item.stem, options=options, exhibit=item.exhibit)
    match item:
        case SingleBestAnswer():
            return replace(base, takes=(1,))
        case TrueFalseReason():
            return replace(base, places=("", ""), takes=(1, 1))
        case SelectAll():
            return replace(base, takes=(0,))
        case SelectN():
            return replace(base, takes=(item.count,))
        case OrderedResponse():
            return replace(base, takes=(len(item.options),))
        case Grouping():
            words = {group.id: group.text for group in item.groups}
            return replace(base, places=tuple(words[one] for one in places), takes=(0,) * len(places))
        case MatrixMultipleChoice() | MatrixMultipleResponse():
            takes = 1 if isinstance(item, MatrixMultipleChoice) else 0
            cells = tuple(
                tuple(number[item.cell(row.id, column.id).id] for column in item.columns) for row in item.rows
            )
            return replace(
                base, places=tuple(row.text for row in item.rows), columns=tuple(one.text for one in item.columns),
                cells=cells, takes=(takes,) * len(item.rows), options=_placed(base.options, cells),
            )  # fmt: skip
        case Matching():
            cells = _cells([term.id for term in item.terms], [one.id for one in item.descriptions], number)
            return replace(
                base, places=tuple(one.text for one in item.terms),
                columns=tuple(one.text for one in item.descriptions),
                cells=cells, takes=(1,) * len(item.terms), options=_placed(base.options, cells),
            )  # fmt: skip
        case DragDropCloze():
            cells = _cells(places, [one.id for one in item.tokens], number)
            return replace(
                base, places=("",) * len(places), columns=tuple(one.text for one in item.tokens), cells=cells,
                takes=(1,) * len(places), passage=_passage(item.passage, at), options=_placed(base.options, cells),
            )  # fmt: skip
        case DropDownCloze() | DropDownRationale():
            return replace(
                base, places=("",) * len(places), takes=(1,) * len(places), passage=_passage(item.passage, at),
                options=tuple(ShownOption(text=one.text, place=at[one.place]) for one in item.options),
            )  # fmt: skip
        case HighlightText():
            marks = {PlaceId(one): index for one, index in number.items()}
            return replace(base, takes=(0,), passage=_passage(item.passage, marks))
        case HotSpot():
            figure = copy.figure(item.figure)
            if not figure:
                return replace(base, takes=(1,))
            # What a region is called, on it or in its id, would be the answer.
            known = regions_of(figure)
            numbered = {str(option.id): f"place-{place}" for place, option in enumerate(item.options, start=1)}
            others = {one: f"part-{part}" for part, one in enumerate(known) if one not in numbered}
            return replace(
                base, takes=(1,), figure=nameless(figure, numbered | others), regions=tuple(numbered.values()),
                options=tuple(ShownOption(text="") for _ in item.options),
                looks=tuple(known[one].look if one in known else "" for one in numbered),
            )  # fmt: skip
        case FillIn():
            wants_number = isinstance(item.wanted, NumberWanted)
            return replace(
                base,
                takes=(1,),
                number=wants_number,
                unit=item.wanted.unit if isinstance(item.wanted, NumberWanted) else "",
            )
        case BowTie():
            names = {
                item.ACTIONS: "Actions to take",
                item.CONDITION: "Condition",
                item.PARAMETERS: "Parameters to watch",
            }
            return replace(
                base, places=tuple(names.get(one, "") for one in places),
                takes=tuple(len(item.keys_at(one)) for one in places),
            )  # fmt: skip
        case _:
            assert_never(item)


def told(item: Item, copy: DeckCopy) -> Told:
    """A question's key, to be seen once it was revealed."""
    source = copy.source(item.facts[0]) if item.facts else ""
    if isinstance(item, FillIn):
        wanted = item.wanted
        text = wanted.text if isinstance(wanted, NumberWanted) else wanted.accepted[0]
        return Told(wanted=text, why=item.rationale, source=source)
    number = {option.id: index for index, option in enumerate(item.options)}
    named = item.keys[0].text if isinstance(item, HotSpot) and item.keys else ""
    return Told(
        wanted=named,
        right=tuple(index for index, option in enumerate(item.options) if option.correct),
        order=tuple(number[one] for one in item.order) if isinstance(item, OrderedResponse) else (),
        reasons=tuple(option.rationale for option in item.options),
        source=source,
        names=tuple(option.text for option in item.options) if isinstance(item, HotSpot) else (),
    )


def chosen_ids(item: Item, answer: Sequence[int | str]) -> tuple[str, ...]:
    """The ids of an answer that came as numbers of options (of a fill-in: as its text). Raises ValueError for what
    names no option."""
    if isinstance(item, FillIn):
        if len(answer) != 1 or not isinstance(answer[0], str):
            raise ValueError("a typed answer is one text")
        return (answer[0],)
    ids = []
    for one in answer:
        if not isinstance(one, int) or isinstance(one, bool) or not 0 <= one < len(item.options):
            raise ValueError(f"{one!r} is the number of no option")
        ids.append(str(item.options[one].id))
    return tuple(ids)


def chosen_numbers(item: Item, chosen: Sequence[str]) -> tuple[int | str, ...]:
    """The way back: what a phone is shown of an answer that was given."""
    if isinstance(item, FillIn):
        return tuple(chosen)
    number = {str(option.id): index for index, option in enumerate(item.options)}
    return tuple(number[one] for one in chosen if one in number)


def choices(room: Room, step: Step) -> Choices:
    """What the room chose at a step: phones, teams and hands together."""
    item = room.item_at(step)
    answers = [given.chosen for given in room.given(step).values()]
    answers += list(room.team_answers.get(step, {}).values())
    if isinstance(item, FillIn):
        typed = Counter(" ".join(chosen[0].casefold().split()) for chosen in answers if chosen)
        bars = [Bar(text=text, count=count) for text, count in typed.most_common(_MOST_TEXTS)]
        if others := sum(typed.values()) - sum(bar.count for bar in bars):
            bars.append(Bar(count=others))
        return Choices(answers=len(answers), bars=tuple(bars))
    hands = room.hands.get(step, {})
    counted = Counter(one for chosen in answers for one in chosen)
    if item.kind is ItemKind.ORDERED_RESPONSE:
        counted = Counter(chosen[0] for chosen in answers if chosen)  # which step came first
    return Choices(
        answers=len(answers) + sum(hands.values()),
        bars=tuple(
            Bar(option=number, count=counted[option.id] + hands.get(option.id, 0))
            for number, option in enumerate(item.options)
        ),
    )


def _passage(passage: Sequence[Segment], at: dict[PlaceId, int]) -> tuple[ShownSegment, ...]:
    return tuple(ShownSegment(text=one.text, place=at.get(one.place, -1)) for one in passage)


def _cells(
    rows: Sequence[PlaceId], columns: Sequence[PlaceId], number: dict[OptionId, int]
) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(number[cell_id(row, column)] for column in columns) for row in rows)


def _placed(options: tuple[ShownOption, ...], cells: tuple[tuple[int, ...], ...]) -> tuple[ShownOption, ...]:
    row_of = {option: row for row, some in enumerate(cells) for option in some}
    return tuple(ShownOption(text=one.text, place=row_of.get(index, -1)) for index, one in enumerate(options))
