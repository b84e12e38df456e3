"""The keys by which an item of each kind is answered, as a person presses them."""

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Qt

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
    Matching,
    Matrix,
    OptionId,
    OrderedResponse,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    TrueFalseReason,
)
from quizapp.gui.pages.quiz.item import QuizItemPage
from tests.gui.conftest import Keys


def give(keys: Keys, page: QuizItemPage, chosen: tuple[OptionId, ...]) -> None:
    """Gives an answer to the item on the screen, of which nothing is answered yet; Enter is the caller's."""
    item = page._view.item
    if isinstance(item, OrderedResponse):
        _order(keys, page, chosen)
    elif isinstance(item, DropDownCloze | DropDownRationale | DragDropCloze | Matching):
        places = [named.place for named in page.answering.places]
        by_place = {option.place: option for option in item.options if option.id in chosen}
        for place in places:
            keys.press(ascii_uppercase[item.at(place).index(by_place[place])].lower())
    elif isinstance(item, HotSpot):
        for one in chosen:
            keys.press(str(page.answering._regions.index(one) + 1))
    else:
        for key in letters(item, chosen):
            keys.press(key)
    assert set(page.answering.response()) == set(chosen), item.id


def letters(item: Item, chosen: Sequence[str]) -> list[str]:
    """The keys for the kinds whose options are all on the screen."""
    match item:
        case FillIn():
            return list(chosen[0])
        case Matrix():
            return [
                key
                for row, place in enumerate(item.rows)
                for column, head in enumerate(item.columns)
                if item.cell(place.id, head.id).id in chosen
                for key in (ascii_uppercase[row].lower(), str(column + 1))
            ]
        case TrueFalseReason():
            verdict = next(option for option in item.at(item.VERDICT) if option.id in chosen)
            reasons = [option.id for option in item.at(item.REASON)]
            said = (ascii_uppercase[reasons.index(one)].lower() for one in chosen if one in reasons)
            return [verdict.text[0].lower(), *said]
        case HighlightText():
            shown = [segment.place for segment in item.passage if segment.place]
        case Grouping():
            shown = [option.id for group in item.groups for option in item.at(group.id)]
        case BowTie():
            shown = [one.id for at in (item.ACTIONS, item.CONDITION, item.PARAMETERS) for one in item.at(at)]
        case SingleBestAnswer() | SelectAll() | SelectN():
            shown = [option.id for option in item.options]
        case _:
            raise NotImplementedError(item.kind)
    return [ascii_uppercase[number].lower() for number, one in enumerate(shown) if one in chosen]


def _order(keys: Keys, page: QuizItemPage, wanted: Sequence[str]) -> None:
    """Walks to each step and moves it to its place by its digit, from the first place on."""
    here = 0
    for place, step in enumerate(wanted):
        at = page.answering.response().index(step)
        keys.press(*[Qt.Key.Key_Down] * (at - here), *([str(place + 1)] if at != place else []))
        here = place
