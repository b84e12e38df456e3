"""Right and wrong answers to items of any kind, as a person would give them."""

from quizapp.content.items import (
    BowTie,
    DragDropCloze,
    FillIn,
    Grouping,
    HighlightText,
    Item,
    Matching,
    MatrixMultipleResponse,
    NumberWanted,
    OptionId,
    OrderedResponse,
    SelectAll,
    SelectN,
    cell_id,
)


def right(item: Item) -> tuple[OptionId, ...]:
    """The answer with every point."""
    match item:
        case FillIn(wanted=NumberWanted(value=value)):
            return (OptionId(f"{value:g}"),)
        case FillIn():
            return (OptionId(item.wanted.accepted[0]),)
        case OrderedResponse():
            return item.order
        case _:
            return tuple(option.id for option in item.keys)


def wrong(item: Item) -> tuple[OptionId, ...]:
    """A complete answer with few points: none, unless everything that can be chosen is right."""
    match item:
        case FillIn():
            return (OptionId("987654"),)
        case OrderedResponse():
            return tuple(reversed(item.order))
        case DragDropCloze() | Matching():
            return _shifted(item)
        case SelectN():
            return tuple(option.id for option in sorted(item.options, key=lambda one: one.correct))[: item.count]
        case SelectAll() | Grouping() | HighlightText() | MatrixMultipleResponse():
            return tuple(option.id for option in item.options if not option.correct) or (item.options[0].id,)
        case _:
            return tuple(
                one
                for place in item.scored_places
                for one in [option.id for option in item.at(place) if not option.correct][: _wanted(item, place)]
            )


def _wanted(item: Item, place: str) -> int:
    return len(item.keys_at(place)) if isinstance(item, BowTie) else 1


def _shifted(item: DragDropCloze | Matching) -> tuple[OptionId, ...]:
    """Each place with the next one's answer; a single place with any other."""
    places = item.scored_places
    if len(places) == 1:
        return (next(option.id for option in item.at(places[0]) if not option.correct),)
    values = [item.keys_at(place)[0].id.rpartition("/")[2] for place in places]
    return tuple(cell_id(place, value) for place, value in zip(places, values[1:] + values[:1], strict=True))
