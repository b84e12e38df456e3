"""Bingo with the terms of a session: every card can win, no two are alike, and each term stands about equally often."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quizapp.content.cards import View
from quizapp.content.deck import Deck
from quizapp.content.facts import FactId
from quizapp.content.generators import cards_of_fact
from quizapp.content.items import FillIn, Item, SingleBestAnswer, WordWanted
from quizapp.content.wording import capitalised, folded

FREE = ""
"""The square in the middle that counts from the start, where there is one."""

LEAST_TERMS = 8
MOST_CARDS = 2000
LONGEST_TERM = 34
"""Letters; what is longer cannot be read on a card from an arm's length."""

_SIDES = ((24, 5), (16, 4), (LEAST_TERMS, 3))
"""So many terms at least for a card of so many squares a side; 5 and 3 have a free one in the middle."""

_TRIES = 60
_SHORT = 3
"""Words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term, the question to which it is the only right answer, and the fact that says so."""

    term: str
    clue: str
    fact: FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class BingoCard:
    """A card by its number, counted from 1; ``FREE`` is the free square."""

    number: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> tuple[frozenset[str], ...]:
        """The rows, columns and diagonals that win, without the free square."""
        side = range(len(self.rows))
        columns = zip(*self.rows, strict=True)
        diagonals = ([self.rows[at][at] for at in side], [self.rows[at][-1 - at] for at in side])
        return tuple(frozenset(line) - {FREE} for line in (*self.rows, *columns, *diagonals))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bingo:
    """A game: squares a side, all terms in the order in which they are called, and the cards."""

    side: int
    terms: tuple[Term, ...]
    cards: tuple[BingoCard, ...]


def side_for(terms: int) -> int:
    """Squares a side of a card, by how many terms there are; 0 when they are too few to play."""
    return next((side for least, side in _SIDES if terms >= least), 0)


def bingo(terms: Sequence[Term], count: int, dice: Random) -> Bingo:
    """A game with ``count`` cards. ValueError for fewer than ``LEAST_TERMS`` or more than ``MOST_CARDS``.

    As long as there are enough terms no two cards share a line, so that nobody wins together; in any case no two have
    the same lines. Every term of a card is called, and every card has equally many lines.
    """
    side = side_for(len(terms))
    if not side:
        raise ValueError(f"bingo takes at least {LEAST_TERMS} terms, not {len(terms)}")
    if count > MOST_CARDS:
        raise ValueError(f"there are at most {MOST_CARDS:,} cards, not {count:,}")
    used = dict.fromkeys((one.term for one in terms), 0)
    taken: set[frozenset[str]] = set()
    known: set[frozenset[frozenset[str]]] = set()
    cards: list[BingoCard] = []
    while len(cards) < count:
        chosen = sorted(used, key=lambda term: (used[term], dice.random()))[: side * side - side % 2]
        card = _arranged(chosen, side, len(cards) + 1, dice)
        for _ in range(_TRIES):
            if taken.isdisjoint(card.lines):
                break
            card = _arranged(chosen, side, len(cards) + 1, dice)
        while frozenset(card.lines) in known:
            card = _arranged(chosen, side, len(cards) + 1, dice)
        cards.append(card)
        taken.update(card.lines)
        known.add(frozenset(card.lines))
        for term in chosen:
            used[term] += 1
    return Bingo(side=side, terms=tuple(dice.sample(list(terms), len(terms))), cards=tuple(cards))


def _arranged(chosen: Sequence[str], side: int, number: int, dice: Random) -> BingoCard:
    squares = dice.sample(list(chosen), len(chosen))
    if side % 2:
        squares.insert(len(squares) // 2, FREE)
    rows = tuple(tuple(squares[first : first + side]) for first in range(0, side * side, side))
    return BingoCard(number=number, rows=rows)


def terms_of_deck(deck: Deck, facts: Iterable[FactId]) -> tuple[Term, ...]:
    """The terms of some facts: what is the only right answer to a question of theirs. Each term once."""
    found = (term for fact in facts if fact in deck.fact_by_id for term in _terms_of_fact(deck, fact))
    return _once(found)


def is_short(term: Term) -> bool:
    """Whether a term is the name of something rather than a sentence."""
    return len(term.term.split()) <= _SHORT


def short_first(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms, those first that are names."""
    return tuple(sorted(terms, key=lambda one: not is_short(one)))


def terms_of_items(items: Iterable[Item]) -> tuple[Term, ...]:
    """The terms of some items, where there is no deck to ask: keys of single best answers, and wanted words."""
    return _once(_terms_of_items(items))


def _terms_of_fact(deck: Deck, fact: FactId) -> Iterator[Term]:
    asks = {ask.id: ask for ask in deck.fact_by_id[fact].asks}
    for card in cards_of_fact(deck, deck.fact_by_id[fact]):
        if card.view is View.RECALL:
            query = asks[card.number].query
            if query is not None and len(deck.right_answers(query)) == 1:
                yield Term(term=card.back.rstrip("."), clue=card.front, fact=fact)


def _terms_of_items(items: Iterable[Item]) -> Iterator[Term]:
    for item in items:
        if isinstance(item, SingleBestAnswer):
            yield Term(term=capitalised(item.key.text.rstrip(".")), clue=item.stem, fact=item.facts[0])
        elif isinstance(item, FillIn) and isinstance(item.wanted, WordWanted):
            yield Term(term=capitalised(item.wanted.accepted[0]), clue=item.stem, fact=item.facts[0])


def _once(terms: Iterable[Term]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for one in terms:
        name = folded(one.term)
        if name and len(one.term) <= LONGEST_TERM and name not in folded(one.clue):
            found.setdefault(name, one)
    return tuple(found.values())
