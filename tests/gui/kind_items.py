"""Items of the kinds with places, made by hand from a few facts, and views of them."""

from collections.abc import Sequence

from quizapp.content.facts import DeckId, FactId, Level, TopicId
from quizapp.content.items import (
    DragDropCloze,
    DropDownCloze,
    DropDownRationale,
    HighlightText,
    HotSpot,
    Item,
    ItemKind,
    Matching,
    Option,
    OptionId,
    OrderedResponse,
    Origin,
    Place,
    PlaceId,
    Segment,
    cell_id,
    item_id,
)
from quizapp.exams.scoring import partly, rule_in_words, score
from quizapp.exams.sitting import Response, SittingId
from quizapp.services.exam import ItemView, MapCell
from tests.gui.exam_room import NOW

HORMONES = {"prolactin": "prolactin", "oxytocin": "oxytocin", "estrogen": "estrogen"}
EFFECTS = {
    "make": "makes the alveoli produce milk",
    "eject": "squeezes milk out of the alveoli",
    "lower-lh": "lowers LH",
}
STEPS = {
    "suck": "The baby suckles at the breast",
    "nerve": "Nerves carry the message to the brain",
    "oxytocin": "The pituitary gland releases oxytocin",
    "squeeze": "Cells around the alveoli tighten",
    "flow": "Milk flows through the ducts to the nipple",
}
TERMS = {"trunk": "Nipple", "branches": "Ducts", "leaves": "Alveoli", "bark": "Areola"}
DESCRIPTIONS = {
    "trunk": "where everything comes together at the surface",
    "leaves": "tiny sacs at the ends, in which milk is made",
    "branches": "channels that carry milk forward",
    "bark": "the darker ring around the tip",
    "soil": "fat that gives the breast its size",
}


def _option(place: str, value: str, text: str, *, right: bool) -> Option:
    because = "that is what the deck says of it" if right else "that is said of something else in this deck"
    return Option(
        id=cell_id(PlaceId(place), value) if place else OptionId(value),
        text=text,
        correct=right,
        rationale=f"{'Yes' if right else 'No'}: {because}.",
        fact=FactId("F33"),
        origin=Origin.KEY if right else Origin.NEIGHBOUR,
        place=PlaceId(place),
    )


def _head(kind: ItemKind, stem: str, options: Sequence[Option]) -> dict[str, object]:
    return {
        "id": item_id(DeckId("lactation"), "item", kind, "by-hand"),
        "deck": DeckId("lactation"),
        "facts": (FactId("F33"),),
        "topic": TopicId("hormones"),
        "level": Level.CONTRAST,
        "stem": stem,
        "options": tuple(options),
    }


def _passage(text: str) -> tuple[Segment, ...]:
    """``a {1} b``: segments with the blanks 1, 2 …"""
    parts = text.replace("{", "\0{").replace("}", "}\0").split("\0")
    return tuple(
        Segment(place=PlaceId(part[1:-1])) if part.startswith("{") else Segment(text=part) for part in parts if part
    )


def drop_down_cloze() -> DropDownCloze:
    """Two blanks with three hormones, one with effects."""
    options = [_option("1", key, text, right=key == "prolactin") for key, text in HORMONES.items()]
    options += [_option("2", key, text, right=key == "oxytocin") for key, text in HORMONES.items()]
    options += [_option("3", key, text, right=key == "lower-lh") for key, text in EFFECTS.items()]
    passage = _passage(
        "When a baby suckles, {1} rises and the alveoli fill with milk. A second hormone, {2}, lets the milk flow. "
        "While a mother nurses, much prolactin also {3}, so that cycles may stay away."
    )
    return DropDownCloze(
        **_head(ItemKind.DROP_DOWN_CLOZE, "Complete the account of what happens while a baby nurses.", options),
        passage=passage,
    )


def drop_down_rationale() -> DropDownRationale:
    """A dyad."""
    options = [_option("1", key, text, right=key == "make") for key, text in EFFECTS.items()]
    options += [_option("2", key, text, right=key == "prolactin") for key, text in HORMONES.items()]
    return DropDownRationale(
        **_head(ItemKind.DROP_DOWN_RATIONALE, "Complete the sentence.", options),
        passage=_passage("Suckling {1} because it raises {2}."),
    )


