"""``quizapp forms``: parallel forms on the command line."""

import re
from collections import Counter

import pytest

from quizapp.paths import shipped_decks
from tests.unit.cli.conftest import Quizapp

DECK = shipped_decks() / "lactation"


def test_forms_as_json(quizapp: Quizapp) -> None:
    said = quizapp("forms", DECK, "--count", "2", "--length", "30", "--seed", "7", "--json")
    assert (said.status, said.err) == (0, "")
    assert Counter(record["form"] for record in said.records) == {1: 30, 2: 30}
    assert len({record["id"] for record in said.records}) == 60
    assert list(said.records[0]) == [
        "form",
        "number",
        "id",
        "kind",
        "fact_ids",
        "topic",
        "level",
        "key_position",
        "stem",
    ]
    for name in ("topic", "kind", "level"):
        one, two = (Counter(record[name] for record in said.records if record["form"] == form) for form in (1, 2))
        assert one == two
    assert [record["number"] for record in said.records] == [*range(1, 31), *range(1, 31)]


def test_the_seed_draws_the_forms(quizapp: Quizapp) -> None:
    first = quizapp("forms", DECK, "--json", "--seed", "1").out
    assert first == quizapp("forms", DECK, "--json", "--seed", "1", "--count", "2", "--length", "30").out
    assert first != quizapp("forms", DECK, "--json", "--seed", "2").out


def test_people_see_the_forms_beside_each_other(quizapp: Quizapp) -> None:
    said = quizapp("forms", DECK, "--length", "12", "--count", "3").out
    assert re.search(r"^ +form 1 +form 2 +form 3$", said, re.MULTILINE)
    assert re.search(r"^topic: Hormones +(\d+) +\1 +\1$", said, re.MULTILINE)
    assert re.search(r"^kind: single best answer +(\d+) +\1 +\1$", said, re.MULTILINE)
    assert re.search(r"^key of a single best answer: A +\d", said, re.MULTILINE)
    assert [int(number) for number in re.findall(r"^ +(\d+)\. lactation/", said, re.MULTILINE)] == [*range(1, 13)] * 3
    assert "Form 3, 12 items" in said
    assert "differ" not in said


def test_forms_that_differ_say_in_what(quizapp: Quizapp) -> None:
    said = quizapp("forms", DECK, "--kind", "ordered_response", "--kind", "matching", "--length", "9")
    assert said.status == 0
    assert "so the forms differ in these:\n    " in said.out
    assert re.search(r"^    (topic|kind|level) .+: \d+, \d+$", said.out, re.MULTILINE)


def test_topics_and_kinds_can_be_chosen(quizapp: Quizapp) -> None:
    records = quizapp("forms", DECK, "--topic", "hormones", "--topic", "anatomy", "--length", "5", "--json").records
    assert {record["topic"] for record in records} <= {"hormones", "anatomy"}
    records = quizapp("forms", DECK, "--kind", "fill_in", "--length", "4", "--json").records
    assert {record["kind"] for record in records} == {"fill_in"}
    assert {record["key_position"] for record in records} == {None}


def test_what_cannot_be_is_told_in_a_sentence(quizapp: Quizapp) -> None:
    said = quizapp("forms", DECK, "--length", "300")
    assert (said.status, said.out) == (1, "")
    assert re.fullmatch(
        r"There are only \d+ items to choose from, and 2 forms of 300 need 600\. "
        r"Ask for forms of at most \d+, or for fewer forms\.\n",
        said.err,
    )
    said = quizapp("forms", DECK, "--topic", "weather")
    assert said.status == 1
    assert said.err.startswith("The deck has no topic 'weather'. It has: basics, ")


@pytest.mark.parametrize(
    "arguments", [("--count", "0"), ("--count", "27"), ("--length", "many"), ("--length", "-1"), ("--kind", "essay")]
)
def test_wrong_usage_is_told(quizapp: Quizapp, arguments: tuple[str, str]) -> None:
    assert quizapp("forms", DECK, *arguments).status == 2
