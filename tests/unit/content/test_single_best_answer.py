"""Asks become single best answers."""

from collections import Counter
from dataclasses import replace

from quizapp.content.deck import Deck
from quizapp.content.facts import ConceptId, Level
from quizapp.content.generators import NotMade, items_of, items_of_fact, made_of
from quizapp.content.items import ItemKind, Origin, SingleBestAnswer
from tests.builders import CAPITALS, ask, concept, deck, fact


def reasons(some: Deck, seed: int = 1) -> list[str]:
    return [one.reason for one in made_of(some, seed) if isinstance(one, NotMade)]


def only(some: Deck, seed: int = 1) -> SingleBestAnswer:
    (item,) = items_of_fact(some, some.facts[0], seed)
    return item


def test_an_item_says_what_is_asked_and_why_each_option_is_right_or_wrong() -> None:
    item = only(deck())
    assert (item.id, item.deck, item.facts) == ("capitals/F1/single_best_answer-1", "capitals", ("F1",))
    assert (item.kind, item.topic, item.level) == (ItemKind.SINGLE_BEST_ANSWER, "cities", Level.RECALL)
    assert item.stem == "Which city is the capital of Peru?"
    assert (item.key.id, item.key.text, item.key.correct) == ("lima", "Lima", True)
    assert (item.key.origin, item.key.fact, item.key.rationale) == (Origin.KEY, "F1", "The statement of F1.")
    facts_by_city = dict(zip(CAPITALS, ("F1", "F2", "F3", "F4"), strict=True))
    assert {option.concept for option in item.options} == set(CAPITALS)
    for option in item.options:
        assert option.fact == facts_by_city[str(option.concept)]
        assert option.rationale == f"The statement of {option.fact}."
        assert option.origin is (Origin.KEY if option.correct else Origin.NEIGHBOUR)


def test_an_ask_may_have_a_stem_of_its_own_or_no_item_at_all() -> None:
    facts = list(deck().facts)
    facts[0] = replace(
        facts[0], asks=(ask("? capital-of peru", stem="Which of these?"), ask(number=2, makes_item=False))
    )
    assert only(deck(*facts)).stem == "Which of these?"


def test_items_of_one_kind() -> None:
    assert items_of(deck(), 1, ItemKind.SINGLE_BEST_ANSWER) == items_of(deck(), 1)
    assert items_of_fact(deck(), deck().facts[2], 5) == items_of(deck(), 5)[2:3]


def several(**fields: object) -> Deck:
    """A deck in which two cities are capitals of one country, the second by another fact."""
    first = fact("F1", claims=("oslo capital-of norway",), asks=(ask(**fields),))
    return deck(first, fact("F2", claims=("rome capital-of norway",)), fact("F3", claims=("lima capital-of peru",)))


def test_several_right_answers_need_a_stem() -> None:
    (reason,) = reasons(several(wrong=("Bergen", "Tromsø")))
    assert reason == "several answers are true, so it needs a `stem` of its own"


def test_of_several_right_answers_one_is_offered() -> None:
    fields = {"stem": "Which of these?", "wrong": ("Bern", "Bonn")}
    item = only(several(**fields))
    assert item.key.concept == "oslo"  # what the fact itself says
    assert item.key.fact == "F1"
    assert not any(option.concept == "rome" for option in item.options)
    chosen = only(several(key=ConceptId("rome"), **fields))
    assert (chosen.key.concept, chosen.key.fact) == ("rome", "F2")


def test_the_chosen_key_is_explained_by_the_facts_own_claim_if_it_makes_it() -> None:
    first = fact("F1", claims=("rome capital-of norway",))
    second = fact("F2", claims=("rome capital-of norway",), asks=(ask(key=ConceptId("rome"), wrong=("Bern", "Bonn")),))
    (item,) = items_of(deck(first, second), 1)
    assert item.key.fact == "F2"


def test_which_of_several_is_drawn_by_the_seed() -> None:
    claims = ("oslo capital-of norway", "rome capital-of norway")
    some = deck(fact("F1", claims=claims, asks=(ask(stem="Which of these?", wrong=("Bern", "Bonn")),)))
    assert {only(some, seed).key.concept for seed in range(20)} == {"oslo", "rome"}


