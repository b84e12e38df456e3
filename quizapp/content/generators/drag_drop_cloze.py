"""Drag-and-drop cloze: one set of tokens for all blanks; each blank takes exactly one of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from quizapp.content.distractors import reason_against, several_distractors, true_names
from quizapp.content.facts import Concept, ConceptId, FactId
from quizapp.content.generators.choosing import keys_of, sourced
from quizapp.content.generators.drop_down import wording_at
from quizapp.content.generators.making import CannotMakeError, Making
from quizapp.content.items import DragDropCloze, Option, Origin, Place, PlaceId, cell_id
from quizapp.content.wording import capitalised, folded
from quizapp.content.written import Asked, Listed, Part, WrittenDragDropCloze

FEWEST = 4
"""Tokens (NGN: four to ten)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    """``right_at`` is the blank whose key it is; ``reasons`` are what its author says of a blank."""

    id: str
    text: str
    names: frozenset[str]
    origin: Origin
    concept: ConceptId | None = None
    right_at: PlaceId | None = None
    reasons: tuple[tuple[PlaceId, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blank:
    """A blank with every name that is right in it, and the statement and fact that say why its key is right."""

    part: Part
    right: frozenset[str]
    reason: str
    fact: FactId


def make(making: Making, written: WrittenDragDropCloze) -> DragDropCloze:
    """The item. Raises CannotMakeError when a token fits two blanks, or a blank takes two tokens, or tokens lack."""
    tokens: list[_Token] = []
    blanks: list[_Blank] = []
    for part in written.blanks:
        blank, own = _filled(making, part)
        blanks.append(blank)
        tokens += own
    tokens += (_of_concept(making, making.deck.concept_by_id[one], Origin.SAME_KIND) for one in written.tokens)
    if len(tokens) < FEWEST:
        tokens += list(_more(making, written, blanks, tokens))[: FEWEST - len(tokens)]
    _check(tokens, blanks)
    if all(wording_at(written.passage, part) is capitalised for part in written.blanks):
        tokens = [replace(one, text=capitalised(one.text)) for one in tokens]
    making.dice("tokens").shuffle(tokens)
    options = [_option(making, token, blank) for blank in blanks for token in tokens]
    places = tuple(Place(id=PlaceId(one.id), text=one.text) for one in tokens)
    return DragDropCloze(**making.head(options), passage=written.passage, tokens=places)


def _filled(making: Making, part: Part) -> tuple[_Blank, list[_Token]]:
    """A blank and the tokens that are written for it, its key first."""
    match part.choices:
        case Asked() as asked:
            keys = keys_of(making, asked)
            if not keys:
                raise CannotMakeError(f"no fact says what stands in blank {part.id}")
            key, source = sourced(making, asked, making.dice(f"{part.id}/key").choice(keys))
            right = true_names(making.deck, asked.query)
            token = replace(_of_concept(making, key, Origin.NEIGHBOUR), right_at=part.id)
            wrong = [
                _of_text(f"{part.id}:wrong:{number}", one.text, (part.id, one.because))
                for number, one in enumerate(asked.wrong, start=1)
            ]
            return _Blank(part=part, right=right, reason=source.statement, fact=source.id), [token, *wrong]
        case Listed() as listed:
            texts = [
                replace(
                    _of_text(f"{part.id}:option:{number}", one.text, (part.id, one.because)),
                    right_at=part.id if one.right else None,
                )
                for number, one in enumerate(listed.options, start=1)
            ]
            (because, names) = next((one.because, frozenset({folded(one.text)})) for one in listed.options if one.right)
            return _Blank(part=part, right=names, reason=because, fact=making.home.id), texts
        case _:
            assert_never(part.choices)


def _of_concept(making: Making, concept: Concept, origin: Origin) -> _Token:
    names = making.deck.folded_names[concept.id]
    return _Token(id=concept.id, text=concept.name, names=names, origin=origin, concept=concept.id)


def _of_text(name: str, text: str, reason: tuple[PlaceId, str]) -> _Token:
    return _Token(id=name, text=text, names=frozenset({folded(text)}), origin=Origin.WRITTEN, reasons=(reason,))


def _more(
    making: Making, written: WrittenDragDropCloze, blanks: list[_Blank], tokens: list[_Token]
) -> Iterator[_Token]:
    """Concepts that could be mistaken for a key and fit no blank."""
    deck = making.deck
    met = frozenset(
        name for one in (*(token.names for token in tokens), *(blank.right for blank in blanks)) for name in one
    )
    for blank, token in zip(blanks, (one for one in tokens if one.right_at), strict=True):
        asked = blank.part.choices
        if not isinstance(asked, Asked) or token.concept is None:
            continue
        asked = replace(asked, wrong=(), skip=(*asked.skip, *written.tokens))
        key, source = sourced(making, asked, token.concept)
        for one in several_distractors(deck, source, asked, [key], FEWEST, f"{making.drawn_by}/{blank.part.id}"):
            if one.concept is not None and met.isdisjoint(one.names):
                met |= one.names
                yield _of_concept(making, deck.concept_by_id[one.concept], one.origin)


def _check(tokens: list[_Token], blanks: list[_Blank]) -> None:
    """Each blank takes one token, each token fits at most one blank, and no two tokens are alike."""
    if len(tokens) < FEWEST:
        raise CannotMakeError(f"it has only {len(tokens)} tokens; four are needed: list more under `tokens`")
    for number, one in enumerate(tokens):
        for other in tokens[:number]:
            if not one.names.isdisjoint(other.names):
                raise CannotMakeError(f"its tokens “{other.text}” and “{one.text}” are the same thing")
    for blank in blanks:
        fitting = [one.text for one in tokens if not one.names.isdisjoint(blank.right)]
        if len(fitting) > 1:
            raise CannotMakeError(f"both “{fitting[0]}” and “{fitting[1]}” fit blank {blank.part.id}")


def _option(making: Making, token: _Token, blank: _Blank) -> Option:
    place = blank.part.id
    correct = not token.names.isdisjoint(blank.right)
    reason, fact = (blank.reason, blank.fact) if correct else _reason(making, token, blank)
    return Option(
        id=cell_id(place, token.id),
        text=token.text,
        correct=correct,
        rationale=reason,
        fact=fact,
        origin=Origin.KEY if correct else token.origin,
        concept=token.concept,
        place=place,
    )


def _reason(making: Making, token: _Token, blank: _Blank) -> tuple[str, FactId]:
    """What its author says; else where the token belongs; else what is right in the blank."""
    for place, because in token.reasons:
        if place == blank.part.id:
            return because, blank.fact
    found = None
    if token.concept is not None and isinstance(blank.part.choices, Asked):
        found = reason_against(making.deck, blank.part.choices.query, token.concept)
    return found or (blank.reason, blank.fact)
