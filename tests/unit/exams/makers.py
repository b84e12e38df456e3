"""Items and sittings for the tests of ``quizapp.exams``."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings

from quizapp.content.facts import ConceptId, DeckId, FactId, Level, TopicId
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
    ItemId,
    ItemKind,
    Matching,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    Option,
    OptionId,
    OrderedResponse,
    Origin,
    Place,
    PlaceId,
    Segment,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
    WordWanted,
)
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.sitting import Response, Sitting, SittingId, finish, respond, start

steady = settings(deadline=None)
"""A busy machine is no failure."""
brisk = settings(deadline=None, max_examples=30)
"""For what is run for every kind of item."""

DECK = DeckId("deck")
Options = tuple[Option, ...]
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def make_item(
    fact: str = "F1",
    number: int = 1,
    *,
    topic: str = "hormones",
    key: str = "oxytocin",
    wrong: tuple[str, ...] = ("prolactin", "estrogen", "insulin"),
    more_facts: tuple[str, ...] = (),
    key_at: int = 0,
    **fields: Any,
) -> Item:
    """An item whose options are concepts, save those that contain a space: these are written by hand."""
    texts = [*wrong]
    texts.insert(key_at, key)
    return SingleBestAnswer(
        id=ItemId(f"deck/{fact}/single_best_answer-{number}"),
        deck=DECK,
        facts=(FactId(fact), *map(FactId, more_facts)),
        topic=TopicId(topic),
        options=tuple(
            Option(
                id=OptionId(f"o{place}"),
                text=text.capitalize(),
                correct=text == key,
                rationale=f"About {text}.",
                fact=FactId(fact),
                origin=Origin.KEY if text == key else Origin.WRITTEN if " " in text else Origin.SAME_KIND,
                concept=None if " " in text else ConceptId(text),
            )
            for place, text in enumerate(texts)
        ),
        **({"stem": f"Which one is true of {fact}?", "level": Level.RECALL} | fields),
    )


def choose(item: Item, text: str, *, after_s: int = 10) -> Response:
    """The answer that takes the option with this text."""
    option = next(one for one in item.options if one.text == text.capitalize())
    return Response(chosen=(option.id,), at=NOON + timedelta(seconds=after_s), took_ms=after_s * 1000)


def make_sitting(*items: Item, mode: Mode = Mode.EXAM, topics: tuple[TopicId, ...] = ()) -> Sitting:
    """A sitting over these items, at its first."""
    blueprint = Blueprint(deck=DECK, topics=topics, length=max(1, len(items)), mode=mode)
    return start(SittingId(7), blueprint, items, NOON)


def taken(*answers: tuple[Item, str | None]) -> Sitting:
    """A finished sitting in which these options were chosen."""
    sitting = make_sitting(*(item for item, _ in answers))
    for index, (item, text) in enumerate(answers):
        if text is not None:
            sitting = respond(sitting, index, choose(item, text))
    return finish(sitting, NOON + timedelta(minutes=5))


def make_options(right: Iterable[str], wrong: Iterable[str] = (), *, place: str = "", fact: str = "F1") -> Options:
    """Options at one place, the right ones first; an id with a place before it, if there is one."""
    return tuple(
        Option(
            id=OptionId(f"{place}/{name}" if place else name),
            text=name.capitalize(),
            correct=correct,
            rationale=f"About {name}.",
            fact=FactId(fact),
            origin=Origin.KEY if correct else Origin.SAME_KIND,
            concept=ConceptId(name),
            place=PlaceId(place),
        )
        for correct, names in ((True, right), (False, wrong))
        for name in names
    )


def _head(kind: ItemKind, options: Options, **fields: Any) -> dict[str, Any]:
    fact = str(fields.pop("fact", "F1"))
    facts = (fact, *fields.pop("more_facts", ()))
    return {
        "id": ItemId(f"deck/{fact}/{kind}-1"),
        "deck": DECK,
        "facts": tuple(map(FactId, facts)),
        "topic": TopicId(fields.pop("topic", "hormones")),
        "level": fields.pop("level", Level.CONTRAST),
        "stem": fields.pop("stem", f"What is true of {fact}?"),
        "options": options,
        **fields,
    }


def make_true_false_reason(verdict: str = "true", **fields: Any) -> TrueFalseReason:
    """A statement with its reason ``why`` and two that are none."""
    other = "false" if verdict == "true" else "true"
    options = (
        *make_options([verdict], [other], place="verdict"),
        *make_options(["why"], ["no-why", "nor-this"], place="reason"),
    )
    return TrueFalseReason(**_head(ItemKind.TRUE_FALSE_REASON, options, **fields))


def make_select_all(right: str = "abcd", wrong: str = "xyz", **fields: Any) -> SelectAll:
    """Options are single letters."""
    return SelectAll(**_head(ItemKind.SELECT_ALL, make_options(right, wrong), **fields))


def make_select_n(right: str = "ab", wrong: str = "xyz", **fields: Any) -> SelectN:
    """As many as are right have to be chosen."""
    return SelectN(**_head(ItemKind.SELECT_N, make_options(right, wrong), count=len(right), **fields))


def make_grouping(groups: Mapping[str, tuple[str, str]] | None = None, **fields: Any) -> Grouping:
    """Groups by name, each with its right and wrong letters: ``g1/a``."""
    groups = groups or {"g1": ("ab", "xy"), "g2": ("c", "z")}
    options = tuple(one for name, some in groups.items() for one in make_options(*some, place=name))
    return Grouping(**_head(ItemKind.GROUPING, options, groups=make_places(*groups), **fields))


def make_places(*names: str) -> tuple[Place, ...]:
    """Places whose words are their ids with a capital."""
    return tuple(Place(id=PlaceId(name), text=name.capitalize()) for name in names)


def _cells(rows: Mapping[str, str], columns: str) -> Options:
    return tuple(
        option
        for row, right in rows.items()
        for column in columns
        for option in make_options(*((column, "") if column in right else ("", column)), place=row)
    )


def make_matrix_choice(rows: Mapping[str, str] | None = None, columns: str = "pon", **fields: Any) -> Item:
    """Rows by name with the letter of their right column: ``r1/p``."""
    rows = rows or {"r1": "p", "r2": "o", "r3": "o", "r4": "n"}
    shape = {"rows": make_places(*rows), "columns": make_places(*columns)}
    return MatrixMultipleChoice(**_head(ItemKind.MATRIX_MULTIPLE_CHOICE, _cells(rows, columns), **shape, **fields))


def make_matrix_response(rows: Mapping[str, str] | None = None, columns: str = "abc", **fields: Any) -> Item:
    """Rows by name with the letters of their right columns; as it stands, eight keys: three, two and three a column."""
    rows = rows or {"r1": "abc", "r2": "ac", "r3": "b", "r4": "ac"}
    shape = {"rows": make_places(*rows), "columns": make_places(*columns)}
    return MatrixMultipleResponse(**_head(ItemKind.MATRIX_MULTIPLE_RESPONSE, _cells(rows, columns), **shape, **fields))


def make_passage(*blanks: str) -> tuple[Segment, ...]:
    """A passage with these blanks."""
    return tuple(one for name in blanks for one in (Segment(text="Then comes "), Segment(place=PlaceId(name))))


def make_drop_down(*blanks: str, **fields: Any) -> DropDownCloze:
    """Blanks ``1``, ``2`` … with one right choice ``a`` and two wrong ones: ``1/a``."""
    blanks = blanks or ("1", "2", "3")
    options = tuple(one for name in blanks for one in make_options("a", "xy", place=name))
    return DropDownCloze(**_head(ItemKind.DROP_DOWN_CLOZE, options, passage=make_passage(*blanks), **fields))


def make_rationale(linking: str = "", **fields: Any) -> DropDownRationale:
    """A dyad, or with a linking blank (``1``) a triad."""
    blanks = ("1", "2", "3") if linking else ("1", "2")
    options = tuple(one for name in blanks for one in make_options("a", "xy", place=name))
    passage = make_passage(*blanks)
    head = _head(ItemKind.DROP_DOWN_RATIONALE, options, passage=passage, linking=PlaceId(linking), **fields)
    return DropDownRationale(**head)


def make_drag_drop(right: Mapping[str, str] | None = None, tokens: str = "abcd", **fields: Any) -> DragDropCloze:
    """Targets by name with the letters of the tokens that fit there: ``1/a``."""
    right = right or {"1": "a", "2": "b"}
    more = {"passage": make_passage(*right), "tokens": make_places(*tokens)}
    return DragDropCloze(**_head(ItemKind.DRAG_DROP_CLOZE, _cells(right, tokens), **more, **fields))


def make_matching(right: Mapping[str, str] | None = None, descriptions: str = "abcd", **fields: Any) -> Matching:
    """Terms by name with the letter of their description: ``trunk/a``."""
    right = right or {"trunk": "a", "branch": "b", "leaf": "c"}
    more = {"terms": make_places(*right), "descriptions": make_places(*descriptions)}
    return Matching(**_head(ItemKind.MATCHING, _cells(right, descriptions), **more, **fields))


def make_ordered(order: str = "abcd", **fields: Any) -> OrderedResponse:
    """Steps by their letters, shown backwards."""
    return OrderedResponse(
        **_head(ItemKind.ORDERED_RESPONSE, make_options(order[::-1]), order=tuple(map(OptionId, order)), **fields)
    )


def make_highlight(right: str = "ab", wrong: str = "xy", **fields: Any) -> HighlightText:
    """Phrases by their letters."""
    passage = tuple(Segment(text=one, place=PlaceId(one)) for one in right + wrong)
    return HighlightText(**_head(ItemKind.HIGHLIGHT_TEXT, make_options(right, wrong), passage=passage, **fields))


def make_hot_spot(right: str = "a", wrong: str = "xyz", **fields: Any) -> HotSpot:
    """Regions by their letters."""
    return HotSpot(**_head(ItemKind.HOT_SPOT, make_options(right, wrong), figure="breast.svg", **fields))


def make_number(value: float = 30, tolerance: float = 0, unit: str = "seconds", **fields: Any) -> FillIn:
    """A number to type."""
    return _fill_in(NumberWanted(value=value, tolerance=tolerance, unit=unit), **fields)


def make_word(*accepted: str, **fields: Any) -> FillIn:
    """A word to type."""
    return _fill_in(WordWanted(accepted=accepted or ("colostrum", "liquid gold")), **fields)


def _fill_in(wanted: NumberWanted | WordWanted, **fields: Any) -> FillIn:
    head = _head(ItemKind.FILL_IN, (), **fields)
    return FillIn(**head, wanted=wanted, rationale="About it.", fact=head["facts"][0])


def make_bow_tie(**fields: Any) -> BowTie:
    """Two actions ``a`` and ``b``, one condition ``c``, two parameters ``p`` and ``q``, and wrong ones at each."""
    options = (
        *make_options("ab", "xyz", place="actions"),
        *make_options("c", "xyz", place="condition"),
        *make_options("pq", "xyz", place="parameters"),
    )
    return BowTie(**_head(ItemKind.BOW_TIE, options, **fields))


MAKERS: Mapping[ItemKind, Callable[..., Item]] = {
    ItemKind.SINGLE_BEST_ANSWER: make_item,
    ItemKind.TRUE_FALSE_REASON: make_true_false_reason,
    ItemKind.SELECT_ALL: make_select_all,
    ItemKind.SELECT_N: make_select_n,
    ItemKind.GROUPING: make_grouping,
    ItemKind.MATRIX_MULTIPLE_CHOICE: make_matrix_choice,
    ItemKind.MATRIX_MULTIPLE_RESPONSE: make_matrix_response,
    ItemKind.DROP_DOWN_CLOZE: make_drop_down,
    ItemKind.DROP_DOWN_RATIONALE: make_rationale,
    ItemKind.DRAG_DROP_CLOZE: make_drag_drop,
    ItemKind.ORDERED_RESPONSE: make_ordered,
    ItemKind.MATCHING: make_matching,
    ItemKind.HIGHLIGHT_TEXT: make_highlight,
    ItemKind.HOT_SPOT: make_hot_spot,
    ItemKind.FILL_IN: make_number,
    ItemKind.BOW_TIE: make_bow_tie,
}
"""An item of each kind."""


def right_answer(item: Item) -> tuple[str, ...]:
    """An answer that earns every point."""
    match item:
        case FillIn(wanted=NumberWanted(value=value)):
            return (f"{value:g}",)
        case FillIn(wanted=WordWanted(accepted=accepted)):
            return accepted[:1]
        case OrderedResponse():
            return item.order
        case _:
            return tuple(option.id for option in item.keys)


def answer(*chosen: str) -> Response:
    """These option ids, chosen; of a fill-in the text typed."""
    return Response(chosen=tuple(map(OptionId, chosen)), at=NOON, took_ms=1)
