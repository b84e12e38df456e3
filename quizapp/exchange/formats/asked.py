"""Items as classrooms' formats can ask them.

Moodle, Canvas and QTI know a handful of questions: choose one, choose several, match, fill in, order, a passage with
blanks. This module says once as which of them each kind of item can be asked; a format takes those it has.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    Exhibit,
    FillIn,
    Grouping,
    HighlightText,
    Item,
    ItemKind,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    Option,
    OrderedResponse,
    PlaceId,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
    WordWanted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOne:
    """One of some options."""

    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseSeveral:
    """Any number of options; with ``exactly`` just so many. Each right one earns, each wrong one costs as much. Where a
    format sees to it that just so many are chosen, a wrong one costs nothing."""

    text: str
    options: tuple[Option, ...]
    exactly: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is to be matched, and with what; ``why`` is the reason of the right pair."""

    left: str
    right: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Pairs to be found among ``rights``, of which some may match nothing."""

    text: str
    pairs: tuple[Pair, ...]
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Steps in the right order."""

    text: str
    steps: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeIn:
    """A word or a number to type."""

    text: str
    wanted: NumberWanted | WordWanted
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A blank of a passage with its options; with ``several`` any number of them may be chosen, a wrong one costing
    what a right one earns."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text with blanks to choose for; ``parts`` are texts and blanks as they follow one another.

    In a ``listed`` one each text stands on a line before its blank; otherwise they are one running text. A ``whole``
    one earns its point when every blank is right; where one blank is ``linking`` (its index), the others earn only with
    it.
    """

    text: str
    parts: tuple[str | Blank, ...]
    listed: bool = False
    whole: bool = False
    linking: int | None = None

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks alone."""
        return tuple(part for part in self.parts if isinstance(part, Blank))


ANY_NUMBER = "any number can be chosen, so that a wrong one costs what a right one earns"
"""What most formats lose of an item that asks for so many: who chose all would earn all."""

EACH_BY_ITSELF = "each blank is scored by itself"
"""What most formats lose of a rationale item: they know no scoring over several blanks."""

