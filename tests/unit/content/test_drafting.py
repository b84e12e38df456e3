"""What a person types becomes a fact; what would break it is said at its field, and the rest is made all the same."""

from dataclasses import replace

import pytest

from quizapp.content.cards import View
from quizapp.content.deck import Deck
from quizapp.content.drafting import NEW, Drafted, drafted, topic_of
from quizapp.content.drafts import FIRST_ADDED, Draft, DraftAsk, draft_of
from quizapp.content.facts import DeckId, Fact, TopicId, WrittenDistractor
from quizapp.content.figures.figure import Figure
from quizapp.content.figures.rasters import raster_of
from quizapp.content.labels import Hide, Label
from quizapp.content.occlusion import Box, Part, Pictured, figure_of
from quizapp.content.previewing import preview
from tests.builders import ask, capital_facts, deck, fact
from tests.pictures import png

CITIES = TopicId("cities")


def typed(**fields: object) -> Draft:
    return Draft(**{"deck": DeckId("capitals"), "topic": CITIES, **fields})  # type: ignore[arg-type]


def made(draft: Draft, base: Fact | None = None, whole: Deck | None = None) -> Drafted:
    return drafted(draft, base, whole or deck())


def problems(draft: Draft, base: Fact | None = None) -> dict[str, str]:
    return dict(made(draft, base).problems)


def wrong(text: str, because: str = "No.") -> WrittenDistractor:
    return WrittenDistractor(text=text, because=because)


def pictured(*names: str, ids: tuple[str, ...] = ()) -> Pictured:
    raster = raster_of(png(60, 20))
    assert raster is not None
    whole = tuple(
        Part(id=ids[place] if ids else "", name=name, outline=Box(x=9 * place, y=2, width=8, height=8))
        for place, name in enumerate(names)
    )
    return Pictured(raster=raster, parts=whole, title="A map")


def test_every_fact_is_drafted_as_it_is() -> None:
    extra = fact(
        "F9",
        claims=("oslo capital-of norway",),
        clozes=("Said of {{1:Oslo::a town}}.", "And {{2:this}}."),
        statement="Said of Oslo.",
        asks=(
            ask(reverse="And back?", hint="north", wrong=("Bergen",)),
            replace(ask(number=2), query=None, answer="x", reverse="x"),
        ),
    )
    whole = deck(*capital_facts(), replace(extra, tags=("a",), picture="drawn.svg"))
    for one in whole.facts:
        draft = draft_of(whole, one, one.tags, own=False)
        assert drafted(draft, one, whole) == Drafted(fact=one, figure=None, problems={})


def test_questions_gaps_or_a_picture_alone_are_enough() -> None:
    pair = DraftAsk(question="Which town?", answer="oslo")
    assert made(typed(asks=(pair,))).fact.statement == "Which town? Oslo"
    assert made(typed(gaps=("A {{1:gap}}.", " "))).fact.statement == "A gap."
    assert made(typed(pictured=pictured())).fact.statement == "A map"
    assert made(typed(pictured=replace(pictured(), title=""))).fact.statement == "A picture."
    assert made(typed(statement="{{1:Oslo}} is north.")).fact.statement == "Oslo is north."


def test_nothing_is_nothing_to_learn() -> None:
    empty = typed(asks=(DraftAsk(),), statement="  ")
    assert empty.is_empty
    assert list(problems(empty)) == ["statement"]
    assert made(empty).fact.id == NEW


def test_spaces_do_not_count_and_tags_are_cleaned() -> None:
    draft = typed(statement="  Two\n lines ", why=" so ", tags=("a :: b", "c d"))
    assert (made(draft).fact.statement, made(draft).fact.why, made(draft).fact.tags) == (
        "Two lines",
        "so",
        ("a::b", "c_d"),
    )


def test_the_other_way_round_asks_for_the_question() -> None:
    pair = DraftAsk(question="Q?", answer="A", reverse=True)
    assert made(typed(asks=(pair,))).fact.asks[0].reverse == "A"
    assert made(typed(asks=(replace(pair, reverse_text="Back?"),))).fact.asks[0].reverse == "Back?"
    assert made(typed(asks=(replace(pair, reverse=False, reverse_text="Back?"),))).fact.asks[0].reverse == ""


