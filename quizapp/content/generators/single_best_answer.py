"""Single best answers: a stem, one right option and two or three wrong ones, each with its reason."""

from collections.abc import Iterator
from random import Random

from quizapp.content.deck import Deck
from quizapp.content.distractors import Distractor, TooFew, distractors
from quizapp.content.facts import Ask, Concept, Fact
from quizapp.content.generators.choosing import one_right, right_option, wrong_option
from quizapp.content.generators.making import Making, NotMade, key_position
from quizapp.content.items import ItemKind, Option, SingleBestAnswer, item_id
from quizapp.content.items.base import NOWHERE
from quizapp.content.numbers import in_their_order
from quizapp.content.truth import contradiction
from quizapp.content.written import WrittenSingleBestAnswer


def items(deck: Deck, fact: Fact, seed: int) -> Iterator[SingleBestAnswer | NotMade]:
    """An item, or the reason why there is none, for each ask of the fact that wants one."""
    for number, ask in enumerate(fact.asks, start=deck.asks_before[fact.id]):
        if ask.makes_item:
            yield _item(deck, fact, ask, seed, number)


def make(making: Making, written: WrittenSingleBestAnswer) -> SingleBestAnswer:
    """The item written as such. Raises CannotMakeError when too few wrong options can be found."""
    return SingleBestAnswer(**making.head(one_right(making, written.choices)))


def _item(deck: Deck, fact: Fact, ask: Ask, seed: int, number: int) -> SingleBestAnswer | NotMade:
    name = item_id(deck.id, fact.id, ItemKind.SINGLE_BEST_ANSWER, ask.id)
    dice = Random(f"{seed}/{name}")
    contradicted = contradiction(deck, ask.query)
    if contradicted is not None:
        return NotMade(fact=fact.id, ask=ask.id, reason=contradicted.sentence(deck))
    right = deck.right_answers(ask.query)
    if len(right) > 1 and not ask.stem:
        return NotMade(fact=fact.id, ask=ask.id, reason="several answers are true, so it needs a `stem` of its own")
    key, source = _key(deck, fact, ask, dice)
    wrong = distractors(deck, fact, ask, key, f"{seed}/{name}")
    if isinstance(wrong, TooFew):
        return NotMade(fact=fact.id, ask=ask.id, reason=wrong.reason)
    return SingleBestAnswer(
        id=name,
        deck=deck.id,
        facts=(fact.id,),
        topic=fact.topic,
        level=ask.level,
        stem=ask.stem or ask.question,
        options=_options(key, source, wrong, key_position(str(seed), number, len(wrong) + 1), dice),
    )


def _key(deck: Deck, fact: Fact, ask: Ask, dice: Random) -> tuple[Concept, Fact]:
    """The right option and the fact that makes it right: the author's choice, else one that this fact itself gives."""
    answers = list(deck.answers(ask.query))
    chosen = [one for one in answers if one[0] == ask.key]
    own = [one for one in answers if one[1].id == fact.id]
    concept, source = next((one for one in chosen if one[1].id == fact.id), None) or (chosen or [dice.choice(own)])[0]
    return deck.concept_by_id[concept], source


def _options(
    key: Concept, source: Fact, wrong: tuple[Distractor, ...], position: int, dice: Random
) -> tuple[Option, ...]:
    options = [wrong_option(one, NOWHERE) for one in wrong]
    dice.shuffle(options)
    options.insert(position, right_option(key, source, NOWHERE))
    return in_their_order(options) or tuple(options)
