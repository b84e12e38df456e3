"""What stands on paper: every kind can be answered and has its key, and no paper tells it."""

import html
import re
from pathlib import Path

import pytest

from quizapp.content.deck import Deck
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import FillIn, HotSpot, Item, ItemKind, Matching, Matrix, OrderedResponse
from quizapp.exchange.printable.answer_sheet import answer_slots
from quizapp.exchange.printable.asking import asking_blocks
from quizapp.exchange.printable.blocks import LARGE_PRINT, MANY, ONE, Document
from quizapp.exchange.printable.card_faces import paper_cards
from quizapp.exchange.printable.documents import answer_key, quiz_paper, study_sheet
from quizapp.exchange.printable.item_blocks import on_paper
from quizapp.exchange.printable.keys import reasons_text, right_letters
from quizapp.services._library.deckfiles import read_deck_text
from tests.gui import item_builders
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


def test_no_circle_ends_a_line_and_each_begins_its_cell_in_a_passage(items: tuple[Item, ...]) -> None:
    for room in (24, 23):
        for item in items:
            for line in answer_slots(item, room).split("<br>"):
                name, *circles = re.split(r"<img[^>]*>", line)
                assert len(html.unescape(name)) + 4 * len(circles) <= room or not circles
    cloze = next(one for one in items if one.kind is ItemKind.DROP_DOWN_CLOZE)
    before = re.findall(r"(\S*)<img", on_paper(cloze).body)
    assert before
    assert all(one.endswith(">") for one in before)


def test_the_sheet_has_as_many_circles_as_options_and_boxes_where_several_can_be_right(items: tuple[Item, ...]) -> None:
    for item in (*items, makers.make_bow_tie()):
        sheet, slots = answer_slots(item), on_paper(item).slots
        assert sheet.count("<img") == sum(len(slot.letters) for slot in slots)
        many = sum(len(slot.letters) for slot in slots if slot.mark == MANY)
        assert sheet.count(MANY) == many
        if item.kind in {ItemKind.SELECT_ALL, ItemKind.SELECT_N, ItemKind.GROUPING, ItemKind.HIGHLIGHT_TEXT}:
            assert ONE not in sheet
        if isinstance(item, OrderedResponse):
            assert all(f"{number}.&nbsp;____" in sheet for number in range(1, len(item.order) + 1))
    assert "____ seconds" in answer_slots(makers.make_number(unit="seconds"))


def test_every_reason_in_the_key_has_the_letter_of_its_option(items: tuple[Item, ...]) -> None:
    for item in (*items, makers.make_bow_tie()):
        if isinstance(item, FillIn):
            continue
        told = [html.unescape(re.sub(r"<[^>]+>", "", row)) for row in reasons_text(item).split("<tr>")[1:]]
        pairs = isinstance(item, Matrix | Matching) or item.kind is ItemKind.DRAG_DROP_CLOZE
        assert len(told) == len(item.keys if pairs else item.options)
        for option in item.keys if pairs else item.options:
            assert any(option.rationale in row for row in told)
        slots = on_paper(item).slots
        for row in told:
            assert not slots or any(
                row.startswith((f"{slot.name} {letter} ", f"{slot.name}: {letter} ", f"{letter} "))
                for slot in slots
                for letter in slot.letters or "ABCDEFGHIJ"
            )
        assert ".:" not in "".join(told)


def test_the_key_of_steps_is_in_their_order_and_that_of_rows_names_them() -> None:
    steps = makers.make_ordered("cab")
    told = re.findall(r"<b>(\w)</b> (\w)", reasons_text(steps))
    assert [step for _, step in told] == ["C", "A", "B"]
    assert " ".join(letter for letter, _ in told) == right_letters(steps)
    assert "<b>1 A</b> Makes milk in the alveoli: Prolactin: " in reasons_text(item_builders.matrix_choice())
    assert right_letters(item_builders.select_all()) == "A, C, E"


def test_nothing_is_said_twice_and_what_several_are_asked_about_stands_once() -> None:
    cases = [item_builders.case_step(number) for number in (1, 2, 3)]
    some = (item_builders.trend(), *cases, item_builders.matrix_response(), item_builders.select_n())
    texts = [block.text for block in asking_blocks(some, {})]
    assert ["The saucer is full" in text for text in texts] == [True, True, False, False, False, False]
    assert "Questions 2 to 4 are about this." in texts[1]
    assert texts[4].count("all that apply") == 1
    assert "<b>Friday</b>" in texts[0]


def test_the_box_for_an_answer_comes_after_the_figure(deck: Deck, items: tuple[Item, ...]) -> None:
    spot = next(one for one in items if isinstance(one, HotSpot))
    figures = {figure.name: figure.svg for figure in deck.figures}
    asked, answer = asking_blocks([spot], figures, lambda _item: "<p>Our answer</p>")
    assert asked.figure
    assert asked.with_next
    assert "Our answer" not in asked.text
    assert answer.text == "<p>Our answer</p>"


def test_options_of_a_blank_stand_below_one_another_where_a_line_is_short(items: tuple[Item, ...]) -> None:
    cloze = next(one for one in items if one.kind is ItemKind.DROP_DOWN_CLOZE)
    short = on_paper(cloze, round(90 / LARGE_PRINT)).body
    assert short.count("<tr>") > on_paper(cloze, 1000).body.count("<tr>")
    for option in cloze.options:
        assert html.escape(option.text) in short


def test_the_key_of_a_form_in_another_order_gives_its_letters(deck: Deck, items: tuple[Item, ...]) -> None:
    first, second = items[:6], tuple(reversed(items[:6]))
    key = answer_key(deck, {"A": first}, reordered=second)
    rows = [block.text for block in key.blocks[-6:]]
    for number, (item, row) in enumerate(zip(second, rows, strict=True), 1):
        assert f">{number}<" in row
        assert html.escape(right_letters(item)) in row
        assert f">{first.index(item) + 1}. {html.escape(item.stem)}" in row
