from datetime import date

from quizapp.content.facts import ConceptId, FactId, RelationId, Side, Source
from tests.builders import ask, claim, concept, deck, fact, query


def test_where_a_fact_stands_in_its_source() -> None:
    dated = Source(title="Lactation", publisher="Clinic", reviewed=date(2021, 12, 16))
    assert dated.place(9) == "Lactation, Clinic (reviewed 2021-12-16), paragraph 9"
    assert Source(title="Lactation", publisher="Clinic").place(9) == "Lactation, Clinic, paragraph 9"


def test_queries_and_claims() -> None:
    said = claim("oslo capital-of norway")
    assert query("? capital-of norway").matches(said)
    assert query("oslo capital-of ?").matches(said)
    assert not query("? capital-of peru").matches(said)
    assert not query("? lies-in norway").matches(said)
    assert not query("norway capital-of ?").matches(said)
    assert query("? capital-of norway").turned(ConceptId("oslo")) == query("oslo capital-of ?")
    assert query("oslo capital-of ?").turned(ConceptId("norway")) == query("? capital-of norway")
    assert (said.side(Side.SUBJECT), said.side(Side.OBJECT)) == ("oslo", "norway")


def test_answers_come_with_their_facts_in_the_decks_order() -> None:
    first, second = fact("F1", claims=("oslo capital-of norway",)), fact("F2", claims=("rome capital-of norway",))
    again = fact("F3", claims=("oslo capital-of norway",))
    capitals = deck(first, second, again)
    assert list(capitals.answers(query("? capital-of norway"))) == [("oslo", first), ("rome", second), ("oslo", again)]
    assert capitals.right_answers(query("? capital-of norway")) == ("oslo", "rome")
    assert list(capitals.answers(query("? capital-of peru"))) == []


def test_lookups() -> None:
    capitals = deck()
    assert capitals.topic_by_id["cities"].title == "Cities"
    assert capitals.concept_by_id["oslo"].names == ("Oslo",)
    assert capitals.fact_by_id[FactId("F2")] is capitals.facts[1]
    assert len(capitals.claims_by_relation[RelationId("capital-of")]) == 4
    assert capitals.claims_by_concept[ConceptId("peru")] == ((capitals.facts[0], claim("lima capital-of peru")),)
    assert [one.id for one in capitals.concepts_by_kind["city"]] == ["doha", "lima", "oslo", "rome"]
    place = (RelationId("capital-of"), Side.OBJECT, "country")
    assert [one.id for one in capitals.concepts_by_place[place]] == ["peru", "italy", "qatar", "norway"]


def test_asks_are_numbered_through_the_deck() -> None:
    facts = fact("F1", asks=(ask(), ask(number=2))), fact("F2"), fact("F3", asks=(ask(),))
    assert dict(deck(*facts).asks_before) == {"F1": 0, "F2": 2, "F3": 2}


def test_a_claim_of_a_thing_about_itself_is_counted_once() -> None:
    odd = deck(fact(claims=("oslo capital-of oslo",)))
    assert len(odd.claims_by_concept[ConceptId("oslo")]) == 1


def test_namesakes_share_a_name_whatever_their_case() -> None:
    concepts = (concept("Oslo", also=("Christiania",)), concept("Christiania", also=("the old town",)), concept("Rome"))
    old = deck(concepts=concepts, facts=())
    assert sorted(old.namesakes(ConceptId("oslo"))) == ["christiania", "oslo"]
    assert old.namesakes(ConceptId("rome")) == ("rome",)
    assert old.folded_names[ConceptId("oslo")] == {"oslo", "christiania"}
