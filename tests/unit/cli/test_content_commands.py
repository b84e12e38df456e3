"""Commands that only read decks: facts, cards, items, check."""

from pathlib import Path

import pytest

from quizapp.content.generators import cards_of, items_of
from quizapp.paths import shipped_decks
from tests.unit.cli.conftest import Quizapp
from tests.unit.exchange.makers import lactation
from tests.written import FOLDER

DECK = shipped_decks() / "lactation"


def test_facts_as_json(quizapp: Quizapp) -> None:
    deck = lactation()[0]
    said = quizapp("facts", DECK, "--json")
    assert said.status == 0
    assert [record["id"] for record in said.records] == [fact.id for fact in deck.facts]
    assert said.records[0] == {
        "id": deck.facts[0].id,
        "topic": deck.facts[0].topic,
        "statement": deck.facts[0].statement,
        "source": deck.source.place(deck.facts[0].paragraph),
    }


def test_cards_as_json(quizapp: Quizapp) -> None:
    cards = cards_of(lactation()[0])
    said = quizapp("cards", DECK, "--json")
    assert [record["id"] for record in said.records] == [card.id for card in cards]
    assert said.records[0] == {
        "id": cards[0].id,
        "fact_id": cards[0].fact,
        "view": cards[0].view.value,
        "front": cards[0].front,
        "back": cards[0].back,
        "tags": list(cards[0].tags),
    }


def test_items_as_json(quizapp: Quizapp) -> None:
    item, *others = items_of(lactation()[0], 0)
    first, *rest = quizapp("items", DECK, "--json").records
    assert len(rest) == len(others)
    assert list(first) == ["id", "kind", "fact_ids", "topic", "level", "stem", "options"]
    assert first["kind"] == "single_best_answer"
    assert (first["id"], first["stem"], first["fact_ids"]) == (item.id, item.stem, list(item.facts))
    assert first["options"] == [
        {"id": one.id, "text": one.text, "correct": one.correct, "rationale": one.rationale} for one in item.options
    ]


def test_the_seed_draws_the_items(quizapp: Quizapp) -> None:
    assert quizapp("items", DECK, "--json").out == quizapp("items", DECK, "--json", "--seed", "0").out
    assert quizapp("items", DECK, "--json").out != quizapp("items", DECK, "--json", "--seed", "1").out


def test_items_of_one_kind(quizapp: Quizapp) -> None:
    every = quizapp("items", DECK, "--json").records
    some = quizapp("items", DECK, "--json", "--kind", "single_best_answer").records
    assert some == [one for one in every if one["kind"] == "single_best_answer"]
    assert some
    both = quizapp("items", FOLDER, "--json", "--kind", "matching", "--kind", "bow_tie").records
    assert {one["kind"] for one in both} == {"matching", "bow_tie"}
    said = quizapp("items", DECK, "--kind", "essay")
    assert said.status == 2
    assert "there is no kind 'essay'; there is: single_best_answer, " in said.err


def test_every_kind_says_what_it_alone_has(quizapp: Quizapp) -> None:
    shared = {"id", "kind", "fact_ids", "topic", "level", "stem", "options"}
    own = {record["kind"]: set(record) - shared for record in quizapp("items", FOLDER, "--json").records}
    assert own == {
        "single_best_answer": set(),
        "true_false_reason": set(),
        "select_all": {"exhibit"},
        "select_n": {"count", "exhibit"},
        "grouping": {"groups"},
        "matrix_multiple_choice": {"rows", "columns", "exhibit"},
        "matrix_multiple_response": {"rows", "columns"},
        "drop_down_cloze": {"passage", "exhibit"},
        "drop_down_rationale": {"passage", "linking"},
        "drag_drop_cloze": {"passage", "tokens"},
        "ordered_response": {"order", "exhibit"},
        "matching": {"terms", "descriptions"},
        "highlight_text": {"passage", "exhibit"},
        "hot_spot": {"figure"},
        "fill_in": {"wanted", "rationale", "fact"},
        "bow_tie": {"exhibit"},
    }


