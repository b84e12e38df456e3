"""No wrong option is ever true, whatever the deck; and wrong options are the best that the deck has."""

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.content.deck import Deck
from quizapp.content.distractors import Distractor, TooFew, distractors, true_names
from quizapp.content.facts import Claim, Concept, Fact, Query, Relation, Side, WrittenDistractor
from quizapp.content.generators import items_of
from quizapp.content.items import Origin
from quizapp.content.wording import folded
from tests.builders import ask, claim, concept, deck, fact, query


def offered(some: Deck, seed: str = "1") -> list[Distractor]:
    """The distractors of the first ask of the first fact."""
    asked = some.facts[0].asks[0]
    key = some.concept_by_id[some.right_answers(asked.query)[0]]
    found = distractors(some, some.facts[0], asked, key, seed)
    return [] if isinstance(found, TooFew) else list(found)


def names(some: Deck, seeds: int = 30) -> set[str]:
    """The texts of everything that is offered for some seed."""
    return {one.text for seed in range(seeds) for one in offered(some, str(seed))}


def asking(*facts: Fact, concepts: tuple[Concept, ...], **fields: Any) -> Deck:
    """A deck whose first fact asks for Norway's capital."""
    first = fact("F0", claims=("oslo capital-of norway",), asks=(ask(**fields),))
    return deck(
        first, *facts, concepts=(concept("Oslo"), concept("Norway", "country"), concept("Peru", "country"), *concepts)
    )


CITIES = tuple(concept(name, note=f"{name} is a city.") for name in ("Rome", "Lima", "Bern"))


def test_neighbours_first_then_written_ones_then_others_of_the_kind() -> None:
    facts = fact("F1", claims=("rome capital-of peru",)), fact("F2", claims=("lima capital-of peru",))
    some = asking(*facts, concepts=CITIES, wrong=("Bonn", "Linz"))
    assert [one.origin for one in offered(some)] == [Origin.NEIGHBOUR, Origin.NEIGHBOUR, Origin.WRITTEN]
    some = asking(*facts, concepts=CITIES)
    assert [one.origin for one in offered(some)] == [Origin.NEIGHBOUR, Origin.NEIGHBOUR, Origin.SAME_KIND]
    some = asking(concepts=CITIES, wrong=("Bonn", "Linz", "Graz"))
    assert [one.origin for one in offered(some)] == [Origin.WRITTEN] * 3
    third = fact("F3", claims=("bern capital-of peru",))
    some = asking(*facts, third, concepts=CITIES, wrong=("Bonn",))
    assert [one.origin for one in offered(some)] == [Origin.NEIGHBOUR] * 3


def test_others_of_another_kind_are_never_offered() -> None:
    some = asking(
        fact("F1", claims=("peru capital-of peru",)), concepts=(*CITIES, concept("Thor", "god", note="A god."))
    )
    assert names(some) == {"Rome", "Lima", "Bern"}


def test_what_has_no_reason_is_never_offered() -> None:
    """A rationale traces to a fact or a note; a concept that the deck is silent about has none."""
    assert names(asking(concepts=(*CITIES, concept("Kyiv")))) == {"Rome", "Lima", "Bern"}


def test_where_the_reason_comes_from() -> None:
    def reason(*facts: Fact, note: str = "") -> tuple[str, str]:
        some = asking(*facts, concepts=(concept("Rome", note=note),), wrong=("Bern", "Bonn"))
        (rome,) = (one for one in offered(some) if one.text == "Rome")
        return rome.fact, rome.rationale

    elsewhere = fact("F1", claims=("rome lies-in peru",))
    as_asked = fact("F2", claims=("rome capital-of peru",))
    assert reason(elsewhere, as_asked) == ("F2", "The statement of F2.")
    assert reason(elsewhere) == ("F1", "The statement of F1.")
    assert reason(elsewhere, note="A city.") == ("F1", "The statement of F1.")
    assert reason(note="A city.") == ("F0", "A city.")