def test_why_there_is_no_item() -> None:
    lonely = deck(
        fact("F1", claims=("oslo capital-of norway",), asks=(ask(),)),
        concepts=(concept("Oslo"), concept("Norway", "country")),
    )
    assert reasons(lonely) == ["only 0 wrong options of a fitting length can be found; two are needed"]
    one = replace(lonely, facts=(replace(lonely.facts[0], asks=(ask(wrong=("Bergen",)),)),))
    assert reasons(one) == ["only 1 wrong option of a fitting length can be found; two are needed"]
    long = replace(lonely, facts=(replace(lonely.facts[0], asks=(ask(wrong=("B" * 11, "C" * 11)),)),))
    assert reasons(long) == ["only 0 wrong options of a fitting length can be found; two are needed"]
    apart = replace(lonely, facts=(replace(lonely.facts[0], asks=(ask(wrong=("B" * 9, "C" * 2)),)),))
    assert reasons(apart) == ["its wrong options are alike, or differ too much in length"]
    alike = replace(lonely, facts=(replace(lonely.facts[0], asks=(ask(wrong=("Bergen", "bergen.")),)),))
    assert reasons(alike) == ["its wrong options are alike, or differ too much in length"]


def many(number: int, skip: int = -1) -> Deck:
    """A deck with a fact for each of many cities of the same length."""
    cities = [f"city-{one:03}" for one in range(number)]
    return deck(
        *(
            fact(f"F{one}", claims=(f"{city} capital-of land-{one:03}",), asks=(ask(f"? capital-of land-{one:03}"),))
            for one, city in enumerate(cities)
            if one != skip
        ),
        concepts=(
            *(concept(city) for city in cities),
            *(concept(f"land-{one:03}", "country") for one in range(number)),
        ),
    )


def test_the_key_stands_in_every_place_equally_often() -> None:
    for seed in range(5):
        places = Counter([one.correct for one in item.options].index(True) for item in items_of(many(120), seed))
        assert places == {0: 30, 1: 30, 2: 30, 3: 30}


def test_numbers_stand_in_their_order_and_their_keys_in_every_place() -> None:
    texts = [str(10 + number) for number in range(80)]
    some = deck(
        *(
            fact(f"F{one}", claims=(f"{text} capital-of l{one}",), asks=(ask(f"? capital-of l{one}"),))
            for one, text in enumerate(texts)
        ),
        concepts=(*(concept(text) for text in texts), *(concept(f"l{one}", "country") for one in range(80))),
    )
    for seed in range(3):
        items = items_of(some, seed)
        shown = [[int(option.text) for option in item.options] for item in items]
        assert shown == [sorted(numbers) for numbers in shown]
        places = Counter(item.options.index(item.key) for item in items if len(item.options) == 4)
        assert set(places) == {0, 1, 2, 3}
        assert max(places.values()) <= 0.4 * len(items)


def test_the_places_follow_no_fixed_pattern() -> None:
    def places(seed: int) -> list[int]:
        return [[one.correct for one in item.options].index(True) for item in items_of(many(24), seed)]

    assert len({tuple(places(seed)) for seed in range(10)}) == 10
    assert places(1)[:12] != places(1)[12:]


def test_a_new_fact_leaves_the_items_of_the_others_as_they_were() -> None:
    new = fact("F9", claims=("lima lies-in peru",), asks=(ask("lima lies-in ?", wrong=("Chile", "Spain")),))
    old_items, new_items = items_of(deck(), 1), items_of(deck(*deck().facts, new), 1)
    assert len(new_items) == len(old_items) + 1
    assert new_items[:-1] == old_items


def test_ids_stay_when_texts_change() -> None:
    old = deck()
    facts = tuple(
        replace(one, asks=tuple(replace(its, question="Otherwise?") for its in one.asks)) for one in old.facts
    )
    new = replace(old, facts=facts, concepts=tuple(replace(one, name=one.name.upper()) for one in old.concepts))
    ids = [[(item.id, sorted(option.id for option in item.options)) for item in items_of(one, 1)] for one in (old, new)]
    assert ids[0] == ids[1]


def test_a_key_is_as_often_long_as_short() -> None:
    """With cities of many lengths, neither the longest nor the shortest option is a good guess."""
    names = [f"{'abcdefghij'[number % 10] * (6 + number % 4)}{number:02}" for number in range(80)]
    some = deck(
        *(
            fact(f"F{one}", claims=(f"{name} capital-of l{one}",), asks=(ask(f"? capital-of l{one}"),))
            for one, name in enumerate(names)
        ),
        concepts=(*(concept(name) for name in names), *(concept(f"l{one}", "country") for one in range(80))),
    )
    items = items_of(some, 1)
    longest = sum(all(len(item.key.text) > len(one.text) for one in item.options if not one.correct) for item in items)
    shortest = sum(all(len(item.key.text) < len(one.text) for one in item.options if not one.correct) for item in items)
    assert longest <= 0.3 * len(items)
    assert shortest <= 0.3 * len(items)