def drag_drop_cloze() -> DragDropCloze:
    """Three blanks, five tokens."""
    tokens = {**HORMONES, "lh": "luteinizing hormone (LH)", "fsh": "follicle-stimulating hormone (FSH)"}
    right = {"1": "prolactin", "2": "oxytocin", "3": "lh"}
    options = [_option(place, key, text, right=right[place] == key) for place in right for key, text in tokens.items()]
    passage = _passage(
        "Milk is made under {1}. It is let down by {2}. Much of the first lowers {3} and so delays cycles."
    )
    return DragDropCloze(
        **_head(ItemKind.DRAG_DROP_CLOZE, "Which hormone belongs where?", options),
        passage=passage,
        tokens=tuple(Place(id=PlaceId(key), text=text) for key, text in tokens.items()),
    )


def ordered_response() -> OrderedResponse:
    """Five steps, shown as flow, nerve, suck, squeeze, oxytocin."""
    shown = ("flow", "nerve", "suck", "squeeze", "oxytocin")
    return OrderedResponse(
        **_head(
            ItemKind.ORDERED_RESPONSE,
            "Put these steps of letdown in order, from first to last.",
            [_option("", key, STEPS[key], right=True) for key in shown],
        ),
        order=tuple(OptionId(key) for key in STEPS),
    )


def matching() -> Matching:
    """Four terms, five descriptions."""
    options = [_option(term, key, text, right=term == key) for term in TERMS for key, text in DESCRIPTIONS.items()]
    return Matching(
        **_head(ItemKind.MATCHING, "Match each part of the breast with what it is.", options),
        terms=tuple(Place(id=PlaceId(key), text=text) for key, text in TERMS.items()),
        descriptions=tuple(Place(id=PlaceId(key), text=text) for key, text in DESCRIPTIONS.items()),
    )


def highlight_text() -> HighlightText:
    """Four phrases, two of them right."""
    phrases = {
        "alveoli": ("the alveoli fill with new milk", True),
        "ducts": ("the ducts carry it towards the nipple", False),
        "lobules": ("groups of small sacs, called lobules, make more", True),
        "fat": ("fatty tissue gives the breast its shape", False),
    }
    passage = (
        Segment(text="Between feeds, "),
        Segment(text=phrases["alveoli"][0], place=PlaceId("alveoli")),
        Segment(text="; when the baby nurses, "),
        Segment(text=phrases["ducts"][0], place=PlaceId("ducts")),
        Segment(text=". Deep inside, "),
        Segment(text=phrases["lobules"][0], place=PlaceId("lobules")),
        Segment(text=", while "),
        Segment(text=phrases["fat"][0], place=PlaceId("fat")),
        Segment(text="."),
    )
    return HighlightText(
        **_head(
            ItemKind.HIGHLIGHT_TEXT,
            "Mark the phrases that tell where milk is made.",
            [_option("", key, text, right=right) for key, (text, right) in phrases.items()],
        ),
        passage=passage,
    )


def hot_spot(regions: dict[str, str], figure: str, right: str) -> HotSpot:
    """A figure's regions, one of them right."""
    return HotSpot(
        **_head(
            ItemKind.HOT_SPOT,
            "Click the part in which milk is made.",
            [_option("", key, text, right=key == right) for key, text in regions.items()],
        ),
        figure=figure,
    )


def view_of(
    item: Item,
    chosen: Sequence[str] = (),
    *,
    revealed: bool = False,
    tutor: bool = True,
    index: int = 0,
    figure: str = "",
) -> ItemView:
    """An item on the screen."""
    ids = tuple(OptionId(one) for one in chosen)
    response = Response(chosen=ids, at=NOW, took_ms=9000) if ids else None
    return ItemView(
        sitting=SittingId(1),
        index=index,
        total=8,
        item=item,
        topic_title="Hormones",
        source="paragraph 6",
        chosen=ids,
        revealed=revealed,
        flagged=False,
        map=tuple(MapCell(number=n + 1, answered=False, flagged=False, outcome=None) for n in range(8)),
        tutor=tutor,
        rule=rule_in_words(item),
        score=score(item, response) if revealed else None,
        partly=partly(item, response) if revealed else None,
        figure=figure,
    )


def rights(item: Item) -> tuple[str, ...]:
    """The right answer."""
    return tuple(item.order) if isinstance(item, OrderedResponse) else tuple(one.id for one in item.keys)
