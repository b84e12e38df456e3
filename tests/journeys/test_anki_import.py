"""What the real Anki makes of our packages."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from quizapp.content.cards import BLANK, Card, View
from quizapp.content.deck import Deck
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import FillIn, SingleBestAnswer
from quizapp.exchange.anki.notetypes import FACT_TYPE_NAME, QUESTION_TYPE_NAME, slot_of
from tests.journeys.anki_peer import AnkiNote, Collection, bring, cards, collection, notes, plain, spaced, template
from tests.unit.exchange.makers import (
    Content,
    contents,
    figure_content,
    lactation,
    make_card,
    make_deck,
    make_fact,
    make_item,
    questions,
)
from tests.written import greenhouse

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:anki.*")

FLASH, ASK = "Flashcards", "Questions"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime.now(UTC) + timedelta(days=1)  # Anki stamps with the real clock what a person changes there


def note_of(col: Collection, content: Content, card: Card) -> AnkiNote:
    """The note that holds one of our cards."""
    page, _ = slot_of(card.view, card.number)
    name = f"{content[0].id}/{card.fact}" if page == 1 else f"{content[0].id}/{card.fact}/{page}"
    (found,) = [note for note in notes(col) if note["Id"] == name]
    return found


def everything_arrived(col: Collection, content: Content) -> None:
    """Fails unless notes, cards, decks, tags and texts in the collection are exactly ours."""
    deck, ours, items = content
    by_id = {note["Id"]: note for note in notes(col)}
    labels = {card for card in ours if card.view is View.LABEL}
    pages = {str(card.id) for card in labels} | {
        f"{deck.id}/{card.fact}" + ("" if (p := slot_of(card.view, card.number)[0]) == 1 else f"/{p}")
        for card in ours
        if card not in labels
    }
    assert set(by_id) == pages | {str(item.id) for item in items}
    assert len(by_id) == col.note_count()
    assert col.card_count() == len(ours) + len(items)
    title = " ".join(deck.title.replace("::", ": ").split())
    homes = [(half, deck.topic_by_id[one.topic].title) for half, some in ((FLASH, ours), (ASK, items)) for one in some]
    assert Counter(col.decks.name(card.did) for card in cards(col)) == Counter(
        f"{title}::{half}::{topic}" if len(deck.topics) > 1 else f"{title}::{half}" for half, topic in homes
    )
    tags = {tag for card in ours for tag in card.tags}
    tags |= {f"{name}" for item in items for name in (f"topic::{item.topic}", "view::question", f"level::{item.level}")}
    tags |= {f"kind::{item.kind}" for item in items if not isinstance(item, SingleBestAnswer) or item.exhibit}
    assert set(col.tags.all()) == tags
    assert not col.get_empty_cards().notes


def every_card_reads_as_written(col: Collection, content: Content) -> None:
    """Fails unless each card shows our words, and nothing that Anki would take for a template."""
    deck, ours, items = content
    rendered = {(card.note()["Id"], template(card)): card for card in cards(col)}
    for card in ours:
        if card.view is View.LABEL:
            question, answer = shown(rendered.pop((str(card.id), "Label")))
            assert spaced(card.front) in question
            assert spaced(card.back) in answer
            continue
        page, slot = slot_of(card.view, card.number)
        name = f"{deck.id}/{card.fact}" if page == 1 else f"{deck.id}/{card.fact}/{page}"
        theirs = rendered.pop((name, slot.template))
        question, answer = shown(theirs)
        back = card.front.replace(BLANK, card.back) if card.view is View.CLOZE else card.back
        fact = deck.fact_by_id[card.fact]
        assert spaced(card.front) in question
        assert spaced(back) in answer
        assert spaced(fact.why) in answer
        assert spaced(deck.source.place(fact.paragraph)) in answer
    for item in set(items) - set(questions(items)):
        question, answer = shown(rendered.pop((str(item.id), "Item")))
        assert spaced(item.stem) in question
        assert spaced(item.stem) in answer
        for option in item.options:
            assert spaced(option.rationale) in answer
        if isinstance(item, FillIn):
            assert spaced(item.rationale) in answer
    for item in questions(items):
        question, answer = shown(rendered.pop((str(item.id), "Question")))
        assert spaced(item.stem) in question
        for option in item.options:
            assert spaced(option.text) in question
            assert spaced(option.rationale) not in question or spaced(option.rationale) in spaced(item.stem)
            assert spaced(option.text) in answer
            assert spaced(option.rationale) in answer
    assert not rendered


def shown(card: object) -> tuple[str, str]:
    """Question and answer as read; fails on an error of Anki's renderer or a sound it believes to have found."""
    output = card.render_output()  # type: ignore[attr-defined]
    assert not output.question_av_tags
    assert not output.answer_av_tags
    assert "Unknown field" not in output.answer_text
    return plain(output.question_text), plain(output.answer_text)


