"""The rules about words: stems, cues, grammar, numbers, reading."""

from dataclasses import replace

import pytest

from quizapp.content.generators import items_of
from quizapp.content.items import Exhibit, Origin, SingleBestAnswer, Tab
from quizapp.content.numbers import in_order, in_their_order, overlap, range_of, ranges_of
from quizapp.content.review import Severity, review
from quizapp.content.review.grammar import Form, form_of
from quizapp.content.review.reading import grade_of, syllables_in, typical_grade
from tests.builders import deck
from tests.written import greenhouse

FIRST = items_of(deck(), 0)[0]


def told(stem: str, key: str, *wrong: str) -> set[str]:
    """The rules that find something wrong with an item of these words; notes too."""
    assert isinstance(FIRST, SingleBestAnswer)
    texts = iter(wrong)
    shown = tuple(
        replace(option, concept=None, text=key if option.correct else next(texts))
        for option in FIRST.options[: len(wrong) + 1]
    )
    if not any(option.correct for option in shown):
        shown = (replace(FIRST.key, concept=None, text=key), *shown[1:])
    item = replace(FIRST, stem=stem, options=shown)
    return {one.rule for one in review(deck(), [item]) if one.place == item.id}


def of_stem(stem: str) -> set[str]:
    """The rules that find something wrong with a question."""
    return told(stem, "Lima", "Oslo", "Rome", "Doha")


@pytest.mark.parametrize(
    ("stem", "rule"),
    [
        ("Which of the following statements about the capital is true?", "unfocused-stem"),
        ("Mark the correct answer about the city.", "unfocused-stem"),
        ("Which of these applies?", "unfocused-stem"),
        ("What is known about the city?", "unfocused-stem"),
        ("What about the city?", "unfocused-stem"),
        ("The city:", "unfocused-stem"),
        ("The city on the coast of the country is called", "incomplete-stem"),
        ("The ____ is the capital?", "blank-in-stem"),
        ("Where … is the capital?", "blank-in-stem"),
        ("Where does the river run, and why does it bend?", "unclear-stem"),
        ("How is it done?", "unclear-stem"),
        ("When they open, what do people see?", "unclear-stem"),
        ("Which city has ports, airports etc.?", "unclear-stem"),
        ("Which city and/or town is this?", "unclear-stem"),
        ("What stuff is sold in the city?", "unclear-stem"),
        ("Is this a port? Which port lies by the sea?", "unclear-stem"),
        ("Where do people never build a port?", "unmarked-negative"),
        ("What is the least dry city?", "unmarked-negative"),
        ("In Peru, which city isn't by the sea?", "unmarked-negative"),
        ("Which city is home in most cases?", "vague-quantity"),
        ("What harms the sleep of most people?", "vague-quantity"),
    ],
)
def test_questions_that_can_be_better(stem: str, rule: str) -> None:
    assert rule in of_stem(stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Which true story was written in this city?",
        "Where does the river end, once the sea is reached?",
        "How long does it take to reach the capital?",
        "What is it called when ships come home?",
        "Why is it important to have a port?",
        "The ships come home. Where do they anchor?",
        "A patient has a bad cough and a pain in the chest. Which city has a hospital?",
        "Which city has at least two ports?",
        "Which city is best for people who do not like rain?",
        "Mr. Hill runs. Which city lies by the sea?",
    ],
)
def test_questions_that_are_good(stem: str) -> None:
    assert of_stem(stem) == set()


def test_what_has_nothing_to_do_with_the_question() -> None:
    idle = "Dinosaurs died out many million years before anybody lived."
    assert of_stem(f"{idle} Which city is the capital of Peru?") == {"needless-information"}
    assert of_stem("Which city is the capital of Peru" + " by the sea" * 30 + "?") == {"needless-information"}
    shown = replace(
        FIRST, facts=(), stem=f"{idle} Which city is it by the sea?", exhibit=Exhibit(tabs=(Tab(title="x"),))
    )
    assert "needless-information" in {one.rule for one in review(deck(), [shown])}


def test_verdicts_and_statements() -> None:
    assert told("Lima is a port.", "True", "False") >= {"true-or-false"}
    assert "incomplete-stem" not in told("Lima is a port.", "True", "False")
    statements = ("It lies by the sea.", "It lies in the hills.", "It lies on a lake.")
    assert "true-or-false" in told("Which of these is true?", *statements)
    assert "true-or-false" not in told("Where does Lima lie?", *statements)


