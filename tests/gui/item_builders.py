"""Items of many kinds, made by hand: what a widget meets, without the engine.

What the article bears is about lactation; bow-tie, trend and case are about a houseplant, so that no clinical decision
is made up.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from quizapp.content.facts import DeckId, FactId, Level, TopicId
from quizapp.content.items import (
    BowTie,
    Exhibit,
    FillIn,
    Grouping,
    ItemId,
    MatrixMultipleChoice,
    MatrixMultipleResponse,
    NumberWanted,
    Option,
    OptionId,
    Origin,
    Place,
    PlaceId,
    SelectAll,
    SelectN,
    SingleBestAnswer,
    Tab,
    TrueFalseReason,
    WordWanted,
    cell_id,
)

FACT = FactId("F1")


def head(kind: str, stem: str, number: int = 1) -> dict[str, Any]:
    """What every item has."""
    return {
        "id": ItemId(f"lactation/item/{kind}-{number}"),
        "deck": DeckId("lactation"),
        "facts": (FACT,),
        "topic": TopicId("hormones"),
        "level": Level.RECALL,
        "stem": stem,
    }


def option(text: str, correct: bool, rationale: str = "", place: str = "", ident: str = "") -> Option:
    """An option; its id is its text unless one is given."""
    return Option(
        id=OptionId(ident or text.lower().replace(" ", "-")),
        text=text,
        correct=correct,
        rationale=rationale or _because(text, correct),
        fact=FACT,
        origin=Origin.KEY if correct else Origin.NEIGHBOUR,
        place=PlaceId(place),
    )


def options(right: Iterable[str], wrong: Iterable[str], place: str = "") -> tuple[Option, ...]:
    """Right ones, then wrong ones."""
    return (*(option(text, True, place=place) for text in right), *(option(text, False, place=place) for text in wrong))


def _because(text: str, correct: bool) -> str:
    told = f"{text} is one of them." if correct else f"{text} belongs to something else."
    long = " This reason is a little longer than most, so that it has to be broken where there is little room."
    return told + (long if text in {"Alveoli", "Adrenaline", "Greenflies", "Drooping leaves"} else "")


def select_all() -> SelectAll:
    """Three of six."""
    right, wrong = ("Protein", "Antibodies", "Vitamins"), ("Caffeine", "Luteinizing hormone", "Estrogen")
    mixed = [one for pair in zip(options(right, ()), options((), wrong), strict=True) for one in pair]
    return SelectAll(**head("select_all", "Colostrum is rich in which of these?"), options=tuple(mixed))


def select_n() -> SelectN:
    """Two of five."""
    stem = "Which two hormones work while a baby drinks? Choose two."
    many = options(("Prolactin", "Oxytocin"), ("Estrogen", "Progesterone", "Insulin"))
    return SelectN(**head("select_n", stem), options=many, count=2)


def true_false() -> TrueFalseReason:
    """A statement that is false, for the second of four reasons."""
    verdicts = (
        option("True", False, "Prolactin makes milk; it does not move it.", "verdict", "verdict/true"),
        option("False", True, "Moving milk is what oxytocin does.", "verdict", "verdict/false"),
    )
    reasons = (
        option("It makes milk fat.", False, "Fat is not what the statement is about.", "reason"),
        option("It makes milk, and oxytocin moves it.", True, "Each of the two has its own work.", "reason"),
        option("It works on the ducts alone.", False, "It works on the alveoli.", "reason"),
    )
    stem = "Prolactin makes the muscles around the alveoli contract."
    return TrueFalseReason(**head("true_false_reason", stem), options=(*verdicts, *reasons))


def grouping() -> Grouping:
    """Three groups of three."""
    groups = {
        "anatomy": ("Parts of the breast", ("Alveoli", "Ducts"), ("Adrenal gland",)),
        "hormones": ("Hormones of milk making", ("Prolactin",), ("Insulin", "Adrenaline")),
        "milk": ("Kinds of milk", ("Colostrum", "Mature milk"), ("Plasma",)),
    }
    made = [one for place, (_, right, wrong) in groups.items() for one in options(right, wrong, place)]
    return Grouping(
        **head("grouping", "What belongs to each group?"),
        options=tuple(made),
        groups=tuple(Place(id=PlaceId(place), text=text) for place, (text, _, _) in groups.items()),
    )


def _cells(
    rows: Mapping[str, tuple[str, ...]], columns: tuple[str, ...]
) -> tuple[tuple[Option, ...], tuple[Place, ...], tuple[Place, ...]]:
    places = tuple(Place(id=PlaceId(f"row-{number}"), text=text) for number, text in enumerate(rows))
    heads = tuple(Place(id=PlaceId(text.lower().replace(" ", "-")), text=text) for text in columns)
    cells = []
    for place, right in zip(places, rows.values(), strict=True):
        for column in heads:
            correct = column.text in right
            told = f"{column.text} does so." if correct else f"This is not the work of {column.text.lower()}."
            cells.append(option(column.text, correct, told, place.id, cell_id(place.id, column.id)))
    return tuple(cells), places, heads


def matrix_choice() -> MatrixMultipleChoice:
    """Four rows, three columns, one right in each row."""
    rows = {
        "Makes milk in the alveoli": ("Prolactin",),
        "Lets the milk down": ("Oxytocin",),
        "Contracts the muscles around the alveoli": ("Oxytocin",),
        "Gives milk its white colour": ("Neither",),
    }
    cells, places, heads = _cells(rows, ("Prolactin", "Oxytocin", "Neither"))
    stem = "Which hormone brings about each of these?"
    return MatrixMultipleChoice(**head("matrix_multiple_choice", stem), options=cells, rows=places, columns=heads)


def matrix_response() -> MatrixMultipleResponse:
    """Four rows, three columns, one or two right in each row."""
    rows = {
        "Works in the breast": ("Prolactin", "Oxytocin"),
        "Rises with suckling": ("Prolactin", "Oxytocin"),
        "Falls at birth": ("Progesterone",),
        "Lets the milk down": ("Oxytocin",),
    }
    cells, places, heads = _cells(rows, ("Prolactin", "Oxytocin", "Progesterone"))
    stem = "Which hormones fit each description? Choose all that apply in each row."
    return MatrixMultipleResponse(**head("matrix_multiple_response", stem), options=cells, rows=places, columns=heads)


def fill_number() -> FillIn:
    """Thirty seconds, give or take five."""
    return FillIn(
        **head("fill_in", "About how many seconds does suckling go on before the letdown?"),
        wanted=NumberWanted(value=30, tolerance=5, unit="seconds"),
        rationale="The letdown comes after roughly half a minute of suckling.",
        fact=FACT,
    )


def fill_word() -> FillIn:
    """Oxytocin, by any of its spellings."""
    return FillIn(
        **head("fill_in", "Which hormone lets the milk down?", 2),
        wanted=WordWanted(accepted=("oxytocin", "oxytocine")),
        rationale="Oxytocin contracts the muscles around the alveoli, and the milk moves.",
        fact=FACT,
    )


def bow_tie() -> BowTie:
    """A houseplant that had too much water."""
    made = (
        *options(("Let the soil dry", "Empty the saucer"), ("Water every day", "Add fertiliser"), "actions"),
        *options(("Roots too wet",), ("Too little light", "Greenflies"), "condition"),
        *options(("Weight of the pot", "New leaves"), ("Colour of the pot", "Number of visitors"), "parameters"),
    )
    stem = "A potted fern wilts though its soil is wet. Complete the bow tie."
    return BowTie(**head("bow_tie", stem), options=made)


NOTES = (
    "Monday: the fern droops a little; it was given a cup of water.\n"
    "Wednesday: it droops more and was given two cups. The saucer is full."
)
WATER = (
    ("Measured", "Monday", "Wednesday", "Friday"),
    ("Water in the soil (%)", "62", "81", "93"),
    ("Upright leaves", "14", "9", "4"),
)


def trend() -> SingleBestAnswer:
    """A question over a table with moments in time, and notes."""
    exhibit = Exhibit(tabs=(Tab(title="Notes", text=NOTES), Tab(title="Measurements", table=WATER)))
    many = options(
        ("It wilts because its roots are too wet",), ("It wilts because its soil is dry", "It recovers by itself")
    )
    stem = "What do the measurements say about the fern?"
    return SingleBestAnswer(**head("single_best_answer", stem), options=many, exhibit=exhibit)


def case_step(number: int = 2) -> SelectAll:
    """One step of a case study."""
    exhibit = Exhibit(tabs=(Tab(title="Notes", text=NOTES),), case="fern", step=number)
    many = options(("Wet soil", "Drooping leaves"), ("Sun", "A full moon", "The colour of the pot"))
    return SelectAll(**head("select_all", "Which findings matter?", number), options=many, exhibit=exhibit)


def single() -> SingleBestAnswer:
    """One of four."""
    many = options(("Oxytocin",), ("Prolactin", "Estrogen", "Insulin"))
    return SingleBestAnswer(**head("single_best_answer", "Which hormone lets the milk down?", 2), options=many)
