"""Label cards: what a deck file says of them, what is made, and what is not."""

from dataclasses import replace

import pytest

from quizapp.content.cards import View
from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.figures.figure import Figure, read_figure
from quizapp.content.generators import cards_of
from quizapp.content.generators.label import label_face, why_not
from quizapp.content.labels import Hide, Label
from quizapp.content.records import fact_from_record, fact_to_record
from quizapp.content.review import Severity, review
from quizapp.errors import FileError
from tests.builders import DECK_TEXT, deck, fact

MAP = """
<svg viewBox="0 0 40 30"><title>The north</title><desc>A map.</desc>
  <rect class="region" id="oslo" width="4" height="4"><title>Oslo</title><desc>the dot by the sea</desc></rect>
  <rect class="region" id="rome" width="4" height="4"/>
  <g class="label" data-for="oslo"><text>Oslo</text></g><g class="label" data-for="lima"><text>Lima</text></g>
</svg>"""
LABEL = """
[[label]]
fact = "F1"
id = 3
figure = "map.svg"
region = "oslo"
"""
ONE = Label(id=3, figure="map.svg", region="oslo")


def parsed(label: str = LABEL, figure: str = MAP) -> list[str]:
    """The label cards of a deck file: id, front, back."""
    made = cards_of(parse_deck(DECK_TEXT + label, "deck.toml", {"map.svg": figure}))
    return [f"{card.id}: {card.front} {card.back}" for card in made if card.view is View.LABEL]


def problems(label: str) -> list[str]:
    with pytest.raises(FileError) as error:
        parsed(label)
    return [one.message for one in error.value.problems]


def test_a_label_makes_a_card_that_goes_by_its_number() -> None:
    assert parsed() == ["capitals/F1/label-3: What does the question mark stand for? Oslo"]
    worded = LABEL + 'question = "Which city?"\nhide = "all"\n'
    assert parsed(worded) == ["capitals/F1/label-3: Which city? Oslo"]
    other = LABEL.replace("id = 3", "id = 1")
    assert [one.split(":")[0] for one in parsed(LABEL + other)] == ["capitals/F1/label-1", "capitals/F1/label-3"]


def test_what_is_wrong_with_a_label_is_said() -> None:
    assert problems(LABEL.replace('"F1"', '"F9"')) == ["There is no fact called 'F9'."]
    assert problems(LABEL.replace('"oslo"', '"osol"')) == ["There is no concept called 'osol'; did you mean 'oslo'?"]
    (twice,) = problems(LABEL + LABEL)
    assert twice.startswith("Two labels of fact F1 have the id 3; the first stands in line")
    assert problems(LABEL + 'hide = "some"') == ["'hide' has to be \"one\" or \"all\", not 'some'."]
    assert problems(LABEL + "hide = 1") == ['\'hide\' has to be "one" or "all", not 1.']
    assert problems(LABEL.replace("figure", "picture"))[0].startswith("'figure' is missing")


def test_a_figure_that_cannot_be_used_is_an_error_of_the_deck() -> None:
    with pytest.raises(FileError) as error:
        parsed(figure=MAP.replace("<title>", "<script/><title>", 1))
    assert [one.message for one in error.value.problems] == [
        "The figure map.svg holds a script: a figure may not run anything."
    ]


@pytest.mark.parametrize(
    ("region", "figure", "reason"),
    [
        ("oslo", "other.svg", "the deck's folder holds no figure called other.svg"),
        ("lima", "map.svg", "map.svg has no region called 'lima'"),
        ("rome", "map.svg", "map.svg has no label for 'rome'"),
    ],
)
def test_what_makes_no_card_is_found_by_the_review_with_its_line(region: str, figure: str, reason: str) -> None:
    text = DECK_TEXT + LABEL.replace('"oslo"', f'"{region}"').replace('"map.svg"', f'"{figure}"')
    made = parse_deck(text, "deck.toml", {"map.svg": MAP})
    assert not [card for card in cards_of(made) if card.view is View.LABEL]
    (found,) = (one for one in review(made, where=places_of(text, "deck.toml")) if one.rule == "label-not-made")
    assert found.message == f"Label 3 of F1 makes no card: {reason}."
    assert (found.severity, found.fact) == (Severity.ERROR, "F1")
    assert found.place == f"deck.toml:{len(DECK_TEXT.splitlines()) + 2}"


def test_the_review_has_nothing_against_a_sound_label_and_figure() -> None:
    sound = MAP.replace('id="rome" width="4" height="4"/>', 'id="rome"><desc>the dot on the river</desc></rect>')
    made = parse_deck(DECK_TEXT + LABEL, "deck.toml", {"map.svg": sound})
    assert not {"label-not-made", "untold-figure"} & {one.rule for one in review(made)}


def test_figures_that_say_nothing_to_people_who_do_not_see_them_are_found() -> None:
    silent = read_figure("silent.svg", '<svg viewBox="0 0 4 3"><path class="region" id="a"/></svg>')
    told = read_figure("map.svg", MAP)
    found = [one.message for one in review(deck(figures=(silent, told))) if one.rule == "untold-figure"]
    assert found == [
        "The figure silent.svg needs a <title> and a <desc> for people who do not see it.",
        "In the figure silent.svg a <desc> is missing that says what is seen without naming it: a.",
        "In the figure map.svg a <desc> is missing that says what is seen without naming it: rome.",
    ]


def test_the_words_of_the_front_do_not_give_the_answer_away() -> None:
    face = label_face(read_figure("map.svg", MAP), ONE)
    assert face.front_words == "The north. One label is a question mark, which points to this: the dot by the sea."
    assert face.back_words == "The north. A map."
    assert ("Oslo" in face.front, "Oslo" in face.back) == (False, True)
    everything = label_face(read_figure("map.svg", MAP), replace(ONE, hide=Hide.ALL))
    assert everything.front_words.endswith("All other labels are blank.")
    assert "Lima" not in everything.front


def test_a_figure_without_words_goes_by_its_file() -> None:
    bare = MAP.replace("<title>The north</title><desc>A map.</desc>", "").replace("<desc>the dot by the sea</desc>", "")
    face = label_face(read_figure("map.svg", bare), ONE)
    assert face.front_words == "map.svg. One label is a question mark."
    assert face.back_words == "map.svg."


def test_labels_are_kept_and_facts_without_any_as_they_were() -> None:
    labelled = fact(labels=(ONE, replace(ONE, id=4, hide=Hide.ALL, question="Which?")))
    assert fact_from_record(fact_to_record(labelled)) == labelled
    assert "labels" not in fact_to_record(fact())


def test_a_missing_figure_is_the_first_reason() -> None:
    assert why_not(None, ONE) == "the deck's folder holds no figure called map.svg"
    assert why_not(Figure(name="map.svg", svg=read_figure("map.svg", MAP).svg), ONE) is None