def test_a_statement_to_be_judged_is_a_sentence() -> None:
    item = next(one for one in items_of(greenhouse(), 0) if one.kind.value == "true_false_reason")
    asks = replace(item, stem="Is it green?")
    assert "incomplete-stem" in {one.rule for one in review(greenhouse(), [asks]) if one.place == item.id}


@pytest.mark.parametrize(
    ("key", "wrong", "rule"),
    [
        ("A port on the coast in the far north", ("A fort", "A farm", "A mine"), "key-much-longer"),
        ("Ships may come", ("Ships always come", "Ships may sink", "Ships may go"), "absolute-term"),
        ("Ships and trains", ("Ships and cars", "Bikes and trains", "Ships and carts"), "converging-key"),
        ("It rises", ("It falls", "The ports close", "The ships sink"), "opposite-pair"),
        ("10 to 20", ("15 to 30", "40 to 50", "60 to 70"), "overlapping-numbers"),
        ("20 days", ("5 days", "3 weeks", "1 hour"), "numbers-out-of-order"),
        ("About 20", ("About 10", "About 30", "About 5"), "numbers-out-of-order"),
    ],
)
def test_cues_between_options(key: str, wrong: tuple[str, ...], rule: str) -> None:
    assert rule in told("Which of these do people see?", key, *wrong)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("Ships always come", ("Ships never come", "Ships may sink", "Ships may go")),
        ("Ships and trains", ("Ships and cars", "Cars and trains", "Ships and bikes")),
        ("It rises", ("It falls", "It stays where it is", "It grows")),
        ("It rises", ("It falls", "It stops")),
        ("10 to 20", ("20 to 30", "30 to 40", "40 to 50")),
        ("Ship", ("Seas", "Mine", "Farm")),
    ],
)
def test_options_without_cues(key: str, wrong: tuple[str, ...]) -> None:
    cues = {"absolute-term", "converging-key", "opposite-pair", "overlapping-numbers", "key-much-longer"}
    assert told("Which of these do people see?", key, *wrong).isdisjoint(cues)


def test_a_learned_word_for_a_plain_one() -> None:
    assert "lay-word-cue" in told("What is cardiac rest?", "Rest of the heart", "Rest of mind", "Rest of arms")
    assert "lay-word-cue" in told("What ails the heart?", "A cardiac fault", "A bad fault", "An old fault")
    assert "lay-word-cue" not in told("What is cardiac rest?", "The heart", "The heart or so", "The arms")


def test_a_filler_among_words_of_the_deck() -> None:
    def found(*texts: str) -> bool:
        wrong = iter(texts)
        options = tuple(
            option if option.correct else replace(option, concept=None, origin=Origin.WRITTEN, text=next(wrong))
            for option in FIRST.options
        )
        findings = review(deck(), [replace(FIRST, options=options)])
        assert all(one.severity is Severity.NOTE for one in findings if one.rule == "far-fetched")
        return any(one.rule == "far-fetched" for one in findings)

    assert found("Oslo", "Rome", "Pizza")
    assert not found("Pizza", "Pasta", "Rome")  # several strange ones are no filler among good ones
    assert not found("Oslo", "Rome", "12")
    assert not found("Oslo", "Rome", "None of these")
    assert not found("Oslo", "Rome", "???")


def test_grammar_that_tells() -> None:
    assert "grammatical-cue" in told("The town by the sea is an", "island", "port", "fort", "cape")
    assert "grammatical-cue" not in told("The town by the sea is a", "port", "fort", "cape", "town")
    assert "grammatical-cue" in told("Which ports lie by the sea?", "Lima and Callao", "Oslo", "Rome", "Doha")
    assert "grammatical-cue" not in told("Which ports lie by the sea?", "Lima", "Oslo", "Rome", "Doha")
    assert "grammatical-cue" not in told("Which ports lie by the sea?", "Both A and B", "Oslo", "Rome", "Doha")
    assert "grammatical-cue" not in told("Which are for work?", "Making and mending", "Oslo", "Rome", "Doha")
    assert "mixed-forms" in told("What should a guard do?", "Check the gate", "The gate of oak", "A big gate")
    assert "mixed-forms" in told("What is best for ships?", "To rest at sea", "A good wind", "Going on", "It is late")
    assert "mixed-forms" in told("What is best for ships?", "Going on", "The sea", "A wind", "The sun")
    assert "mixed-forms" not in told("What is best for ships?", "The sea", "A wind", "The sun")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("the sea", Form.NAMED),
        ("it falls", Form.SENTENCE),
        ("by night", Form.PLACED),
        ("resting", Form.DOING),
        ("making the bed", Form.DOING),
        ("luteinizing hormone", Form.OTHER),
        ("makes milk", Form.DEED),
        ("makes", Form.OTHER),
        ("it", Form.OTHER),
        ("", Form.OTHER),
    ],
)
def test_forms_of_options(text: str, form: Form) -> None:
    assert form_of(text) is form


