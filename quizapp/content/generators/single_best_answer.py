"""Single best answers: a stem, one right option and two or three wrong ones, each with its reason."""

from collections.abc import Iterator
from random import Random

from quizapp.content.deck import Deck
from quizapp.content.distractors import Distractor, TooFew, distractors, plain_distractors
from quizapp.content.facts import Ask, Concept, Fact, Query
from quizapp.content.generators.choosing import one_right, right_option, wrong_option
from quizapp.content.generators.making import Making, NotMade, key_position
from quizapp.content.items import ItemKind, Option, OptionId, Origin, SingleBestAnswer, item_id
from quizapp.content.items.base import NOWHERE
from quizapp.content.numbers import in_their_order
from quizapp.content.truth import contradiction
from quizapp.content.wording import capitalised
from quizapp.content.written import Asked, WrittenSingleBestAnswer


def items(deck: Deck, fact: Fact, seed: int) -> Iterator[SingleBestAnswer | NotMade]:
    """An item, or the reason why there is none, for each ask of the fact that wants one."""
    for number, ask in enumerate(fact.asks, start=deck.asks_before[fact.id]):
        if ask.makes_item and (ask.query is not None or ask.wrong):  # a plain ask without wrong options means no item
            yield item(deck, fact, ask, seed, number)


def make(making: Making, written: WrittenSingleBestAnswer) -> SingleBestAnswer:
    """The item written as such. Raises CannotMakeError when too few wrong options can be found."""
    return SingleBestAnswer(**making.head(one_right(making, written.choices)))


def item(deck: Deck, fact: Fact, ask: Ask, seed: int, number: int) -> SingleBestAnswer | NotMade:
    """The item of an ask, the ``number``-th of the deck, or the reason why there is none."""
    name = item_id(deck.id, fact.id, ItemKind.SINGLE_BEST_ANSWER, ask.id)
    dice = Random(f"{seed}/{name}")
    found = _options_of(deck, fact, ask, dice, f"{seed}/{name}")
    if isinstance(found, TooFew):
        return NotMade(fact=fact.id, ask=ask.id, reason=found.reason)
    right, wrong = found
    return SingleBestAnswer(
        id=name,
        deck=deck.id,
        facts=(fact.id,),
        topic=fact.topic,
        level=ask.level,
        stem=ask.stem or ask.question,
        options=_options(right, wrong, key_position(str(seed), number, len(wrong) + 1), dice),
    )


def _options_of(
    deck: Deck, fact: Fact, ask: Ask, dice: Random, drawn_by: str
) -> tuple[Option, tuple[Distractor, ...]] | TooFew:
    """The right option and the wrong ones, or the reason why there are none."""
    query = ask.query
    if query is None:
        plain = plain_distractors(deck, fact, ask, drawn_by)
        return plain if isinstance(plain, TooFew) else (_plain_key(fact, ask), plain)
    contradicted = contradiction(deck, query)
    if contradicted is not None:
        return TooFew(reason=contradicted.sentence(deck))
    if len(deck.right_answers(query)) > 1 and not ask.stem:
        return TooFew(reason="several answers are true, so it needs a `stem` of its own")
    key, source = _key(deck, fact, ask, query, dice)
    asked = Asked(query=query, wrong=ask.wrong, skip=ask.skip)
    wrong = distractors(deck, fact, asked, key, drawn_by, stem=ask.stem or ask.question)
    return wrong if isinstance(wrong, TooFew) else (right_option(key, source, NOWHERE), wrong)


def _plain_key(fact: Fact, ask: Ask) -> Option:
    return Option(
        id=OptionId("answer"),
        text=capitalised(ask.answer),
        correct=True,
        rationale=fact.statement,
        fact=fact.id,
        origin=Origin.KEY,
    )


def _key(deck: Deck, fact: Fact, ask: Ask, query: Query, dice: Random) -> tuple[Concept, Fact]:
    """The right option and the fact that makes it right: the author's choice, else one that this fact itself gives."""
    answers = list(deck.answers(query))
    chosen = [one for one in answers if one[0] == ask.key]
    own = [one for one in answers if one[1].id == fact.id]
    concept, source = next((one for one in chosen if one[1].id == fact.id), None) or (chosen or [dice.choice(own)])[0]
    return deck.concept_by_id[concept], source


def _options(right: Option, wrong: tuple[Distractor, ...], position: int, dice: Random) -> tuple[Option, ...]:
    options = [wrong_option(one, NOWHERE) for one in wrong]
    dice.shuffle(options)
    options.insert(position, right)
    return in_their_order(options) or tuple(options)
