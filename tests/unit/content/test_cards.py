"""Facts become cards."""

from dataclasses import replace

from quizapp.content.cards import BLANK, Card, View
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import Ask
from quizapp.content.generators import cards_of, cards_of_fact, items_of
from tests.builders import DECK_TEXT, ask, concept, deck, fact


def shown(cards: tuple[Card, ...]) -> list[tuple[str, str, str]]:
    return [(f"{card.fact}/{card.view}-{card.number}", card.front, card.back) for card in cards]


def test_the_cards_of_a_deck_in_the_order_in_which_they_are_met() -> None:
    assert shown(cards_of(parse_deck(DECK_TEXT, "deck.toml"))) == [
        ("F1/choice-1", "Which city is the capital of Norway?", "Oslo"),
        ("F1/recall-1", "Which city is the capital of Norway?", "Oslo"),
        ("F1/cloze-1", f"The capital of {BLANK} is Oslo.", "Norway"),
        ("F1/reverse-1", "Of which country is Oslo the capital?", "Norway"),
        ("F1/cloze-2", f"The capital of Norway is {BLANK}.", "Oslo"),
        ("F2/cloze-1", f"The capital of {BLANK} lies by the sea.", "Peru"),
        ("F2/recall-2", "Which city is the capital of Peru?", "Lima, by the sea"),
        ("F2/cloze-2", f"{BLANK} is its name.", "Lima"),
        ("F2/reverse-2", "What is Lima?", "The capital of Peru"),
    ]


def test_a_choice_card_shows_the_options_of_the_first_item_each_with_its_reason() -> None:
    card = next(card for card in cards_of(deck()) if card.view is View.CHOICE)
    item = items_of(deck(), 0)[0]
    assert (card.front, card.back, card.fact) == (item.stem, "Lima", "F1")
    assert [(one.text, one.right, one.because, one.fact) for one in card.choices] == [
        (one.text, one.correct, one.rationale, one.fact) for one in item.options
    ]


def test_a_fact_has_at_most_one_choice_card_and_none_where_no_ask_makes_card_and_item() -> None:
    def choices(*asks: Ask) -> list[int]:
        facts = (replace(deck().facts[0], asks=asks), *deck().facts[1:])
        return [card.number for card in cards_of(deck(*facts)) if card.view is View.CHOICE and card.fact == "F1"]

    assert choices(ask("? capital-of peru"), ask("lima capital-of ?", 2)) == [1]
    assert choices(ask("? capital-of peru", makes_item=False), ask("lima capital-of ?", 2)) == [2]
    assert choices(ask("? capital-of peru", makes_card=False)) == []
    assert choices(ask("? capital-of peru", skip=("oslo", "rome", "doha")), ask("lima capital-of ?", 2)) == [2]


def test_ids_and_tags_are_made_of_what_people_wrote() -> None:
    card = cards_of(deck())[1]
    assert (card.id, card.deck, card.topic) == ("capitals/F1/recall-1", "capitals", "cities")
    assert card.tags == ("topic::cities", "view::recall")


def test_ids_stay_when_every_text_changes() -> None:
    old = deck()
    facts = tuple(
        replace(
            one,
            statement="Otherwise.",
            asks=tuple(replace(its, question="Otherwise?", reverse="Back?", stem="Stem?") for its in one.asks),
            clozes=tuple(replace(its, text=its.text[::-1]) for its in one.clozes),
        )
        for one in old.facts
    )
    new = replace(old, facts=facts, concepts=tuple(replace(one, name=one.name.upper()) for one in old.concepts))
    assert [card.id for card in cards_of(new)] == [card.id for card in cards_of(old)]
    assert [card.front for card in cards_of(new)] != [card.front for card in cards_of(old)]


def test_several_right_answers_stand_in_a_row() -> None:
    foods = deck(
        fact("F1", claims=("peru rich-in protein", "peru rich-in minerals"), asks=(ask("peru rich-in ?"),)),
        fact("F2", claims=("peru rich-in vitamin-c-(LH)", "peru rich-in protein")),
        concepts=(
            concept("peru"),
            concept("protein"),
            concept("minerals"),
            concept("vitamin C", id="vitamin-c-(LH)"),
        ),
    )
    assert cards_of_fact(foods, foods.facts[0])[0].back == "Protein, minerals and vitamin C"


def test_a_reverse_card_needs_a_unique_answer() -> None:
    reversible = ask("? capital-of norway", reverse="Of what is it the capital?")
    one = fact("F1", claims=("oslo capital-of norway",), asks=(reversible,))
    assert [card.view for card in cards_of(deck(one))] == [View.RECALL, View.REVERSE]
    other = fact("F2", claims=("oslo capital-of peru",))
    assert [card.view for card in cards_of(deck(one, other))] == [View.RECALL]
    # Rome leads back to Norway and nothing else, but Oslo does not:
    both = fact("F1", claims=("oslo capital-of norway", "rome capital-of norway"), asks=(reversible,))
    assert [card.view for card in cards_of(deck(both, other))] == [View.RECALL]
    # what another fact says of Norway is not in this fact's reverse question:
    foreign = fact("F2", claims=("rome capital-of norway", "rome capital-of peru"))
    assert [card.view for card in cards_of(deck(one, foreign))] == [View.RECALL, View.REVERSE]


def test_an_ask_may_make_no_cards() -> None:
    silent = ask(reverse="Back?", makes_card=False)
    assert cards_of(deck(fact(claims=("oslo capital-of norway",), asks=(silent,)))) == ()
