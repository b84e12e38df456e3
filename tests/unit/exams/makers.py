"""Items and sittings for the tests of ``quizapp.exams``."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from quizapp.content.facts import ConceptId, DeckId, FactId, Level, TopicId
from quizapp.content.items import Item, ItemId, Option, OptionId, Origin, SingleBestAnswer
from quizapp.exams.blueprint import Blueprint, Mode
from quizapp.exams.sitting import Response, Sitting, SittingId, finish, respond, start

steady = settings(deadline=None)
"""A busy machine is no failure."""

DECK = DeckId("deck")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def make_item(
    fact: str = "F1",
    number: int = 1,
    *,
    topic: str = "hormones",
    key: str = "oxytocin",
    wrong: tuple[str, ...] = ("prolactin", "estrogen", "insulin"),
    more_facts: tuple[str, ...] = (),
    key_at: int = 0,
) -> Item:
    """An item whose options are concepts, save those that contain a space: these are written by hand."""
    texts = [*wrong]
    texts.insert(key_at, key)
    return SingleBestAnswer(
        id=ItemId(f"deck/{fact}/single_best_answer-{number}"),
        deck=DECK,
        facts=(FactId(fact), *map(FactId, more_facts)),
        topic=TopicId(topic),
        level=Level.RECALL,
        stem=f"Which one is true of {fact}?",
        options=tuple(
            Option(
                id=OptionId(f"o{place}"),
                text=text.capitalize(),
                correct=text == key,
                rationale=f"About {text}.",
                fact=FactId(fact),
                origin=Origin.KEY if text == key else Origin.WRITTEN if " " in text else Origin.SAME_KIND,
                concept=None if " " in text else ConceptId(text),
            )
            for place, text in enumerate(texts)
        ),
    )


def choose(item: Item, text: str, *, after_s: int = 10) -> Response:
    """The answer that takes the option with this text."""
    option = next(one for one in item.options if one.text == text.capitalize())
    return Response(chosen=(option.id,), at=NOON + timedelta(seconds=after_s), took_ms=after_s * 1000)


def make_sitting(*items: Item, mode: Mode = Mode.EXAM, topics: tuple[TopicId, ...] = ()) -> Sitting:
    """A sitting over these items, at its first."""
    blueprint = Blueprint(deck=DECK, topics=topics, length=max(1, len(items)), mode=mode)
    return start(SittingId(7), blueprint, items, NOON)


def taken(*answers: tuple[Item, str | None]) -> Sitting:
    """A finished sitting in which these options were chosen."""
    sitting = make_sitting(*(item for item, _ in answers))
    for index, (item, text) in enumerate(answers):
        if text is not None:
            sitting = respond(sitting, index, choose(item, text))
    return finish(sitting, NOON + timedelta(minutes=5))


CONCEPTS = ("oxytocin", "prolactin", "estrogen", "insulin", "a made-up hormone")


@st.composite
def banks(draw: st.DrawFn, *, largest: int = 30) -> tuple[Item, ...]:
    """A bank: facts belong to one topic each and have one item or more, with 3 to 5 options."""
    items: list[Item] = []
    facts = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=largest))
    for fact, (topic, count) in enumerate(facts):
        for number in range(1, count + 1):
            names = draw(st.permutations(CONCEPTS))[: draw(st.integers(3, 5))]
            place = draw(st.integers(0, len(names) - 1))
            items.append(
                make_item(f"F{fact}", number, topic=f"t{topic}", key=names[0], wrong=tuple(names[1:]), key_at=place)
            )
    return tuple(items)


@st.composite
def finished_sittings(draw: st.DrawFn) -> Sitting:
    """A finished sitting with arbitrary answers and flags."""
    items = draw(banks(largest=8))
    sitting = make_sitting(*items, mode=draw(st.sampled_from(Mode)))
    for index, item in enumerate(items):
        chosen = draw(st.none() | st.sampled_from([option.text for option in item.options]))
        if chosen is not None:
            sitting = respond(sitting, index, choose(item, chosen, after_s=draw(st.integers(0, 500))))
    return finish(sitting, NOON + timedelta(hours=1))