@pytest.mark.parametrize(
    ("draft", "field", "said"),
    [
        (typed(statement="x" * 2_001), "statement", "2,001 characters"),
        (typed(statement="A.", why="\x07"), "why", "cannot be shown"),
        (typed(statement="A {{1:}}."), "statement", "Blank 1 hides nothing"),
        (typed(statement="{{1:a}} {{1:b}}"), "statement", "Blank 1 stands twice"),
        (typed(statement="{{1:a}}", gaps=("{{1:b}}",)), "gap-0", "Blank 1 stands twice"),
        (typed(gaps=("no blank", "{{1:b}}")), "gap-0", "This cloze has no blank"),
        (typed(gaps=("x" * 2_001, "{{1:b}}")), "gap-0", "2,001 characters"),
        (typed(asks=(DraftAsk(answer="A"),)), "ask-0.question", "A question is missing"),
        (typed(asks=(DraftAsk(question="Q"),)), "ask-0.answer", "An answer is missing"),
        (typed(asks=(DraftAsk(question="x" * 2_001, answer="A"),)), "ask-0.question", "2,001 characters"),
        (
            typed(asks=(DraftAsk(question="Q", answer="A", wrong=(wrong("B", " "),)),)),
            "ask-0.wrong-0",
            "Say why it is wrong",
        ),
        (typed(asks=(DraftAsk(question="Q", answer="A", wrong=(wrong(""),)),)), "ask-0.wrong-0", "is missing to this"),
        (
            typed(asks=(DraftAsk(question="Q", answer="A", wrong=(wrong("", ""), wrong("a"))),)),
            "ask-0.wrong-1",
            "stands here already",
        ),
        (typed(statement="A.", tags=("a::",)), "tags", "The tag “a::” has an empty level."),
        (typed(pictured=pictured("One", " ")), "part-1", "Part 2 of the picture has no name"),
    ],
)
def test_what_would_break_the_fact_is_said_at_its_field(draft: Draft, field: str, said: str) -> None:
    found = problems(draft)
    assert said in found[field]
    assert set(found) - {"statement"} == {field} - {"statement"}


def test_what_is_sound_is_made_all_the_same() -> None:
    good = DraftAsk(question="Q", answer="A", wrong=(wrong("B"), wrong("C", "")))
    result = made(typed(asks=(good, DraftAsk(answer="lost")), gaps=("{{1:x}}", "{{1:y}}")))
    assert [one.question for one in result.fact.asks] == ["Q"]
    assert result.fact.asks[0].wrong == (wrong("B"),)
    assert len(result.fact.clozes) == 1
    assert set(result.problems) == {"ask-0.wrong-1", "ask-1.question", "gap-1"}


def test_what_is_added_to_a_fact_of_the_deck_numbers_from_far_on() -> None:
    base = capital_facts()[0]
    draft = draft_of(deck(), base, (), own=False)
    more = replace(
        draft, asks=(*draft.asks, DraftAsk(question="Q", answer="A")), pictured=pictured("Mast"), hide=Hide.ALL
    )
    result = made(more, base)
    assert [one.id for one in result.fact.asks] == [1, FIRST_ADDED]
    assert [(one.id, one.hide) for one in result.fact.labels] == [(FIRST_ADDED, Hide.ALL)]


def test_the_gaps_of_the_deck_stay() -> None:
    base = capital_facts()[0]
    draft = draft_of(deck(), base, (), own=False)
    assert "the deck's own" in problems(replace(draft, gaps=()), base)["statement"]
    assert "the deck's own" in problems(replace(draft, gaps=("A {{7:gap}}.",)), base)["gap-0"]
    assert problems(replace(draft, gaps=(), own=True), base) == {}


def test_an_ask_of_the_deck_may_leave_its_answer_to_the_claims_and_needs_its_reverse_in_words() -> None:
    base = capital_facts()[0]
    draft = draft_of(deck(), base, (), own=False)
    (only,) = draft.asks
    assert only.claimed
    assert problems(replace(draft, asks=(replace(only, reverse_text=""),)), base) == {
        "ask-0.reverse": "Write the question the other way round."
    }
    assert "ask-0.question" in problems(replace(draft, asks=(replace(only, question=""),)), base)


