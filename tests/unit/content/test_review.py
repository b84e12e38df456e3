"""Every rule of the review finds what it is for, and finds nothing in a sound deck."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from quizapp.content.deck import Deck
from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.facts import ConceptId, FactId
from quizapp.content.generators import cards_of, items_of
from quizapp.content.items import Item, Option
from quizapp.content.review import RULES, Finding, Material, Severity, review, truth
from quizapp.content.words import content_words
from quizapp.errors import Place
from tests.builders import DECK_TEXT, ask, concept, deck, fact


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def with_item(change: Callable[[Item], Item]) -> tuple[Finding, ...]:
    """What the review says if the first item of the sound deck is changed."""
    first, *others = items_of(deck(), 0)
    return review(deck(), [change(first), *others])


def with_options(**changes: Any) -> tuple[Finding, ...]:
    """What the review says if every option, or ``key=`` or ``wrong=`` (a list, in order), has other fields."""

    def change(item: Item) -> Item:
        wrong = iter(changes.get("wrong", [{}] * len(item.options)))
        return replace(
            item,
            options=tuple(
                replace(option, **(changes.get("key", {}) if option.correct else next(wrong)))
                for option in item.options
            ),
        )

    return with_item(change)


def texts(key: str, *wrong: str) -> tuple[Finding, ...]:
    return with_options(key={"text": key}, wrong=[{"text": one, "concept": None} for one in wrong])


def stem(text: str) -> tuple[Finding, ...]:
    return with_item(lambda item: replace(item, stem=text))


def test_a_sound_deck_has_no_findings() -> None:
    assert review(deck()) == ()


def test_rules_have_names_and_reasons() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    assert all(rule.__doc__ for rule in RULES)


def test_a_finding_says_what_and_where() -> None:
    text = DECK_TEXT.replace('note = "Rome is in Italy."', "")
    (finding,) = (one for one in review(parse_deck(text, "x"), where=places_of(text, "deck.toml")) if "not" in one.rule)
    assert finding == Finding(
        severity=Severity.WARNING,
        rule="item-not-made",
        fact=FactId("F1"),
        place="deck.toml:58",
        message="Ask 1 of F1 makes no quiz item: only 1 wrong option of a fitting length can be found; two are needed.",
    )
    assert text.split("\n")[57] == "[[fact.ask]]"


def test_a_finding_about_an_item_has_the_line_of_its_ask() -> None:
    sound = parse_deck(DECK_TEXT, "deck.toml")
    items = [replace(one, stem="Which one is right?") for one in items_of(sound, 0)]
    found = review(sound, items, where=places_of(DECK_TEXT, "deck.toml"))
    assert [(one.fact, one.rule, one.place) for one in found if one.rule == "unfocused-stem"] == [
        ("F1", "unfocused-stem", "deck.toml:58"),
        ("F2", "unfocused-stem", "deck.toml:76"),
    ]


# truth


def test_what_does_not_trace() -> None:
    assert rules(with_item(lambda item: replace(item, facts=()))) == {"untraceable", "fact-without-item"}
    assert "untraceable" in rules(with_item(lambda item: replace(item, facts=(FactId("F99"),))))
    assert rules(with_options(key={"rationale": ""})) == {"untraceable"}
    assert rules(with_options(key={"fact": FactId("F99")})) == {"untraceable"}
    facts = deck().facts
    assert rules(review(deck(replace(facts[0], paragraph=0), *facts[1:]))) == {"unsourced"}
    lost = replace(cards_of(deck())[0], fact=FactId("F99"))
    material = Material(deck=deck(), cards=(lost,), items=(), not_made=(), where={})
    (finding,) = truth.untraceable(material)
    assert (finding.severity, finding.fact, finding.place) == (Severity.ERROR, "F99", "capitals/F99")


def test_a_distractor_that_is_true() -> None:
    synonym = deck(concepts=(replace(deck().concepts[0], also=("City of Kings",)), *deck().concepts[1:]))
    first, *others = items_of(synonym, 0)
    options = tuple(option if option.correct else replace(option, concept=None) for option in first.options)
    wrong = next(number for number, option in enumerate(options) if not option.correct)
    for told in ("lima.", "City of kings"):
        changed = [*options]
        changed[wrong] = replace(options[wrong], text=told)
        assert "true-distractor" in rules(review(synonym, [replace(first, options=tuple(changed)), *others]))
    changed[wrong] = replace(options[wrong], concept=ConceptId("lima"))
    assert "true-distractor" in rules(review(synonym, [replace(first, options=tuple(changed)), *others]))


def test_a_written_distractor_that_is_true_is_left_out_and_told() -> None:
    facts = deck().facts
    odd = replace(facts[0], asks=(ask("? capital-of peru", wrong=("LIMA", "Cusco")),))
    (finding,) = review(deck(odd, *facts[1:]))
    assert (finding.rule, finding.severity, finding.place) == (
        "true-written-distractor",
        Severity.ERROR,
        "capitals/F1/1",
    )


def test_one_key_and_the_right_one() -> None:
    assert "make-up" in rules(with_options(key={"correct": False}))
    assert "make-up" in rules(with_options(wrong=[{"correct": True}, {}, {}]))
    swapped = with_options(key={"correct": False}, wrong=[{"correct": True}, {}, {}])
    assert {"wrong-key", "true-distractor"} <= rules(swapped)


def test_options_that_are_alike() -> None:
    assert "alike-options" in rules(texts("Lima", "Oslo", "oslo.", "Rome"))
    assert "alike-options" in rules(with_options(wrong=[{"concept": ConceptId("lima")}, {}, {}]))


def test_items_of_unknown_asks_are_reviewed_by_what_they_show() -> None:
    """Later kinds of item have no ask of their own; what needs one is passed over."""
    assert rules(with_item(lambda item: replace(item, id=item.id + "0"))) == set()


# form


def test_number_of_options() -> None:
    assert rules(with_item(lambda item: replace(item, options=item.options[:2]))) >= {"make-up"}
    twice = with_item(lambda item: replace(item, options=(*item.options, *item.options)))
    assert "make-up" in rules(twice)


def test_lengths() -> None:
    assert rules(texts("Lima", "Oslo", "Rome", "Lisbon-Town")) == {"length-ratio"}
    assert rules(texts("Lima", "Oslo", "Rome", "Lisbon-Tow")) == set()
    assert "length-ratio" in rules(texts("Lima", "Oslo", "", "Rome"))
    spread = [
        replace(
            item, options=tuple(replace(option, text=option.text * (2 - option.correct)) for option in item.options)
        )
        for item in items_of(deck(), 0)
    ]
    assert "typical-length-ratio" in rules(review(deck(), spread))
    assert rules(review(deck(), [])) == {"fact-without-item"}


def test_kinds() -> None:
    findings = with_options(wrong=[{"concept": ConceptId("norway"), "text": "Norway"}, {}, {}])
    (finding,) = findings
    assert (finding.rule, finding.message) == ("mixed-kinds", "The options are of different kinds: city, country.")
    assert rules(with_options(wrong=[{"concept": ConceptId("gone")}, {}, {}])) == set()


def test_a_key_that_stands_out_by_its_form() -> None:
    assert rules(texts("The Lima", "Oslo", "Rome", "Doha")) == {"key-alone-in-form"}
    assert rules(texts("Lima", "The Oslo", "The Rome", "A Doha")) == {"key-alone-in-form"}
    assert rules(texts("Lima 2", "Oslo", "Rome", "Doha")) == {"key-alone-in-form"}
    assert rules(texts("Lima.", "Oslo", "Rome", "Doha")) == {"key-alone-in-form"}
    assert rules(texts("The Lima", "The Oslo", "Rome", "Doha")) == set()
    assert rules(texts("There", "Oslo", "Rome", "Doha")) == set()


def test_a_key_that_echoes_the_stem() -> None:
    (finding,) = with_item(
        lambda item: replace(
            item,
            stem="Which capitals lie in Peru?",
            options=tuple(
                replace(one, text=f"{one.text}, a {'capital' if one.correct else 'port'}") for one in item.options
            ),
        )
    )
    assert finding.rule == "key-echoes-stem"
    assert finding.message == 'Of all the options the right one alone repeats the question\'s "capitals".'


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("All of the above", "all-of-the-above"),
        ("All are right", "all-of-the-above"),
        ("None of these", "none-of-the-above"),
        ("Neither of the others", "none-of-the-above"),
        ("None of the above is true", "none-of-the-above"),
        ("both of them", "combined-options"),
        ("Both A and B", "combined-options"),
        ("1, 2 and 4", "combined-options"),
        ("(i) only", "combined-options"),
        ("a + b", "combined-options"),
    ],
)
def test_options_that_speak_of_the_others(text: str, rule: str) -> None:
    assert rules(texts("Lima", "Oslo", "Rome", text)) - {"length-ratio"} == {rule}


@pytest.mark.parametrize("text", ["Allspice", "Bothnia", "Vitamin A and Vitamin B", "Noneuclid", "C"])
def test_options_that_do_not(text: str) -> None:
    told = rules(texts("Lima", "Oslo", "Rome", text))
    assert told.isdisjoint({"all-of-the-above", "none-of-the-above", "combined-options"})


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Which of the following is true?", "unfocused-stem"),
        ("Which statement is correct?", "unfocused-stem"),
        ("Which of these statements are false?", "unfocused-stem"),
        ("Which city do people often visit?", "vague-frequency"),
        ("Which city is usually warm?", "vague-frequency"),
        ("Which city is not in Europe?", "unmarked-negative"),
        ("Which of these does not lie by the sea?", "unmarked-negative"),
        ("Which cities aren't by the sea?", "unmarked-negative"),
        ("Which city lies anywhere except in Peru?", "unmarked-negative"),
    ],
)
def test_stems_that_are_hard_to_answer(text: str, rule: str) -> None:
    assert rules(stem(text)) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "How often does it rain in town?",
        "Which city is NOT in Europe?",
        "Which city lies where people do not freeze?",
        "Which true story was written in this city?",
        "Is that city warm?",
    ],
)
def test_stems_that_are_fine(text: str) -> None:
    assert rules(stem(text)) == set()


def test_vague_words_in_options() -> None:
    assert rules(texts("Lima", "Often", "Rome", "Doha")) == {"vague-frequency"}


# the bank


def bank(key: str, wrong: str, number: int = 60) -> tuple[Finding, ...]:
    """The findings about a bank whose items all have the same option texts, made longer by their numbers."""
    item = items_of(deck(), 0)[0]

    def options(suffix: str) -> tuple[Option, ...]:
        return tuple(
            replace(one, text=f"{key if one.correct else wrong}{suffix}{'abcd'[at]}", concept=None)
            for at, one in enumerate(item.options)
        )

    items = [
        replace(item, id=f"{item.id}-{one}", stem=f"Which w{one}a has w{one}b?", options=options(f"{one:02}"))
        for one in range(number)
    ]
    return review(deck(), items)


def test_the_key_is_not_mostly_the_longest_or_the_shortest() -> None:
    told = [one.message for one in bank("Longer", "Short") if one.rule == "key-length"]
    assert told == ["The right option alone is the longest in 100% of the items; chance is 25%."]
    told = [one.message for one in bank("Short", "Longer") if one.rule == "key-length"]
    assert told == ["The right option alone is the shortest in 100% of the items; chance is 25%."]
    assert "key-length" not in rules(bank("Same", "Same"))
    assert "key-length" not in rules(bank("Longer", "Short", 39))  # too few to tell


def test_stems_that_ask_nearly_the_same() -> None:
    items = list(items_of(deck(), 0))
    items[3] = replace(items[3], stem="Of Peru, which city is the capital?")
    (finding,) = review(deck(), items)
    assert (finding.rule, finding.fact) == ("near-duplicate-stem", "F4")
    assert "capitals/F1/single_best_answer-1" in finding.message
    items[3] = replace(items[3], stem="Who?")
    items[2] = replace(items[2], stem="When?")
    assert review(deck(), items) == ()


def test_words_are_compared_without_their_endings() -> None:
    assert content_words("The hormones’ release") == content_words("hormone releases")
    assert content_words("making milk") == content_words("milk") == {"milk"}
    assert content_words("What is it?") == frozenset()
    assert content_words("gas") == {"gas"}


# coverage


def test_every_fact_has_a_card_and_an_item() -> None:
    facts = deck().facts
    silent = replace(facts[0], asks=(), clozes=())
    assert rules(review(deck(silent, *facts[1:]))) == {"fact-without-card", "fact-without-item"}


def test_an_ask_without_an_item_is_told() -> None:
    sparse = deck(deck().facts[0], concepts=(concept("Lima"), concept("Peru", "country")))
    finding = next(one for one in review(sparse) if one.rule == "item-not-made")
    assert (
        finding.message
        == "Ask 1 of F1 makes no quiz item: only 0 wrong options of a fitting length can be found; two are needed."
    )
    assert finding.place == "capitals/F1/1"


def test_a_reverse_that_is_not_unique_is_told() -> None:
    twice = (*deck().facts, fact("F9", claims=("lima capital-of qatar", "oslo lies-in peru"), clozes=("{{1:x}} y",)))
    told = review(deck(*twice))
    assert [one.fact for one in told if one.rule == "reverse-not-unique"] == ["F1"]


def test_a_cloze_that_gives_its_words_away_is_told() -> None:
    facts = deck().facts
    clear = replace(facts[0], clozes=fact(clozes=("{{1:Lima}} is LIMA, of {{2:Limatown}}.",)).clozes)
    assert [one.rule for one in review(deck(clear, *facts[1:]))] == ["cloze-in-clear"]


def test_a_question_that_holds_its_answer_is_told() -> None:
    facts = deck().facts
    clear = replace(facts[0], asks=(ask("? capital-of peru", question="Is Lima or Quito the capital of Peru?"),))
    assert rules(review(deck(clear, *facts[1:]))) == {
        "answer-in-question",
        "key-echoes-stem",
        "gives-itself-away",
    }


def test_abbreviations_are_spelled_out_somewhere() -> None:
    facts = deck().facts

    def told(some: Deck) -> list[str]:
        return [one.message.split(" ")[0] for one in review(some) if one.rule == "abbreviation"]

    short = replace(facts[0], statement="The UN and the H2O are NOT here.")
    assert told(deck(short, *facts[1:])) == ["H2O", "UN"]
    spelled = replace(short, statement="The United Nations (UN) and the water (H2O) are NOT here.")
    assert told(deck(spelled, *facts[1:])) == []
    named = concept("United Nations (UN)"), concept("water", also=("dihydrogen oxide (H2O)",))
    assert told(deck(short, *facts[1:], concepts=(*deck().concepts, *named))) == []


def test_concepts_of_one_kind_under_one_name_are_told() -> None:
    twins = (*deck().concepts, concept("Ports", also=("lima",)))
    (finding,) = review(deck(concepts=twins), where={"concept:ports": Place(file="deck.toml", line=7)})
    assert (finding.rule, finding.fact, finding.place) == ("shared-name", None, "deck.toml:7")
    assert review(deck(concepts=twins))[0].place == "capitals/ports"
    apart = (*deck().concepts, concept("Ports", "port", also=("lima",)))
    assert review(deck(concepts=apart)) == ()