def test_numbers_and_their_ranges() -> None:
    assert range_of("about 5 minutes") == (300, 300)
    assert range_of("two hours") == (7200, 7200)
    assert range_of("60 to 100") == (60, 100)
    assert range_of("below 40") == (float("-inf"), 40)
    assert range_of("more than 1,5") == (1.5, float("inf"))
    assert range_of("the sea") is None
    assert range_of("1, 2 and 3") is None
    assert range_of("6 of the many ports by the sea") is None
    assert ranges_of(["5", "many"]) is None
    assert range_of("a hormonal one") is None
    assert range_of("one day") == (86400, 86400)
    assert range_of("vitamin B12") is None
    assert range_of("platform city-9") is None
    numbers = [replace(FIRST.options[0], text=text) for text in ("9", "2", "5")]
    assert [option.text for option in in_their_order(numbers) or ()] == ["2", "5", "9"]
    assert in_their_order(FIRST.options) is None
    assert in_order([(1, 1), (2, 2)])
    assert in_order([(2, 2), (1, 1)])
    assert not in_order([(1, 1), (3, 3), (2, 2)])
    assert overlap([(1, 3), (2, 4)])
    assert not overlap([(1, 2), (2, 3)])


def test_reading_grades() -> None:
    assert [
        syllables_in(word) for word in ("milk", "baby", "lactation", "make", "table", "pumped", "started", "rhythm")
    ] == [
        1,
        2,
        3,
        1,
        2,
        1,
        2,
        1,
    ]
    assert syllables_in("b") == 1
    assert grade_of("") == 0
    assert grade_of("The cat sat on the mat.") < 2
    assert grade_of("Physiological considerations necessitate multidisciplinary consultations.") > 20
    assert typical_grade(()) == 0
    hard = "Which multidisciplinary physiological consideration necessitates administrative authorization?"
    items = [replace(item, stem=hard) for item in items_of(deck(), 0)]
    assert "reading-grade" in {one.rule for one in review(deck(), items)}


def test_abbreviations_in_questions_of_other_kinds() -> None:
    item = next(one for one in items_of(greenhouse(), 0) if one.kind.value == "matching")
    short = replace(item, stem="What does the UN do against each trouble?")
    assert "abbreviation" in {one.rule for one in review(greenhouse(), [short]) if one.place == item.id}
    spelled = replace(item, stem="What does the United Nations (UN) do? NOT the UN?")
    assert "abbreviation" not in {one.rule for one in review(greenhouse(), [spelled]) if one.place == item.id}


def test_keys_that_stand_at_one_place() -> None:
    assert isinstance(FIRST, SingleBestAnswer)
    at_first = (FIRST.key, *(option for option in FIRST.options if not option.correct))
    items = [replace(FIRST, id=f"{FIRST.id}{one}", stem=f"Which {one}?", options=at_first) for one in range(40)]  # type: ignore[arg-type]
    assert any("stands at A in 100%" in one.message for one in review(deck(), items))
    many = tuple(replace(FIRST.options[0], correct=False, id=f"x{one}") for one in range(5))  # type: ignore[arg-type]
    crowded = [replace(item, options=(*at_first, *many)) for item in items]
    assert any("one place in 100%" in one.message for one in review(deck(), crowded))


def test_a_bank_that_asks_little_but_recall() -> None:
    items = [replace(FIRST, id=f"{FIRST.id}{one}", stem=f"Which x{one}?") for one in range(40)]  # type: ignore[arg-type]
    assert "mostly-recall" in {one.rule for one in review(deck(), items)}


def test_items_that_come_out_differently_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.content.review.bank.items_of", lambda _deck, _seed: ())
    assert "not-the-same-twice" in {one.rule for one in review(deck())}
    assert "not-the-same-twice" not in {one.rule for one in review(deck(), [])}