def test_parts_called_like_concepts_go_by_their_ids_and_others_by_their_names() -> None:
    result = made(typed(pictured=pictured("Oslo", "Oslo", "The Harbour", "The harbour")))
    assert [one.region for one in result.fact.labels] == ["oslo", "oslo-2", "the-harbour", "the-harbour-2"]
    assert result.fact.picture == ""
    assert result.figure is not None
    assert result.fact.labels[0].figure == result.figure.name


def test_a_picture_without_parts_is_shown_on_all_cards() -> None:
    result = made(typed(statement="A.", pictured=pictured()))
    assert result.figure is not None
    assert result.fact.picture == result.figure.name


def test_parts_keep_their_cards_when_they_are_moved_or_renamed() -> None:
    svg = figure_of(pictured("Mast", "Hull", ids=("m", "h")))
    labels = (
        Label(id=4, figure="map.svg", region="m", question="This?"),
        Label(id=9, figure="map.svg", region="h"),
    )
    drawn = Figure(name="drawn.svg", svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    kept = Label(id=2, figure="drawn.svg", region="x")
    base = replace(fact("my-1"), labels=(kept, *labels))
    whole = deck(base, figures=(Figure(name="map.svg", svg=svg), drawn))
    draft = draft_of(whole, base, (), own=True)
    assert made(draft, base, whole).fact == base
    assert made(draft, base, whole).figure == whole.figures[0]
    assert draft.pictured is not None
    parts = (
        replace(draft.pictured.parts[1], name="Keel"),
        Part(id="", name="Sail", outline=draft.pictured.parts[0].outline),
    )
    again = made(replace(draft, pictured=replace(draft.pictured, parts=parts)), base, whole)
    assert [(one.id, one.region) for one in again.fact.labels] == [(2, "x"), (9, "h"), (10, "sail")]
    assert again.fact.labels[0] == kept


def test_a_topic_is_one_there_is_or_a_new_one() -> None:
    assert topic_of(typed(), deck()) == (CITIES, "")
    assert topic_of(typed(new_topic=" CITIES "), deck()) == (CITIES, "")
    assert topic_of(typed(new_topic="Far towns"), deck()) == (TopicId("far-towns"), "Far towns")


def test_a_preview_shows_cards_questions_and_what_the_review_says() -> None:
    pair = DraftAsk(question="Which town?", answer="oslo", wrong=(wrong("Rome"), wrong("Lima"), wrong("Doha")))
    shown = preview(deck(), typed(asks=(pair,), pictured=pictured(), new_topic="Far"), None)
    assert [(one.card.view, one.card.front, one.card.back) for one in shown.cards] == [
        (View.CHOICE, "Which town?", "Oslo"),
        (View.RECALL, "Which town?", "oslo"),
    ]
    assert shown.cards[0].picture.startswith("<svg")
    assert [item.stem for item in shown.items] == ["Which town?"]
    assert shown.problems == {}
    told = preview(deck(), typed(asks=(replace(pair, wrong=pair.wrong[:1]),)), None)
    assert {one.rule for one in told.findings} == {"item-not-made", "fact-without-item"}


def test_a_preview_of_parts_shows_the_picture_as_studying_does() -> None:
    shown = preview(deck(), typed(statement="{{1:A}} map", pictured=pictured("Mast", "Hull")), None)
    faces = [one.figure for one in shown.cards if one.figure is not None]
    assert len(faces) == 2
    assert not any(one.picture for one in shown.cards)


def test_a_preview_of_a_fact_that_is_there_changes_nothing_in_the_deck() -> None:
    whole = deck()
    base = whole.facts[0]
    draft = draft_of(whole, base, (), own=False)
    shown = preview(whole, replace(draft, statement="Said otherwise."), base)
    assert len(shown.cards) == 5
    assert shown.findings == ()
    assert whole.facts[0] == base
