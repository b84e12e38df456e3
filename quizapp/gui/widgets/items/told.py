"""What is told of an item once its key may be known: every choice with its verdict and its reason, part by part.

Reports and the Library show it for all kinds of item alike; ``chosen`` None tells of an item that nobody answered.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, assert_never

from PySide6.QtCore import QCoreApplication

from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    FillIn,
    Grouping,
    Item,
    ItemKind,
    Matching,
    Matrix,
    NumberWanted,
    Option,
    OrderedResponse,
    Place,
    PlaceId,
    TrueFalseReason,
    WordWanted,
)
from quizapp.exams.scoring import Score
from quizapp.exams.scoring.rules import typed
from quizapp.gui.widgets.items.verdict import Verdict, verdict
from quizapp.gui.words.points import score_words

Chosen = Sequence[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """A choice: its words, what is said first ("Your answer."), and the reason."""

    text: str
    lead: str
    reason: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """A row, a blank, a group of an item, or all of it (then without a heading)."""

    heading: str = ""
    lines: tuple[ToldLine, ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("item_told", text)


def told(item: Item, chosen: Chosen) -> tuple[ToldPart, ...]:
    """All parts of an item; in each what is right stands first, then what was chosen, then the rest."""
    return _PARTS[item.kind](item, chosen)


def spoken(item: Item, chosen: Chosen, score: Score | None) -> str:
    """What a screen reader says of an answer: the points, why the choices are right or wrong, what was left out."""
    lines = [line for part in told(item, chosen) for line in part.lines if line.verdict is not Verdict.WRONG]
    points = [] if score is None else [f"{score_words(score)}."]
    return " ".join([*points, *(f"{line.text}: {line.lead} {line.reason}" for line in lines)])


def _one_right(item: Item, chosen: Chosen) -> tuple[ToldPart, ...]:
    return (ToldPart(lines=_lines(item.options, chosen)),)


def _several_right(item: Item, chosen: Chosen) -> tuple[ToldPart, ...]:
    return (ToldPart(lines=_lines(item.options, chosen, several=True)),)


def _verdict_and_reason(item: TrueFalseReason, chosen: Chosen) -> tuple[ToldPart, ...]:
    heads = {item.VERDICT: _tr("The statement is"), item.REASON: _tr("Because")}
    shown = {item.VERDICT: verdicts(item), item.REASON: item.at(item.REASON)}
    return tuple(ToldPart(heading=text, lines=_lines(shown[at], chosen)) for at, text in heads.items())


def verdicts(item: TrueFalseReason) -> tuple[Option, ...]:
    """The two verdicts on a statement, in the person's language."""
    words = {"True": _tr("True"), "False": _tr("False")}
    return tuple(replace(option, text=words.get(option.text, option.text)) for option in item.at(item.VERDICT))


def _groups(item: Grouping, chosen: Chosen) -> tuple[ToldPart, ...]:
    return _places(item, item.groups, chosen)


def _rows(item: Matrix, chosen: Chosen) -> tuple[ToldPart, ...]:
    """Each row's cells under the names of their columns."""
    names = {column.id: column.text for column in item.columns}
    return tuple(
        ToldPart(
            heading=row.text,
            lines=_lines(
                (replace(option, text=names[PlaceId(option.id.rpartition("/")[2])]) for option in item.at(row.id)),
                chosen,
                several=True,
            ),
        )
        for row in item.rows
    )


def _terms(item: Matching, chosen: Chosen) -> tuple[ToldPart, ...]:
    names = {description.id: description.text for description in item.descriptions}
    return tuple(
        ToldPart(
            heading=term.text,
            lines=_lines(
                (replace(option, text=names[PlaceId(option.id.rpartition("/")[2])]) for option in item.at(term.id)),
                chosen,
            ),
        )
        for term in item.terms
    )


def _bow(item: BowTie, chosen: Chosen) -> tuple[ToldPart, ...]:
    heads = {
        item.ACTIONS: _tr("Actions to take"),
        item.CONDITION: _tr("Condition"),
        item.PARAMETERS: _tr("Parameters to watch"),
    }
    return _places(item, [Place(id=at, text=text) for at, text in heads.items()], chosen)


def _order(item: OrderedResponse, chosen: Chosen) -> tuple[ToldPart, ...]:
    return (ToldPart(lines=tuple(_steps(item, chosen))),)


def _typed(item: FillIn, chosen: Chosen) -> tuple[ToldPart, ...]:
    return (ToldPart(lines=tuple(_entries(item, chosen))),)


