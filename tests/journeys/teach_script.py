"""A training session as it is scripted: who comes, in which team, and what each of them answers.

What everybody earns is written down here with the answer, by the rules of docs/item-kinds.md, and by nothing that the
app works out.
"""

from dataclasses import dataclass

from quizapp.content.items import Item, ItemKind
from tests.answering import right, wrong

TITLE, TRAINER, PLACE = "Feeding in the first days", "Mo Okonkwo", "Parish hall, room 2"
PROVIDER, ADDRESS, HOURS = "Doula School North", "4 Harbour Lane, Northport", 2.5
APPROVAL = "Approved for 2.5 contact hours by the Board of Perinatal Education, number 26-114."
TEAMS = ("Oaks", "Willows", "Maples")

PEOPLE = (
    "Zoë Ferreira", "Ana Weber", "Bo Lindqvist", "Chidi Eze", "Dagny Holm", "Emil Varga",
    "Fatou Diop", "Gül Aydın", "Hana Sato", "Ana Weber", "Ivo Marić", "Jo Late",
)  # fmt: skip
"""In the order in which they come in; two of them have one name. Those at both ends are told apart by what they do: the
first ones hold real phones, the sixth drops out, the last comes late."""

LISTED = (*PEOPLE, "Kit Nowhere")
"""Those on the trainer's list: one of them never comes."""

NAMES = tuple("Ana Weber (2)" if number == 9 else name for number, name in enumerate(PEOPLE))
"""What they are called in the room."""

DROPS, LATE = 5, 11
DROPS_AT, LATE_AT = 3, 1
"""At which question one drops out while it is open, and before which question the last one comes in."""

TEAM_OF = tuple(TEAMS[number % 3] for number in range(len(PEOPLE)))

QUESTIONS = (
    "RRRRRRRRRRR-",  # everybody knows it
    "RRWWWWWWWWWW",  # hardly anybody does
    "WWWWWWRRRRRR",  # those who are good miss it
    "RRRRRRHHHWWW",
    "RRRRHHWWWWWW",
    "RRHRWRWRW-WR",
    "RRRRRRRHWWRW",
    "RWRRWRWWRWHW",
    "RRRRRRRRRRRW",
    "RRRWRRWHRWWW",
)
"""Of each question what everybody gives: right, half of it, wrong, nothing."""

BEFORE = (3, 2, 4, 1, 0, 2, 3, 8, 5, 1, 2, None)
AFTER = (7, 6, 8, 5, 4, 2, 2, 8, 7, 6, 3, 5)
"""How many of a test's eight questions everybody has right, from the first on; None: it was not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripted:
    """An answer, and the share of the points that it earns."""

    chosen: tuple[str, ...]
    share: float


def scripted(item: Item, letter: str) -> Scripted | None:
    """What a letter stands for at an item; None for no answer."""
    if letter == "-":
        return None
    if letter == "R":
        return Scripted(chosen=tuple(right(item)), share=1.0)
    half = _half(item) if letter == "H" else None
    return half or _missed(item)


def _missed(item: Item) -> Scripted:
    """A wrong answer; of some kinds it cannot be wrong all over."""
    chosen, keys = tuple(wrong(item)), {option.id for option in item.keys}
    if item.kind is ItemKind.SELECT_N:
        return Scripted(chosen=chosen, share=len(keys & set(chosen)) / len(keys))
    if item.kind in {ItemKind.DRAG_DROP_CLOZE, ItemKind.MATCHING}:
        return Scripted(chosen=chosen, share=len(keys & set(chosen)) / len(item.scored_places))
    return Scripted(chosen=chosen, share=0.0)


def _half(item: Item) -> Scripted | None:
    """Part of what is right, where a kind gives part of the points for it."""
    keys = tuple(option.id for option in item.keys)
    if item.kind in {
        ItemKind.SELECT_ALL,
        ItemKind.GROUPING,
        ItemKind.MATRIX_MULTIPLE_RESPONSE,
        ItemKind.HIGHLIGHT_TEXT,
    }:
        some = keys[: len(keys) // 2]
        return Scripted(chosen=some, share=len(some) / len(keys)) if some else None
    if item.kind in {ItemKind.MATRIX_MULTIPLE_CHOICE, ItemKind.DROP_DOWN_CLOZE}:
        places = item.scored_places
        spared = len(places) // 2
        rest = [next(one.id for one in item.at(place) if not one.correct) for place in places[spared:]]
        chosen = (*(item.keys_at(place)[0].id for place in places[:spared]), *rest)
        return Scripted(chosen=chosen, share=spared / len(places))
    return None


def in_test(count: int | None, items: int) -> str:
    """Somebody's letters in a test: so many right, the rest wrong but for the last, which they leave out."""
    if count is None:
        return "-" * items
    return ("R" * count).ljust(items, "W") if count == items else ("R" * count).ljust(items - 1, "W") + "-"