def test_what_only_its_own_fact_speaks_of_is_explained_by_that_fact_or_better_by_its_note() -> None:
    def reason(note: str) -> str:
        own = fact("F0", claims=("oslo capital-of norway", "rome lies-in norway"), asks=(ask(wrong=("Bern", "Bonn")),))
        some = deck(own, concepts=(concept("Oslo"), concept("Rome", note=note), concept("Norway", "country")))
        return next(one.rationale for one in offered(some) if one.text == "Rome")

    assert reason("") == "The statement of F0."
    assert reason("A city.") == "A city."


def test_synonyms_of_right_answers_are_right() -> None:
    christiania = concept("Kristiania", also=("OSLO!",), note="A name.")
    assert "Kristiania" not in names(asking(concepts=(*CITIES, christiania), wrong=("kristiania.", "Oslo")))
    assert names(asking(concepts=(*CITIES, christiania), wrong=("kristiania.", "Oslo"))) == {"Rome", "Lima", "Bern"}


def test_claims_about_a_synonym_of_what_is_given_count() -> None:
    norge = concept("Norge", "country", also=("norway",))
    some = asking(
        fact("F1", claims=("rome capital-of norge",)), concepts=(*CITIES, norge, concept("Graz", note="A city."))
    )
    assert true_names(some, query("? capital-of norway")) == {"oslo", "rome"}
    assert names(some) == {"Lima", "Bern", "Graz"}


def test_what_the_author_bars_is_never_offered_under_any_name() -> None:
    roma = concept("Roma", also=("Rome",), note="A city.")
    some = asking(concepts=(*CITIES, roma, concept("Graz", note="A city.")), skip=("rome",), wrong=("ROME", "Linz"))
    assert names(some) == {"Lima", "Bern", "Graz", "Linz"}


def test_what_the_question_names_is_never_offered() -> None:
    events = tuple(concept(name, "event", note="It occurs.") for name in ("rain", "snow", "hail", "wind", "heat"))
    first = fact("F0", claims=("rain before snow",), asks=(ask("? before snow"),))
    assert "snow" not in names(deck(first, concepts=events))


def test_no_two_options_are_alike() -> None:
    twins = (
        concept("Bonn", note="A city."),
        concept("bonn.", id="bonn-2", note="The same."),
        concept("Graz", note="A city."),
    )
    some = asking(concepts=twins, wrong=("BONN",))
    for seed in range(30):
        assert len({folded(one.text) for one in offered(some, str(seed))}) == len(offered(some, str(seed))) == 2


def test_lengths_never_differ_more_than_two_and_a_half_times() -> None:
    some = asking(concepts=(concept("Longest-city", note="x"), *CITIES[:2]))
    assert names(some) == {"Rome", "Lima"}
    assert offered(asking(concepts=(concept("Long-city-yes", note="x"), CITIES[0]))) == []


def test_neighbours_of_unfit_length_do_not_crowd_out_what_fits() -> None:
    long = tuple(concept(f"A very long city {number}") for number in range(30))
    facts = tuple(fact(f"F{number}", claims=(f"{one.id} capital-of peru",)) for number, one in enumerate(long, start=1))
    assert names(asking(*facts, concepts=long, wrong=("Bonn", "Graz"))) == {"Bonn", "Graz"}


def test_a_large_deck_offers_what_is_near_in_length() -> None:
    many = tuple(concept(f"{'x' * (1 + number // 4)}{number}", note="x") for number in range(100))
    assert all(2 <= len(one) <= 10 for one in names(asking(concepts=many)))


def test_similar_lengths_are_preferred() -> None:
    near = tuple(concept(f"near{number:02}", note="x") for number in range(4))
    far = tuple(concept(f"far-away{number:02}", note="x") for number in range(20))
    assert all(name.startswith("near") for name in names(asking(concepts=(*far, *near)), 60))


def test_the_key_stands_at_every_place_in_length() -> None:
    """Drawn blindly, three of four shorter and four longer names would leave the key at an end in 14 % of the items.

    Here length is the only sign that tells options apart, so a key that seldom looks likeliest is seldom the longest.
    """
    shorter = tuple(concept(f"ab{one}", note="x") for one in "cdef")
    longer = tuple(concept(f"abcd{one}", note="x") for one in "efgh")
    some = asking(concepts=(*shorter, *longer))
    counts = [sum(len(one.text) < len("Oslo") for one in offered(some, str(seed))) for seed in range(200)]
    assert all(15 <= counts.count(number) <= 90 for number in range(4)), counts