def _lines(options: Iterable[Option], chosen: Chosen, *, several: bool = False) -> tuple[ToldLine, ...]:
    taken = set(chosen or ())
    order = sorted(options, key=lambda one: (not one.correct, one.id not in taken))
    return tuple(
        ToldLine(
            text=option.text,
            lead=_lead(option, chosen, several=several),
            reason=option.rationale,
            verdict=verdict(option, chosen=option.id in taken, revealed=True, several=several and chosen is not None),
        )
        for option in order
    )


def _lead(option: Option, chosen: Chosen, *, several: bool) -> str:
    is_chosen = option.id in (chosen or ())
    if option.correct and is_chosen:
        return _tr("Right, your answer.")
    if option.correct:
        return _tr("Right, not chosen.") if several and chosen is not None else _tr("Right.")
    return _tr("Your answer.") if is_chosen else ""


def _places(item: Item, places: Iterable[Place], chosen: Chosen) -> tuple[ToldPart, ...]:
    return tuple(
        ToldPart(heading=place.text, lines=_lines(item.at(place.id), chosen, several=True)) for place in places
    )


def _blanks(item: DropDownCloze | DropDownRationale | DragDropCloze, chosen: Chosen) -> tuple[ToldPart, ...]:
    """Each blank under its number; the passage with these numbers stands first."""
    numbers: dict[PlaceId, int] = {}
    words = ""
    for segment in item.passage:
        if segment.place:
            numbers[segment.place] = len(numbers) + 1
        words += f"({numbers[segment.place]})" if segment.place else segment.text
    heading = _tr("Blank {n}")
    blanks = [
        ToldPart(heading=heading.format(n=number), lines=_lines(item.at(place), chosen))
        for place, number in numbers.items()
    ]
    return (ToldPart(heading=words), *blanks)


def _steps(item: OrderedResponse, chosen: Chosen) -> Iterable[ToldLine]:
    """The steps in their right order, each with the place that it was given."""
    steps = {option.id: option for option in item.options}
    given = {option: number for number, option in enumerate(chosen or (), start=1)}
    for number, step in enumerate(item.order, start=1):
        place = given.get(step)
        right = place is None or place == number
        lead = _tr("Right, your answer.") if place == number else ""
        if not right:
            lead = _tr("You put it in place {n}.").format(n=place)
        yield ToldLine(
            text=f"{number}. {steps[step].text}",
            lead=lead,
            reason=steps[step].rationale,
            verdict=Verdict.RIGHT if right else Verdict.CHOSEN_WRONG,
        )


def _entries(item: FillIn, chosen: Chosen) -> Iterable[ToldLine]:
    """What was typed, and what was wanted."""
    text = chosen[0] if chosen else ""
    unit = item.wanted.unit if isinstance(item.wanted, NumberWanted) else ""
    entry = f"{text.strip().removesuffix(unit).strip()} {unit}".strip()
    if text and typed(item, (text,)).full:
        yield ToldLine(text=entry, lead=_tr("Right, your answer."), reason=item.rationale, verdict=Verdict.RIGHT)
        return
    yield ToldLine(text=wanted_text(item), lead=_tr("Right."), reason=item.rationale, verdict=Verdict.RIGHT)
    if text:
        yield ToldLine(text=entry, lead=_tr("Your answer."), reason="", verdict=Verdict.CHOSEN_WRONG)


def wanted_text(item: FillIn) -> str:
    """The wanted entry: a number with its unit, or the first of the accepted words."""
    match item.wanted:
        case NumberWanted(text=text):
            return text
        case WordWanted(accepted=accepted):
            return accepted[0]
        case _:
            assert_never(item.wanted)


_PARTS: Mapping[ItemKind, Callable[[Any, Chosen], tuple[ToldPart, ...]]] = {
    ItemKind.SINGLE_BEST_ANSWER: _one_right,
    ItemKind.TRUE_FALSE_REASON: _verdict_and_reason,
    ItemKind.SELECT_ALL: _several_right,
    ItemKind.SELECT_N: _several_right,
    ItemKind.GROUPING: _groups,
    ItemKind.MATRIX_MULTIPLE_CHOICE: _rows,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: _rows,
    ItemKind.DROP_DOWN_CLOZE: _blanks,
    ItemKind.DROP_DOWN_RATIONALE: _blanks,
    ItemKind.DRAG_DROP_CLOZE: _blanks,
    ItemKind.ORDERED_RESPONSE: _order,
    ItemKind.MATCHING: _terms,
    ItemKind.HIGHLIGHT_TEXT: _several_right,
    ItemKind.HOT_SPOT: _one_right,
    ItemKind.FILL_IN: _typed,
    ItemKind.BOW_TIE: _bow,
}
