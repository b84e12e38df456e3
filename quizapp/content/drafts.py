"""A fact as a person types it, before it is one: texts as they stand in the fields, broken ones too.

A draft asks nothing of a person: every field may be empty as long as there is something to learn.
"""

from dataclasses import dataclass

from quizapp.content.clozes import marked_up
from quizapp.content.deck import Deck
from quizapp.content.facts import Ask, Cloze, DeckId, Fact, FactId, TopicId, WrittenDistractor
from quizapp.content.labels import Hide, Label
from quizapp.content.occlusion import Pictured, pictured_in

FIRST_ADDED = 1_001
"""From this number on count what a person adds to a fact of the deck: a newer deck file may add some of its own."""

NO_TOPIC = TopicId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAsk:
    """A question as typed. ``number`` is that of the ask once the fact has it, 0 for a new one.

    ``claimed`` says that the deck's claims answer it. ``reverse`` is the switch, ``reverse_text`` the question the
    other way round (empty: the answer itself).
    """

    number: int = 0
    claimed: bool = False
    question: str = ""
    answer: str = ""
    reverse: bool = False
    reverse_text: str = ""
    hint: str = ""
    wrong: tuple[WrittenDistractor, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        typed = (self.question, self.answer, self.reverse_text, self.hint, *(one.text for one in self.wrong))
        return not any(text.strip() for text in typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the editor holds.

    ``statement`` may have blanks; ``gaps`` are further texts with blanks. ``pictured`` is a picture made of pixels with
    its parts, of which ``hide`` says how many are hidden at once; ``figure`` is the name of a drawing that the fact
    shows instead, or under which the picture is stored. ``own`` says that the person wrote the fact: all of it may go.
    """

    deck: DeckId
    fact: FactId | None = None
    own: bool = True
    topic: TopicId = NO_TOPIC
    new_topic: str = ""
    statement: str = ""
    why: str = ""
    tags: tuple[str, ...] = ()
    asks: tuple[DraftAsk, ...] = ()
    gaps: tuple[str, ...] = ()
    pictured: Pictured | None = None
    hide: Hide = Hide.ONE
    figure: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to learn in it yet."""
        texts = (self.statement, *self.gaps)
        return not any(map(str.strip, texts)) and all(ask.is_empty for ask in self.asks) and self.pictured is None


def draft_of(deck: Deck, fact: Fact, tags: tuple[str, ...], *, own: bool) -> Draft:
    """A fact, as it is shown, to be changed."""
    whole = next((one for one in fact.clozes if one.text == fact.statement), None)
    pictured, name, hide = _picture_of(deck, fact)
    return Draft(
        deck=deck.id,
        fact=fact.id,
        own=own,
        topic=fact.topic,
        statement=fact.statement if whole is None else marked_up(whole),
        why=fact.why,
        tags=tags,
        asks=tuple(map(_draft_ask, fact.asks)),
        gaps=tuple(marked_up(one) for one in fact.clozes if one is not whole),
        pictured=pictured,
        hide=hide,
        figure=name,
    )


def labels_on_pictures(deck: Deck, fact: Fact) -> tuple[Label, ...]:
    """The labels of a fact that ask for parts of pictures made of pixels; those on drawings are not edited here."""
    return tuple(one for one in fact.labels if _pictured(deck, one.figure) is not None)


def next_number(fact: Fact | None, *, own: bool) -> int:
    """The number of the next ask or blank that a person adds."""
    if fact is None:
        return 1
    asks = [ask.id for ask in fact.asks]
    highest = max([*asks, *numbers_of(fact.clozes), *(label.id for label in fact.labels)], default=0)
    return max(highest + 1, 1 if own else FIRST_ADDED)


def numbers_of(clozes: tuple[Cloze, ...]) -> list[int]:
    """The numbers of all blanks."""
    return [blank.number for cloze in clozes for blank in cloze.blanks]


def _draft_ask(ask: Ask) -> DraftAsk:
    plain = ask.query is None
    return DraftAsk(
        number=ask.id,
        claimed=not plain,
        question=ask.question,
        answer=ask.answer,
        reverse=bool(ask.reverse),
        reverse_text="" if plain and ask.reverse == ask.answer else ask.reverse,
        hint=ask.hint,
        wrong=ask.wrong,
    )


def _picture_of(deck: Deck, fact: Fact) -> tuple[Pictured | None, str, Hide]:
    labels = labels_on_pictures(deck, fact)
    name = labels[0].figure if labels else fact.picture
    return _pictured(deck, name), name, labels[0].hide if labels else Hide.ONE


def _pictured(deck: Deck, name: str) -> Pictured | None:
    figure = deck.figure_by_name.get(name)
    return None if figure is None else pictured_in(figure.svg)