def test_nothing_of_the_shipped_deck_is_lost() -> None:
    with collection() as col:
        log = bring(col, lactation(), LONG_AGO)
        assert (len(log.new), len(log.updated), len(log.conflicting)) == (col.note_count(), 0, 0)
        everything_arrived(col, lactation())


def test_every_card_of_the_shipped_deck_reads_as_written() -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        every_card_reads_as_written(col, lactation())
        for card in cards(col):
            output = card.render_output()
            assert "{{" not in output.question_text + output.answer_text


def test_every_kind_of_item_reads_as_written() -> None:
    deck = greenhouse()
    content: Content = deck, tuple(one for one in cards_of(deck) if one.view is not View.CHOICE), items_of(deck, 0)
    with collection() as col:
        bring(col, content, LONG_AGO)
        everything_arrived(col, content)
        every_card_reads_as_written(col, content)
        assert col.fix_integrity()[1]
        assert not bring(col, content, LATER).new


def test_figures_arrive_whole_and_none_is_left_over() -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        folder = Path(col.media.dir())
        shown_on = "card:Label or card:Item"
        pictures = {name for card in cards(col, shown_on) for name in re.findall(r'src="([^"]+)"', card.answer())}
        pictures |= {name for card in cards(col, shown_on) for name in re.findall(r'src="([^"]+)"', card.question())}
        assert pictures == {file.name for file in folder.iterdir()}
        assert all(ElementTree.parse(file).getroot().tag.endswith("svg") for file in folder.iterdir())
        checked = col.media.check()
        assert not checked.missing
        assert not checked.unused
        before = col.note_count()
        assert not bring(col, lactation(), LATER).new
        assert col.note_count() == before
        assert pictures == {file.name for file in folder.iterdir()}


def test_a_figure_drawn_anew_updates_its_note_and_keeps_its_card() -> None:
    with collection() as col:
        bring(col, figure_content(), LONG_AGO)
        (before,) = cards(col, "card:Label")
        picture = before.note()["Front picture"]
        log = bring(col, figure_content("var(--teal)"), LATER)
        (after,) = cards(col, "card:Label")
        assert (len(log.new), len(log.conflicting)) == (0, 0)
        assert after.id == before.id
        assert after.note()["Front picture"] != picture
        assert not col.media.check().missing


