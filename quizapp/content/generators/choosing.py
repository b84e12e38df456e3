"""Options of one place to answer, from what the author wrote: one of a few right, or several of many."""

from collections.abc import Callable, Sequence
from typing import assert_never

from quizapp.content.balance import WIDEST_RATIO
from quizapp.content.deck import Deck
from quizapp.content.distractors import (
    Distractor,
    TooFew,
    distractors,
    several_distractors,
    true_names,
)
from quizapp.content.facts import Concept, ConceptId, Fact
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import Option, OptionId, Origin, PlaceId, cell_id
from quizapp.content.items.base import NOWHERE
from quizapp.content.numbers import in_their_order
from quizapp.content.truth import all_right, proof
from quizapp.content.wording import capitalised, folded
from quizapp.content.written import Asked, Choices, Listed, WrittenOption

Worded = Callable[[str], str]


def option_id(place: PlaceId, name: str) -> OptionId:
    """The id of an option: that of its concept, with its place before it where there are several."""
    return cell_id(place, name) if place else OptionId(name)


def one_right(
    making: Making, choices: Choices, place: PlaceId = NOWHERE, number: int = 0, worded: Worded = capitalised
) -> tuple[Option, ...]:
    """One right option among two or three wrong ones. ``number`` is that of the place within its item."""
    match choices:
        case Asked():
            key, source = _one_key(making, choices, place)
            drawn_by = f"{making.drawn_by}/{place}"
            wrong = distractors(making.deck, source, choices, key, drawn_by, stem=making.written.stem)
            if isinstance(wrong, TooFew):
                raise CannotMakeError(wrong.reason)
            right = right_option(key, source, place, worded)
            others = [wrong_option(one, place, worded) for one in wrong]
        case Listed():
            written = listed_options(making, choices, place)
            right = next(one for one in written if one.correct)
            others = [one for one in written if not one.correct]
        case _:
            assert_never(choices)
    making.dice(f"{place}/order").shuffle(others)
    others.insert(making.key_position(len(others) + 1, number), right)
    return in_their_order(others) or tuple(others)


def several_right(
    making: Making, choices: Choices, place: PlaceId = NOWHERE, *, most: int, count: int | None = None
) -> tuple[Option, ...]:
    """Right and wrong options, at most ``most``, in an order that is drawn; exactly ``count`` right ones if given."""
    match choices:
        case Asked():
            options = _asked(making, choices, place, most, count)
        case Listed():
            options = listed_options(making, choices, place)
        case _:
            assert_never(choices)
    making.dice(f"{place}/order").shuffle(options)
    return tuple(options)


def right_option(key: Concept, source: Fact, place: PlaceId, worded: Worded = capitalised) -> Option:
    """A right option; its reason is the fact that makes it right."""
    return Option(
        id=option_id(place, key.id),
        text=worded(key.name),
        correct=True,
        rationale=source.statement,
        fact=source.id,
        origin=Origin.KEY,
        concept=key.id,
        place=place,
    )


def wrong_option(wrong: Distractor, place: PlaceId, worded: Worded = capitalised) -> Option:
    """A wrong option with the reason that was found for it."""
    return Option(
        id=option_id(place, wrong.id),
        text=worded(wrong.text),
        correct=False,
        rationale=wrong.rationale,
        fact=wrong.fact,
        origin=wrong.origin,
        concept=wrong.concept,
        place=place,
    )


def listed_options(making: Making, listed: Listed, place: PlaceId) -> list[Option]:
    """The options as their author wrote them."""
    return [_listed_option(making, one, number, place) for number, one in enumerate(listed.options, start=1)]


def _listed_option(making: Making, one: WrittenOption, number: int, place: PlaceId) -> Option:
    return Option(
        id=option_id(place, f"option:{number}"),
        text=one.text,
        correct=one.right,
        rationale=one.because,
        fact=making.home.id,
        origin=Origin.KEY if one.right else Origin.WRITTEN,
        place=place,
    )


def keys_of(making: Making, asked: Asked) -> tuple[ConceptId, ...]:
    """What is right: the answers that the author chose, else all. Refuses a written wrong answer that is right."""
    making.require_one_truth(asked.query)
    truths = true_names(making.deck, asked.query)
    for wrong in asked.wrong:
        if folded(wrong.text) in truths:
            raise CannotMakeError(f"“{wrong.text}” is written as a wrong answer, and the deck says that it is right")
    return asked.keys or all_right(making.deck, asked.query)


def sourced(making: Making, asked: Asked, key: ConceptId) -> tuple[Concept, Fact]:
    """A right answer and the fact that makes it right, one of the item's own if possible."""
    deck = making.deck
    source = proof(deck, asked.query, key, making.written.facts)
    if source is None:
        raise CannotMakeError(f"no fact makes “{deck.concept_by_id[key].name}” right")
    return deck.concept_by_id[key], source


def _one_key(making: Making, asked: Asked, place: PlaceId) -> tuple[Concept, Fact]:
    keys = keys_of(making, asked)
    if not keys:
        raise CannotMakeError("no fact answers what it asks")
    return sourced(making, asked, making.dice(f"{place}/key").choice(keys))


def _asked(making: Making, asked: Asked, place: PlaceId, most: int, count: int | None) -> list[Option]:
    deck = making.deck
    keys = _shown_keys(making, asked, place, most - 1 if count is None else count)
    if not keys or (count is not None and len(keys) != count):
        raise CannotMakeError(f"{len(keys)} right answers of one kind and a like length can be shown, not {count or 1}")
    found = [sourced(making, asked, key) for key in keys]
    wrong = several_distractors(
        deck, found[0][1], asked, [key for key, _ in found], most - len(keys), f"{making.drawn_by}/{place}"
    )
    if not wrong:
        raise CannotMakeError("no wrong option of a fitting length can be found")
    return [
        *(right_option(key, source, place) for key, source in found),
        *(wrong_option(one, place) for one in wrong),
    ]


def _shown_keys(making: Making, asked: Asked, place: PlaceId, most: int) -> tuple[ConceptId, ...]:
    """The author's choice; else as many right answers of one kind as are of a like length, at most ``most``."""
    keys = keys_of(making, asked)
    if asked.keys:
        if _too_different(making.deck, keys):
            raise CannotMakeError("the right answers under `keys` differ too much in length")
        return keys
    of_one_kind = _largest_kind(making.deck, keys)
    alike = _alike_in_length(making.deck, of_one_kind)
    drawn = set(making.dice(f"{place}/keys").sample(alike, min(most, len(alike))))
    return tuple(key for key in keys if key in drawn)


def _largest_kind(deck: Deck, keys: Sequence[ConceptId]) -> list[ConceptId]:
    kinds = [deck.concept_by_id[key].kind for key in keys]
    largest = max(dict.fromkeys(kinds), key=kinds.count, default="")
    return [key for key, kind in zip(keys, kinds, strict=True) if kind == largest]


def _alike_in_length(deck: Deck, keys: Sequence[ConceptId]) -> list[ConceptId]:
    """The longest run, by length of name, in which no name is too long beside the shortest."""
    by_length = sorted(keys, key=lambda key: (len(deck.concept_by_id[key].name), key))
    runs = [
        [other for other in by_length[start:] if not _too_different(deck, (by_length[start], other))]
        for start in range(len(by_length))
    ]
    return max(runs, key=len, default=[])


def _too_different(deck: Deck, keys: Sequence[ConceptId]) -> bool:
    lengths = [len(deck.concept_by_id[key].name) for key in keys]
    return max(lengths) / max(1, min(lengths)) > WIDEST_RATIO
