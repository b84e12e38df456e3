"""Single best answers: a stem, one right option and two or three wrong ones, each with its reason."""

from collections.abc import Iterator
from random import Random

from quizapp.content.distractors import Distractor, TooFew, distractors
from quizapp.content.facts import Ask, Concept, Deck, Fact
from quizapp.content.generators.making import NotMade, key_position
from quizapp.content.items import ItemKind, Option, OptionId, Origin, SingleBestAnswer, item_id
from quizapp.content.wording import capitalised


def items(deck: Deck, fact: Fact, seed: int) -> Iterator[SingleBestAnswer | NotMade]:
    """An item, or the reason why there is none, for each ask of the fact that wants one."""
    for number, ask in enumerate(fact.asks, start=deck.asks_before[fact.id]):
        if ask.makes_item:
            yield _item(deck, fact, ask, seed, number)


def _item(deck: Deck, fact: Fact, ask: Ask, seed: int, number: int) -> SingleBestAnswer | NotMade:
    name = item_id(deck.id, fact.id, ItemKind.SINGLE_BEST_ANSWER, ask.id)
    dice = Random(f"{seed}/{name}")
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
    options = [_wrong_option(one) for one in wrong]
    dice.shuffle(options)
    options.insert(position, _right_option(key, source))
    return tuple(options)


def _right_option(key: Concept, source: Fact) -> Option:
    return Option(
        id=OptionId(key.id),
        text=capitalised(key.name),
        correct=True,
        rationale=source.statement,
        fact=source.id,
        origin=Origin.KEY,
        concept=key.id,
    )


def _wrong_option(wrong: Distractor) -> Option:
    return Option(
        id=OptionId(wrong.id),
        text=capitalised(wrong.text),
        correct=False,
        rationale=wrong.rationale,
        fact=wrong.fact,
        origin=wrong.origin,
        concept=wrong.concept,
    )