NAMES = ["Oslo", "oslo", "Rome", "Roma", "Lima", "LIMA.", "Bern", "Bonn", "a longer name", "x"]


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """Decks with synonyms, shared names, several relations and claims in any direction, asked in every way."""
    number = draw(st.integers(2, 9))
    concepts = tuple(
        Concept(
            id=f"c{one}",
            kind=draw(st.sampled_from(["city", "country"])),
            name=draw(st.sampled_from(NAMES)),
            also=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=1))),
            note=draw(st.sampled_from(["", "A note."])),
        )
        for one in range(number)
    )
    ids = st.sampled_from([one.id for one in concepts])
    claims = st.builds(Claim, subject=ids, relation=st.sampled_from(["r1", "r2"]), object=ids)
    facts = []
    for one in range(draw(st.integers(1, 6))):
        own = tuple(draw(st.lists(claims, min_size=1, max_size=3)))
        asked = draw(st.sampled_from(own))
        side = draw(st.sampled_from(Side))
        given_ = asked.object if side is Side.SUBJECT else asked.subject
        facts.append(
            fact(
                f"F{one}",
                claims=(),
                asks=(
                    replace(
                        ask(stem="Which of these?", skip=tuple(draw(st.lists(ids, max_size=1)))),
                        query=Query(relation=asked.relation, blank=side, given=given_),
                        wrong=tuple(
                            WrittenDistractor(text=text, because="Because.")
                            for text in draw(st.lists(st.sampled_from(NAMES), max_size=3))
                        ),
                    ),
                ),
            )
        )
        facts[-1] = replace(facts[-1], claims=own)
    relations = tuple(Relation(id=one, meaning="m", subjects=(), objects=()) for one in ("r1", "r2"))
    return deck(*facts, concepts=concepts, relations=relations)


def is_true(some: Deck, asked: Query, name: str) -> bool:
    """Whether a name answers a query: written anew, slowly and plainly, beside the code under test."""

    def called(concept_id: str) -> set[str]:
        (one,) = (one for one in some.concepts if one.id == concept_id)
        return {folded(its) for its in (one.name, *one.also)}

    for one in (its for source in some.facts for its in source.claims):
        answer, given_ = (one.subject, one.object) if asked.blank is Side.SUBJECT else (one.object, one.subject)
        if one.relation == asked.relation and called(given_) & called(asked.given):
            same = [other.id for other in some.concepts if called(other.id) & called(answer)]
            if any(folded(name) in called(other) for other in same):
                return True
    return False


@settings(max_examples=400, deadline=None)
@given(decks(), st.integers(0, 3))
def test_no_distractor_is_ever_true_in_any_deck(some: Deck, seed: int) -> None:
    kinds = {one.id: one.kind for one in some.concepts}
    for item in items_of(some, seed):
        asked = some.fact_by_id[item.facts[0]].asks[0]
        assert 3 <= len(item.options) <= 4
        assert [is_true(some, asked.query, one.text) for one in item.options] == [one.correct for one in item.options]
        assert sum(one.correct for one in item.options) == 1
        assert len({folded(one.text) for one in item.options}) == len(item.options)
        assert len({one.id for one in item.options}) == len(item.options)
        assert all(one.rationale and one.fact in some.fact_by_id for one in item.options)
        assert len({kinds[one.concept] for one in item.options if one.concept is not None}) == 1
        assert not {one.concept for one in item.options if not one.correct} & set(asked.skip)
        lengths = [len(one.text) for one in item.options]
        assert max(lengths) <= 2.5 * min(lengths)
        for one, other in combinations(item.options, 2):
            both = [some.folded_names.get(its.concept, frozenset()) for its in (one, other)]  # type: ignore[arg-type]
            assert not both[0] & both[1]


def test_the_plain_oracle_can_tell_right_from_wrong() -> None:
    some = deck(fact("F1", claims=("oslo capital-of norway",)))
    assert is_true(some, query("? capital-of norway"), "OSLO")
    assert not is_true(some, query("? capital-of norway"), "Rome")
    assert claim("oslo capital-of norway") == some.facts[0].claims[0]