def test_a_matrix_as_json(quizapp: Quizapp) -> None:
    (record,) = quizapp("items", FOLDER, "--json", "--kind", "matrix_multiple_response").records
    assert {"id": "soft-roots", "text": "Soft, brown roots"} in record["rows"]
    assert [column["id"] for column in record["columns"]] == ["too-little-water", "too-much-water"]
    assert {
        "id": "soft-roots/too-much-water",
        "text": "Too much water",
        "correct": True,
        "rationale": "Too much water shows as a green crust, soft roots and limp leaves; the plant is watered less.",
        "place": "soft-roots",
    } in record["options"]


def test_people_read_what_stands_around_the_options(quizapp: Quizapp) -> None:
    said = quizapp("items", FOLDER).out
    assert "    [Thermometer]\n    Time | 8:00 | 12:00 | 16:00\n    Degrees | 22 | 34 | 36\n" in said
    assert "    [Notes] A plant was bought a week ago.\n" in said
    assert "    [cause] shows itself by [one] and by [other].\n" in said
    assert "    — Too much heat\n" in said
    assert "✓ The seed is sown → The first leaves show → The seedling is potted → The stem is tied to a stake\n" in said
    assert "    ✓ tendril / climbing shoot / tendrils\n" in said
    assert "    ✓ 28 ± 1 degrees\n" in said


def test_people_read_the_same(quizapp: Quizapp) -> None:
    deck, cards, items = lactation()
    assert deck.facts[0].statement in quizapp("facts", DECK).out
    said = quizapp("cards", DECK).out
    assert f"{cards[0].id}\n    {cards[0].front}\n    → {cards[0].back}\n" in said
    said = quizapp("items", DECK).out
    assert f"    ✓ {'ABCDE'[items[0].options.index(items[0].key)]}  {items[0].key.text}\n" in said
    assert all(option.rationale in said for item in items for option in item.options)


def test_reading_a_deck_folder_leaves_no_profile_behind(quizapp_without_profile: Quizapp, tmp_path: Path) -> None:
    for command in ("facts", "cards", "items", "check"):
        assert quizapp_without_profile(command, DECK).status == 0
    assert not (tmp_path / "profile").exists()


def test_the_deck_file_itself_will_do(quizapp: Quizapp) -> None:
    assert quizapp("facts", DECK / "deck.toml").out == quizapp("facts", DECK).out


def test_a_deck_in_the_profile_goes_by_its_id(quizapp: Quizapp) -> None:
    for command in ("facts", "cards", "items"):
        assert quizapp(command, "lactation", "--json").out == quizapp(command, DECK, "--json").out