Asked = ChooseOne | ChooseSeveral | Match | Order | TypeIn | Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An item as the ways in which it can be asked, the best first; ``loss`` says what is other than in QuizApp, by
    the type of the way."""

    ways: tuple[Asked, ...]
    loss: Mapping[type[Asked], str] = field(default_factory=dict)
    cannot: str = ""


def asking(item: Item) -> Asking:
    """How an item can be asked elsewhere; no way at all for what needs a figure or a bow-tie, with the reason."""
    before = told(item.exhibit)
    return _WAYS[item.kind](item, f"{before}\n\n{item.stem}" if before else item.stem)


def told(exhibit: Exhibit | None) -> str:
    """An exhibit as plain text."""
    if exhibit is None:
        return ""
    parts = []
    for tab in exhibit.tabs:
        table = "\n".join(" | ".join(row) for row in tab.table)
        parts.append("\n".join(part for part in (tab.title, tab.text, table) if part))
    return "\n\n".join(parts)


def _one(item: SingleBestAnswer, stem: str) -> Asking:
    return Asking(ways=(ChooseOne(text=stem, options=item.options),))


def _several(item: SelectAll, stem: str) -> Asking:
    return Asking(ways=(ChooseSeveral(text=stem, options=item.options),))


def _some(item: SelectN, stem: str) -> Asking:
    way = ChooseSeveral(text=stem, options=item.options, exactly=item.count)
    return Asking(ways=(way,), loss={ChooseSeveral: ANY_NUMBER})


def _verdict(item: TrueFalseReason, stem: str) -> Asking:
    statement = f"True or false? {stem}"
    verdict = item.at(TrueFalseReason.VERDICT)
    parts = (statement, Blank(options=verdict), "Why?", Blank(options=item.at(TrueFalseReason.REASON)))
    return Asking(
        ways=(Passage(text="", parts=parts, listed=True), ChooseOne(text=statement, options=verdict)),
        loss={ChooseOne: "only the verdict is asked, not the reason"},
    )


def _groups(item: Grouping, stem: str) -> Asking:
    parts: list[str | Blank] = []
    for group in item.groups:
        parts += [group.text, Blank(options=item.at(group.id), several=True)]
    return Asking(ways=(Passage(text=stem, parts=tuple(parts), listed=True),))


def _columns(item: MatrixMultipleResponse, stem: str) -> Asking:
    """Column by column, as it is scored: in each, the rows that belong there."""
    parts: list[str | Blank] = []
    for column in item.columns:
        cells = (replace(item.cell(row.id, column.id), text=row.text) for row in item.rows)
        parts += [column.text, Blank(options=tuple(cells), several=True)]
    return Asking(
        ways=(Passage(text=stem, parts=tuple(parts), listed=True),),
        loss={Passage: "the columns of the matrix stand below one another"},
    )


def _rows(item: MatrixMultipleChoice, stem: str) -> Asking:
    columns = {column.id: column.text for column in item.columns}
    parts: list[str | Blank] = []
    for row in item.rows:
        parts += [row.text, Blank(options=tuple(_across(item, row.id)))]
    pairs = tuple(
        Pair(left=row.text, right=columns[_second(key)], why=key.rationale)
        for row in item.rows
        for key in item.keys_at(row.id)
    )
    return Asking(
        ways=(
            Match(text=stem, pairs=pairs, rights=tuple(columns.values())),
            Passage(text=stem, parts=tuple(parts), listed=True),
        )
    )


def _across(item: MatrixMultipleChoice, row: PlaceId) -> Iterator[Option]:
    return (replace(item.cell(row, column.id), text=column.text) for column in item.columns)


def _second(cell: Option) -> PlaceId:
    return PlaceId(cell.id.split("/", 1)[1])


def _matching(item: Matching, stem: str) -> Asking:
    texts = {one.id: one.text for one in item.descriptions}
    pairs = tuple(
        Pair(left=term.text, right=texts[_second(key)], why=key.rationale)
        for term in item.terms
        for key in item.keys_at(term.id)[:1]
    )
    return Asking(ways=(Match(text=stem, pairs=pairs, rights=tuple(texts.values())),))


def _order(item: OrderedResponse, stem: str) -> Asking:
    by_id = {option.id: option for option in item.options}
    steps = tuple(by_id[one] for one in item.order)
    pairs = tuple(Pair(left=step.text, right=f"{number}", why=step.rationale) for number, step in enumerate(steps, 1))
    numbers = tuple(f"{number}" for number in range(1, len(steps) + 1))
    shown = tuple(sorted(pairs, key=lambda pair: [option.text for option in item.options].index(pair.left)))
    return Asking(
        ways=(
            Order(text=stem, steps=steps),
            Match(text=f"{stem} Give each step its number.", pairs=shown, rights=numbers),
        ),
        loss={Match: "steps are given numbers, and each that is right earns a share"},
    )


def _highlight(item: HighlightText, stem: str) -> Asking:
    passage = "".join(segment.text for segment in item.passage)
    return Asking(
        ways=(ChooseSeveral(text=f"{stem}\n\n{passage}", options=item.options),),
        loss={ChooseSeveral: "phrases stand in a list below the passage instead of being marked in it"},
    )


def _blanks(item: DropDownCloze | DragDropCloze, stem: str) -> Asking:
    passage = Passage(text=stem, parts=tuple(_parts(item)))
    dragged = isinstance(item, DragDropCloze)
    return Asking(ways=(passage,), loss={Passage: "tokens are chosen from lists, not dragged"} if dragged else {})


def _rationale(item: DropDownRationale, stem: str) -> Asking:
    places = [segment.place for segment in item.passage if segment.place]
    linking = places.index(item.linking) if item.linking else None
    passage = Passage(text=stem, parts=tuple(_parts(item)), whole=linking is None, linking=linking)
    return Asking(ways=(passage,), loss={Passage: EACH_BY_ITSELF})


def _parts(item: DropDownCloze | DropDownRationale | DragDropCloze) -> Iterator[str | Blank]:
    for segment in item.passage:
        if segment.place:
            yield Blank(options=item.at(segment.place))
        elif segment.text:
            yield segment.text


def _typed(item: FillIn, stem: str) -> Asking:
    return Asking(ways=(TypeIn(text=stem, wanted=item.wanted, why=item.rationale),))


def _nowhere(why: str) -> Callable[[Any, str], Asking]:
    return lambda _item, _stem: Asking(ways=(), cannot=why)


_WAYS: Mapping[ItemKind, Callable[[Any, str], Asking]] = {
    ItemKind.SINGLE_BEST_ANSWER: _one,
    ItemKind.TRUE_FALSE_REASON: _verdict,
    ItemKind.SELECT_ALL: _several,
    ItemKind.SELECT_N: _some,
    ItemKind.GROUPING: _groups,
    ItemKind.MATRIX_MULTIPLE_CHOICE: _rows,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _columns,
    ItemKind.DROP_DOWN_CLOZE: _blanks,
    ItemKind.DROP_DOWN_RATIONALE: _rationale,
    ItemKind.DRAG_DROP_CLOZE: _blanks,
    ItemKind.ORDERED_RESPONSE: _order,
    ItemKind.MATCHING: _matching,
    ItemKind.HIGHLIGHT_TEXT: _highlight,
    ItemKind.FILL_IN: _typed,
    ItemKind.HOT_SPOT: _nowhere("is asked on a figure, which does not travel"),
    ItemKind.BOW_TIE: _nowhere("is a bow-tie, for which there is no question there"),
}
