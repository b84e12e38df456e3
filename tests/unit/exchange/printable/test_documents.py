"""What stands on paper: every kind can be answered and has its key, and no paper tells it."""

import html
import re
from pathlib import Path

import pytest

from quizapp.content.deck import Deck
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import FillIn, HotSpot, Item, ItemKind, OrderedResponse
from quizapp.exchange.printable.blocks import Document
from quizapp.exchange.printable.card_faces import paper_cards
from quizapp.exchange.printable.documents import answer_key, answer_slots, quiz_paper, study_sheet
from quizapp.exchange.printable.item_blocks import on_paper
from quizapp.services._library.deckfiles import read_deck_text
from tests.unit.exams import makers

LACTATION = Path(__file__).parents[4] / "decks" / "lactation"


@pytest.fixture(scope="module")
def deck() -> Deck:
    return read_deck_text(LACTATION).parse()


@pytest.fixture(scope="module")
def items(deck: Deck) -> tuple[Item, ...]:
    return items_of(deck, 0)


def words(document: Document) -> str:
    """All that can be read, without its markup."""
    text = " ".join(block.text for block in document.blocks)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_has_a_place_for_its_answer_and_a_key(kind: ItemKind, items: tuple[Item, ...]) -> None:
    some = [one for one in items if one.kind is kind] or [makers.make_bow_tie()]
    for item in some:
        printed = on_paper(item)
        assert printed.slots
        for slot in printed.slots:
            assert slot.right or (slot.letters and slot.name)  # a row in which nothing is right has letters still
            assert set(slot.right.replace(" or ", "")) <= set(slot.letters) or not slot.letters
        if isinstance(item, HotSpot):
            assert set(printed.marked) == {one.id for one in item.options}


def test_letters_of_the_key_name_the_right_options(items: tuple[Item, ...]) -> None:
    for item in items:
        if item.kind in {ItemKind.SINGLE_BEST_ANSWER, ItemKind.SELECT_ALL, ItemKind.SELECT_N, ItemKind.HOT_SPOT}:
            (slot,) = on_paper(item).slots
            chosen = {item.options[slot.letters.index(letter)].id for letter in slot.right}
            assert chosen == {key.id for key in item.keys}
        if isinstance(item, OrderedResponse):
            (slot,) = on_paper(item).slots
            shown = {chr(ord("A") + n): one.id for n, one in enumerate(item.options)}
            assert tuple(shown[letter] for letter in slot.right.split()) == item.order


def test_a_paper_asks_everything_and_tells_nothing(deck: Deck, items: tuple[Item, ...]) -> None:
    paper = words(quiz_paper(deck, items, form="A"))
    for item in items:
        assert " ".join(item.stem.split()) in paper
        for option in item.options:
            if option.correct and len(option.rationale) > 60:  # a short one may be an option's own words
                assert option.rationale not in paper
        if isinstance(item, FillIn):
            assert item.rationale not in paper


def test_the_key_has_every_form_and_every_reason_of_single_answers(deck: Deck, items: tuple[Item, ...]) -> None:
    key = words(answer_key(deck, {"A": items[:40], "B": items[40:80]}))
    assert "Form A" in key
    assert "Form B" in key
    for item in items[:80]:
        if item.kind is ItemKind.SINGLE_BEST_ANSWER:
            assert all(" ".join(option.rationale.split()) in key for option in item.options)
        assert item.facts[0] in key


def test_a_study_sheet_has_every_fact_and_its_source(deck: Deck) -> None:
    sheet = study_sheet(deck, cards_of(deck))
    text = words(sheet)
    assert all(" ".join(fact.statement.split()) in text for fact in deck.standing)
    assert all(topic.title in text for topic in deck.topics)
    assert deck.source.publisher in sheet.foot


def test_cards_have_two_sides_and_markup_is_text(deck: Deck) -> None:
    cards = [card for card in cards_of(deck) if card.view != "choice"]
    printed = list(paper_cards(deck, cards_of(deck)))
    assert len(printed) == len(cards)
    for card, made in zip(cards, printed, strict=True):
        assert html.escape(card.front) in made.front.text
        assert html.escape(card.back) in made.back.text
        assert bool(made.front.figure) == (card.view == "label")


def test_a_circle_begins_its_line_after_a_long_name_and_its_cell_in_a_passage(items: tuple[Item, ...]) -> None:
    grouping = next(one for one in items if one.kind is ItemKind.GROUPING)
    lines = answer_slots(grouping).split("<br>")
    assert all(len(line.partition("<img")[0]) <= 10 for line in lines if "<img" in line)
    cloze = next(one for one in items if one.kind is ItemKind.DROP_DOWN_CLOZE)
    before = re.findall(r"(\S*)<img", on_paper(cloze).body)
    assert before
    assert all(one.endswith(">") for one in before)
