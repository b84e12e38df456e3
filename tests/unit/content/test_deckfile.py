"""A sound deck file becomes a deck."""

import subprocess
import sys
import tomllib
from datetime import date

import pytest

from quizapp.content.deckfiles.deckfile import parse_deck, places_of
from quizapp.content.facts import (
    Ask,
    Blank,
    Claim,
    Cloze,
    Concept,
    Fact,
    Level,
    Query,
    Relation,
    Side,
    Source,
    Topic,
    WrittenDistractor,
)
from quizapp.errors import Place
from tests.builders import DECK_TEXT, ask, fact


def test_everything_that_a_deck_file_can_say() -> None:
    deck = parse_deck(DECK_TEXT, "deck.toml")
    assert (deck.id, deck.title, deck.summary, deck.language) == ("capitals", "Capitals", "", "en")
    assert deck.source == Source(title="Atlas", publisher="Map House", reviewed=date(2024, 2, 29))
    assert deck.topics == (Topic(id="cities", title="Cities"),)
    assert deck.concepts[0] == Concept(id="oslo", kind="city", name="Oslo", also=("Christiania",))
    assert deck.concepts[2] == Concept(id="rome", kind="city", name="Rome", note="Rome is in Italy.")
    assert deck.relations == (
        Relation(
            id="capital-of", meaning="The city is the seat of government.", subjects=("city",), objects=("country",)
        ),
    )
    first, second = deck.facts
    assert first == fact(
        "F1",
        statement="Oslo is the capital of Norway.",
        why="Maps mark it with a ring.",
        claims=("oslo capital-of norway",),
        clozes=("The capital of {{1:Norway}} is {{2:Oslo}}.",),
        asks=(
            ask(
                question="Which city is the capital of Norway?",
                reverse="Of which country is Oslo the capital?",
            ),
        ),
    )
    assert second == Fact(
        id="F2",
        topic="cities",
        statement="Lima is the capital of Peru.",
        paragraph=2,
        claims=(Claim(subject="lima", relation="capital-of", object="peru"),),
        clozes=(
            Cloze(text="The capital of Peru lies by the sea.", blanks=(Blank(number=1, start=15, end=19),)),
            Cloze(text="Lima is its name.", blanks=(Blank(number=2, start=0, end=4),)),
        ),
        asks=(
            Ask(
                id=1,
                query=Query(relation="capital-of", blank=Side.OBJECT, given="lima"),
                question="Of which country is Lima the capital?",
                level=Level.APPLICATION,
                wrong=(
                    WrittenDistractor(text="Chile", because="Its capital is Santiago."),
                    WrittenDistractor(text="Spain", because="Its capital is Madrid."),
                ),
                skip=("norway",),
                makes_card=False,
            ),
            Ask(
                id=2,
                query=Query(relation="capital-of", blank=Side.SUBJECT, given="peru"),
                question="Which city is the capital of Peru?",
                answer="Lima, by the sea",
                reverse="What is Lima?",
                reverse_answer="The capital of Peru",
                stem="Which of these cities is the capital of Peru?",
                key="lima",
                makes_item=False,
            ),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        DECK_TEXT.encode(),
        b"\xef\xbb\xbf" + DECK_TEXT.encode(),
        DECK_TEXT.replace("\n", "\r\n"),
        DECK_TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["bytes", "byte order mark", "CRLF", "as Notepad saves it"],
)
def test_the_ways_in_which_editors_save(text: str | bytes) -> None:
    assert parse_deck(text, "deck.toml") == parse_deck(DECK_TEXT, "deck.toml")


def test_optional_parts_may_be_left_out() -> None:
    text = DECK_TEXT.replace("reviewed = 2024-02-29\n", "").replace('note = "Rome is in Italy."\n', "")
    text = text.replace('title = "Capitals"', 'title = "Capitals"\nsummary = "Cities."\nlanguage = "de"')
    deck = parse_deck(text, "deck.toml")
    assert (deck.source.reviewed, deck.summary, deck.language) == (None, "Cities.", "de")


def test_where_things_stand() -> None:
    places = places_of(DECK_TEXT.encode(), "deck.toml")
    lines = ["", *DECK_TEXT.split("\n")]
    assert {place.file for place in places.values()} == {"deck.toml"}
    assert lines[places["F1"].line] == "[[fact]]"
    assert lines[places["F1"].line + 1] == 'id = "F1"'
    assert lines[places["F1/cloze"].line].startswith("cloze = ")
    assert lines[places["F2/2"].line : places["F2/2"].line + 2] == ["[[fact.ask]]", "id = 2"]
    assert lines[places["concept:rome"].line + 1] == 'id = "rome"'


def test_where_things_stand_in_a_text_that_is_no_deck() -> None:
    assert places_of('fact = 3\nconcept = ["x"]', "deck.toml") == {}
    assert places_of('[[fact]]\nid = "F1"', "x") == {
        "F1": Place(file="x", line=1),
        "F1/cloze": Place(file="x", line=1),
    }


def test_headers_and_keys_inside_texts_are_not_taken_for_real_ones() -> None:
    text = DECK_TEXT.replace(
        'why = "Maps mark it with a ring."',
        'why = """\n[[fact]]\nid = "F9"   # no\n"""\n# [[fact]]',
    )
    places = places_of(text, "deck.toml")
    assert text.split("\n")[places["F2"].line] == 'id = "F2"'


def test_the_window_does_not_wait_for_pydantic() -> None:
    program = (
        "import sys, quizapp.content.deckfiles.deckfile, quizapp.content.generators, quizapp.content.review;"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_test_deck_is_toml() -> None:
    assert len(tomllib.loads(DECK_TEXT)["fact"]) == 2