def test_anki_finds_nothing_to_repair() -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        before = [(note.guid, note.fields) for note in notes(col)], sorted((one.nid, one.ord) for one in cards(col))
        _, sound = col.fix_integrity()
        assert sound
        assert before == ([(n.guid, n.fields) for n in notes(col)], sorted((c.nid, c.ord) for c in cards(col)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_any_text_arrives_and_reads_as_written(content: Content) -> None:
    with collection() as col:
        bring(col, content, LONG_AGO)
        everything_arrived(col, content)
        every_card_reads_as_written(col, content)


@pytest.mark.parametrize("at", [LONG_AGO, LATER], ids=["same file", "newer file"])
def test_a_second_import_adds_nothing(at: datetime) -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        log = bring(col, lactation(), at)
        assert (len(log.new), len(log.conflicting)) == (0, 0)
        everything_arrived(col, lactation())


def test_an_edited_fact_is_updated_in_place_and_keeps_its_interval() -> None:
    deck, ours, items = lactation()
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        card = ours[0]
        theirs = next(one for one in note_of(col, lactation(), card).cards() if template(one) == "Recall 1")
        answer_until_review(col, theirs.id)
        before = col.get_card(theirs.id)

        edited = replace(card, front="What is the new wording of this question?")
        fact = replace(deck.fact_by_id[card.fact], statement="A new statement & more.")
        changed = replace(deck, facts=tuple(fact if one.id == fact.id else one for one in deck.facts))
        log = bring(col, (changed, (edited, *ours[1:]), items), LATER)

        after = col.get_card(theirs.id)
        assert (len(log.new), len(log.conflicting)) == (0, 0)
        assert "What is the new wording of this question?" in plain(after.question())
        assert "A new statement & more." in plain(after.answer())
        assert (after.ivl, after.due, after.type, after.reps) == (before.ivl, before.due, before.type, before.reps)
        assert before.ivl >= 1
        assert col.note_count() == len(notes(col))
        everything_arrived(col, (changed, (edited, *ours[1:]), items))


def answer_until_review(col: Collection, card: int) -> None:
    """Answers a card Good until it has an interval of days."""
    col.decks.select(col.get_card(card).did)
    for _ in range(5):
        states = col._backend.get_scheduling_states(card)
        one = col.get_card(card)
        one.start_timer()
        col.sched.answer_card(col.sched.build_answer(card=one, states=states, rating=2))  # type: ignore[attr-defined]
        if col.get_card(card).ivl:
            return
    raise AssertionError("the card never graduated")


def test_a_new_view_of_a_known_fact_adds_one_card_to_its_note() -> None:
    deck = make_deck(make_fact())
    first = make_card()
    second = make_card(view=View.CLOZE, number=2, front="Milk is moved by", back="oxytocin")
    with collection() as col:
        bring(col, (deck, (first,), ()), LONG_AGO)
        (before,) = cards(col)
        log = bring(col, (deck, (first, second), ()), LATER)
        assert (len(log.new), len(log.updated)) == (0, 1)
        everything_arrived(col, (deck, (first, second), ()))
        assert {template(card) for card in cards(col)} == {"Recall 1", "Cloze 2"}
        assert before.id in {card.id for card in cards(col)}


def test_a_deck_the_learner_renamed_keeps_its_cards() -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        col.decks.rename(col.decks.id_for_name("Lactation"), "My exam")
        bring(col, lactation(), LATER)
        homes = {tuple(col.decks.name(card.did).split("::")[:2]) for card in cards(col)}
        assert homes == {("My exam", "Flashcards"), ("My exam", "Questions")}


def test_what_the_learner_changed_in_anki_stays_until_the_deck_changes() -> None:
    content: Content = make_deck(make_fact()), (make_card(),), ()
    with collection() as col:
        bring(col, content, LONG_AGO)
        (note,) = notes(col)
        note["Recall 1 back"] = "my own words"
        col.update_note(note)
        bring(col, content, LONG_AGO)
        assert notes(col)[0]["Recall 1 back"] == "my own words"
        bring(col, content, LATER)
        assert notes(col)[0]["Recall 1 back"] == "Oxytocin"


def test_cards_of_one_fact_are_siblings_that_anki_buries() -> None:
    deck = make_deck(make_fact("F1"), make_fact("F2"))
    ours = (make_card("F1"), make_card("F1", View.CLOZE), make_card("F1", View.REVERSE), make_card("F2"))
    with collection() as col:
        bring(col, (deck, ours, ()), LONG_AGO)
        config = col.decks.config_dict_for_deck_id(cards(col)[0].did)
        config["new"]["bury"] = config["rev"]["bury"] = True
        col.decks.update_config(config)
        col.decks.select(cards(col)[0].did)
        first = col.sched.getCard()
        assert first is not None
        assert first.note()["Id"] == "deck/F1"
        col.sched.answerCard(first, 4)
        assert Counter(card.queue for card in first.note().cards()) == {-2: 2, 2: 1}  # buried, buried, reviewed
        second = col.sched.getCard()
        assert second is not None
        assert second.note()["Id"] == "deck/F2"


def test_cards_come_in_the_order_of_the_deck() -> None:
    with collection() as col:
        bring(col, lactation(), LONG_AGO)
        fresh = sorted(cards(col, f'note:"{FACT_TYPE_NAME}"'), key=lambda card: (card.due, card.ord))
        order = list(dict.fromkeys(card.note()["Id"] for card in fresh))
        deck: Deck = lactation()[0]
        assert order == [f"{deck.id}/{fact}" for fact in dict.fromkeys(card.fact for card in lactation()[1])]


def test_a_question_shows_its_key_and_reasons_on_the_back_only() -> None:
    content: Content = make_deck(make_fact()), (), (make_item(),)
    with collection() as col:
        bring(col, content, LONG_AGO)
        (card,) = cards(col, f'note:"{QUESTION_TYPE_NAME}"')
        question, answer = shown(card)
        assert question == "Hormones Which hormone moves milk? A Prolactin B Oxytocin C Estrogen"
        assert "The right answer is B." in answer
        assert [f"Because of {name}." in answer for name in ("Prolactin", "Oxytocin", "Estrogen")] == [True] * 3