def test_a_missing_deck_is_a_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    said = quizapp("facts", tmp_path / "nothing")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("There is no file ")
    said = quizapp("facts", "nothing")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("There is no deck called “nothing”.")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A deck with two errors in its file."""
    folder = tmp_path / "broken"
    folder.mkdir()
    text = (DECK / "deck.toml").read_text(encoding="utf-8")
    text = text.replace('id = "lactation"', 'id = "not an id"', 1).replace('topic = "basics"', 'topic = "nowhere"', 1)
    (folder / "deck.toml").write_text(text, encoding="utf-8")
    return folder


def test_every_problem_of_a_broken_file_stands_on_a_line(quizapp: Quizapp, broken: Path) -> None:
    said = quizapp("items", broken)
    assert (said.status, said.out) == (1, "")
    first, *problems = said.err.splitlines()
    assert "nothing was loaded" in first
    assert len(problems) >= 2
    assert all(line.startswith(f"{broken / 'deck.toml'}:") for line in problems)


def test_check_makes_findings_of_a_broken_file(quizapp: Quizapp, broken: Path) -> None:
    said = quizapp("check", broken, "--json")
    assert (said.status, said.err) == (1, "")
    *problems, summary = said.records
    assert len(problems) >= 2
    assert summary["counts"] == {"deck-file": len(problems)}
    for record in problems:
        assert list(record) == ["severity", "rule", "fact_id", "place", "message"]
        assert (record["severity"], record["rule"], record["fact_id"]) == ("error", "deck-file", None)
        assert record["place"].startswith(f"{broken / 'deck.toml'}:")
    said = quizapp("check", broken)
    assert said.status == 1
    assert f"{len(said.out.split(': error: deck-file')) - 1} errors, 0 warnings." in said.out


def test_check_finds_nothing_unfair_in_the_shipped_deck(quizapp: Quizapp) -> None:
    said = quizapp("check", DECK, "--json")
    assert said.status == 0
    *findings, summary = said.records
    assert {record["severity"] for record in findings} <= {"warning", "note"}
    assert list(summary)[:5] == ["severity", "rule", "fact_id", "place", "message"]
    assert summary["severity"] == "summary"
    assert sum(summary["counts"].values()) == len(findings)
    assert summary["items"] > 150
    assert summary["above_recall"] >= 0.4
    assert summary["reading_grade"] <= 10


def test_check_is_strict_when_asked(quizapp: Quizapp, tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(SMALL.replace("Which hormone", "Which hormone often"), encoding="utf-8")
    said = quizapp("check", file)
    assert (said.status, "vague-frequency" in said.out) == (0, True)
    assert quizapp("check", file, "--strict").status == 1


def test_check_lets_the_bots_try(quizapp: Quizapp, tmp_path: Path) -> None:
    said = quizapp("check", DECK, "--bots", "--seeds", "1", "--json")
    assert [record["bot"] for record in said.records][:2] == ["longest", "shortest"]
    assert len(said.records) == 11
    assert said.status == int(not all(record["passed"] for record in said.records))
    said = quizapp("check", DECK, "--bots", "--seeds", "1")
    assert "items with four options, from 1 seed." in said.out
    assert quizapp("check", DECK, "--bots", "--seeds", "0").status == 2
    (tmp_path / "deck.toml").write_text("", encoding="utf-8")
    assert "deck-file" in quizapp("check", tmp_path, "--bots").out


SMALL = """\
[deck]
id = "milk"
title = "Milk"

[source]
title = "Milk"
publisher = "The authors"

[[topic]]
id = "hormones"
title = "Hormones"

[[concept]]
id = "prolactin"
kind = "hormone"
name = "prolactin"

[[concept]]
id = "oxytocin"
kind = "hormone"
name = "oxytocin"

[[concept]]
id = "estrogens"
kind = "hormone"
name = "estrogens"

[[concept]]
id = "make-milk"
kind = "action"
name = "makes milk"

[[relation]]
id = "does"
meaning = "The hormone has this effect."
from = ["hormone"]
to = ["action"]

[[fact]]
id = "F1"
topic = "hormones"
paragraph = 1
statement = "Prolactin makes the alveoli produce milk."
true = ["prolactin does make-milk"]

[[fact.ask]]
id = 1
for = "? does make-milk"
question = "Which hormone tells the alveoli to produce?"
wrong = [
    { text = "oxytocin", because = "It moves the milk." },
    { text = "estrogen", because = "It holds prolactin down." },
]
"""


def test_check_names_an_unfair_item(quizapp: Quizapp, tmp_path: Path) -> None:
    """A right answer written as a wrong one: an error, with fact and line."""
    file = tmp_path / "deck.toml"
    file.write_text(SMALL.replace('text = "oxytocin"', 'text = "prolactin"'), encoding="utf-8")
    said = quizapp("check", file, "--json")
    line = SMALL.splitlines().index("[[fact.ask]]") + 1
    assert said.status == 1
    assert said.records[0] == {
        "severity": "error",
        "rule": "true-written-distractor",
        "fact_id": "F1",
        "place": f"{file}:{line}",
        "message": '"prolactin" is written as a wrong answer, and the deck says that it is a right one.',
    }
    said = quizapp("check", file)
    assert said.out.startswith(f"{file}:{line}: error: true-written-distractor (F1)\n")
    assert f"{file}: 1 error, " in said.out


def test_check_says_when_there_is_nothing_to_say(quizapp: Quizapp, tmp_path: Path) -> None:
    (tmp_path / "deck.toml").write_text(SMALL, encoding="utf-8")
    said = quizapp("check", tmp_path)
    assert (said.status, said.out.splitlines()[-1]) == (0, f"{tmp_path}: nothing to say against it.")
