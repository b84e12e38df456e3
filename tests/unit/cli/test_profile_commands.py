"""Commands over a profile: decks, due, answer, stats, export, import, backup, restore, rebuild, verify."""

import re
import sqlite3
import time
import zipfile
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.content.generators import cards_of, items_of
from quizapp.paths import DATABASE_NAME, shipped_decks
from tests.papers import words_of
from tests.unit.cli.conftest import Quizapp
from tests.unit.exchange.makers import lactation

CARD = "lactation/F01/recall-1"


def test_decks(quizapp_without_profile: Quizapp) -> None:
    quizapp = quizapp_without_profile  # the first command makes it
    deck, _, items = lactation()
    cards = cards_of(deck)
    (record,) = quizapp("decks", "--json").records
    assert record == {
        "id": "lactation",
        "title": "Lactation",
        "facts": len(deck.facts),
        "cards": len(cards),
        "items": len(items),
        "due": 10,
    }
    assert quizapp("decks").out.splitlines()[1].split() == [
        str(value) for value in record.values() if value != "Lactation"
    ] + ["Lactation"]


def test_due_lists_todays_cards_in_order(quizapp: Quizapp) -> None:
    records = quizapp("due", "lactation", "--json").records
    assert len(records) == 10
    assert records[0] == {"card_id": "lactation/F01/choice-1", "state": "new", "due": ""}
    assert quizapp("due", "lactation").out.splitlines()[1].split() == ["lactation/F01/choice-1", "new", "today"]


def test_due_tells_a_time_of_today_as_people_read_it(quizapp: Quizapp) -> None:
    quizapp("answer", "lactation/F01/choice-1", "again")
    told = quizapp("due", "lactation").out.splitlines()[1]
    assert re.fullmatch(r"lactation/F01/choice-1 +learning +\d{4}-\d\d-\d\d \d\d:\d\d", told)


def test_due_takes_topics_searches_days_ahead_and_cramming(quizapp: Quizapp) -> None:
    deck, _, _ = lactation()
    topic = deck.topics[-1].id
    facts = {fact.id for fact in deck.facts if fact.topic == topic}
    found = quizapp("due", "lactation", "--topic", topic, "--json").records
    assert found
    assert {record["card_id"].split("/")[1] for record in found} <= facts
    (one,) = quizapp("due", "lactation", "--search", "fact:F02", "--json").records
    assert one["card_id"] == "lactation/F02/choice-1"
    assert len(quizapp("due", "lactation", "--cram", "--json").records) == len(cards_of(deck))
    assert quizapp("due", "lactation", "--ahead", "3").out == "Nothing is due now.\n"
    assert quizapp("due", "lactation", "--ahead", "0").status == 2
    said = quizapp("due", "lactation", "--search", "is:nonsense")
    assert (said.status, "nonsense" in said.err) == (1, True)


def test_a_card_that_is_forgotten_again_and_again_is_set_aside(quizapp: Quizapp) -> None:
    quizapp("answer", CARD, "easy", "--at", "2020-01-01T09:00")
    for year in range(2010, 2018):
        said = quizapp("answer", CARD, "again", "--at", f"{year + 11}-01-01T09:00")
        quizapp("answer", CARD, "good", "--at", f"{year + 11}-01-01T09:20")
    assert said.status == 0
    assert "set aside" in said.err


@pytest.mark.parametrize(
    ("grade", "state"), [("again", "learning"), ("hard", "learning"), ("good", "learning"), ("easy", "review")]
)
def test_an_answer_prints_the_new_memory(quizapp: Quizapp, grade: str, state: str) -> None:
    said = quizapp("answer", CARD, grade, "--json")
    (record,) = said.records
    assert said.status == 0
    assert list(record) == ["card_id", "state", "due", "stability", "difficulty", "reviews", "lapses", "opened"]
    assert (record["card_id"], record["state"], record["reviews"], record["lapses"]) == (CARD, state, 1, 0)
    if state == "review":
        assert date.fromisoformat(record["due"]) > date.today()  # noqa: DTZ011
    else:
        ahead = datetime.fromisoformat(record["due"]) - datetime.now().astimezone()
        assert timedelta() < ahead < timedelta(minutes=15)


@pytest.mark.parametrize(
    ("at", "due"), [("2026-01-05T08:30", "08:31:00+01:00"), ("2026-06-05T08:30", "08:31:00+02:00")]
)
def test_a_time_without_a_zone_is_meant_as_clocks_stood_then(quizapp: Quizapp, at: str, due: str) -> None:
    """In winter as in summer, whichever it is now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        (record,) = quizapp("answer", CARD, "again", "--at", at, "--json").records
    time.tzset()
    assert record["due"].endswith(due)


def test_an_answer_in_words(quizapp: Quizapp) -> None:
    said = quizapp("answer", CARD, "easy", "--at", "2026-01-05T08:30")
    first, second = said.out.splitlines()
    assert first.startswith(f"{CARD}: review, due 2026-01-")
    assert second == "Stability 8.3 days, difficulty 1.0 of 10; 1 answer, 0 lapses."


def test_an_answer_says_which_harder_forms_it_opens(quizapp: Quizapp) -> None:
    choice = CARD.replace("recall-1", "choice-1")
    assert quizapp("answer", choice, "good").out.splitlines()[2] == (
        "Harder forms of the fact open, from the next day: cloze."
    )


def test_an_answered_card_rests_with_its_siblings(quizapp: Quizapp) -> None:
    quizapp("answer", CARD, "easy")
    assert not any(
        record["card_id"].startswith("lactation/F01/") for record in quizapp("due", "lactation", "--json").records
    )


def test_wrong_answers_are_refused(quizapp: Quizapp) -> None:
    assert quizapp("answer", CARD, "splendid").status == 2
    assert "write it like 2026-11-23T08:30" in quizapp("answer", CARD, "good", "--at", "noon").err
    said = quizapp("answer", "lactation/F01/recall-99", "good")
    assert (said.status, said.out) == (1, "")
    assert "There is no card lactation/F01/recall-99." in said.err


def test_stats(quizapp: Quizapp) -> None:
    quizapp("answer", CARD, "easy")
    (record,) = quizapp("stats", "--json").records
    assert list(record) == ["deck", "today", "retention", "forecast"]
    assert record["today"] == {"reviews": 0, "new": 9, "minutes": record["today"]["minutes"], "answered": 1}
    assert record["retention"] == {"recalled": 0, "asked": 0, "share": None}
    assert sum(day["count"] for day in record["forecast"]) == 1
    said = quizapp("stats").out
    assert "Today: 0 reviews and 9 new cards left" in said
    assert "1 answer given." in said
    assert "Reviews ahead:" in said


def test_stats_count_what_was_recalled(quizapp: Quizapp) -> None:
    now = datetime.now().astimezone()
    quizapp("answer", CARD, "easy", "--at", (now - timedelta(days=20)).isoformat())
    quizapp("answer", CARD, "good", "--at", (now - timedelta(days=2)).isoformat())
    (record,) = quizapp("stats", "--json").records
    assert record["retention"] == {"recalled": 1, "asked": 1, "share": 1.0}
    assert "Retention over 30 days: 1 of 1 recalled (100%)." in quizapp("stats").out


@pytest.mark.parametrize("deck", ["lactation", shipped_decks() / "lactation"], ids=["by id", "by path"])
def test_export_writes_an_anki_package(quizapp: Quizapp, tmp_path: Path, deck: str | Path) -> None:
    file = tmp_path / "milk.apkg"
    said = quizapp("export", deck, file)
    _, cards, items = lactation()
    assert said.status == 0
    assert said.out.startswith(f"Wrote {file}: {len(cards)} flashcards and {len(items)} questions in ")
    assert zipfile.is_zipfile(file)


def test_export_wants_a_name_that_tells_the_format(quizapp: Quizapp, tmp_path: Path) -> None:
    said = quizapp("export", "lactation", tmp_path / "milk.zip")
    assert said.status == 1
    assert "milk.zip is of no format that can be written. Nothing was written." in said.err
    assert ".apkg (Anki package)" in said.err
    assert ".kahoot.xlsx (Kahoot spreadsheet)" in said.err, "what is to be typed is an ending, no name of ours"
    assert not (tmp_path / "milk.zip").exists()


@pytest.mark.parametrize("deck", ["lactation", shipped_decks() / "lactation"], ids=["by id", "by path"])
@pytest.mark.parametrize(
    ("name", "told"),
    [("milk.xlsx", "Excel workbook): 85 facts."), ("milk.quizdeck", "QuizApp deck): 85 facts."),
     ("milk.xml", "Moodle XML): 350 questions."), ("milk.qti21.zip", "IMS QTI 2.1 package): 350 questions.")],
)  # fmt: skip
def test_export_writes_what_the_name_says(
    quizapp: Quizapp, tmp_path: Path, name: str, told: str, deck: str | Path
) -> None:
    said = quizapp("export", deck, tmp_path / name)
    assert said.status == 0
    assert told in said.out
    assert (tmp_path / name).stat().st_size > 1_000


def test_export_lists_what_stays_behind(quizapp: Quizapp, tmp_path: Path) -> None:
    said = quizapp("export", "lactation", tmp_path / "milk", "--format", "gift")
    assert "is asked on a figure, which does not travel." in said.out
    assert (tmp_path / "milk").read_text(encoding="utf-8").startswith("$CATEGORY: Lactation/")


@pytest.mark.parametrize("name", ["o.xml", "o.gift.txt", "o.qti21.zip", "o.qti12.zip", "o.kahoot.xlsx"])
def test_a_quiz_without_a_question_is_not_written(quizapp: Quizapp, tmp_path: Path, name: str) -> None:
    (tmp_path / "one.csv").write_text("question,answer\nWhat stands for a leaf?,An alveolus\n")
    quizapp("import", tmp_path / "one.csv")
    said = quizapp("export", "one", tmp_path / name)
    assert said.status == 1
    assert said.err.startswith(f"{name} was not written: ")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("what", "files"),
    [("cards", ["milk.pdf"]), ("sheet", ["milk.pdf"]), ("posters", ["milk.pdf"]),
     ("quiz", ["milk-A.pdf", "milk-B.pdf", "milk-key.pdf"])],
)  # fmt: skip
def test_print_writes_what_is_asked_for(quizapp: Quizapp, tmp_path: Path, what: str, files: list[str]) -> None:
    (tmp_path / "out").mkdir()
    said = quizapp("print", "lactation", what, tmp_path / "out" / "milk.pdf", "--length", "10")
    assert said.status == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == files
    assert all((tmp_path / "out" / name).read_bytes().startswith(b"%PDF-") for name in files)
    assert " pages." in said.out


def test_a_printed_quiz_for_neighbours_has_the_same_questions_in_another_order(
    quizapp: Quizapp, tmp_path: Path
) -> None:
    said = quizapp("print", "lactation", "quiz", tmp_path / "milk.pdf", "--length", "6", "--same", "--seed", "3")
    assert said.status == 0
    one, other = (words_of(tmp_path / f"milk-{form}.pdf") for form in "AB")
    key = words_of(tmp_path / "milk-key.pdf")
    stems = [item.stem for item in items_of(lactation()[0], 3) if f" {' '.join(item.stem.split())} " in one]
    assert len(stems) == 6
    placed = [[" ".join(stem.split()) for stem in sorted(stems, key=text.find)] for text in (one, other)]
    assert placed[0] != placed[1]
    assert sorted(placed[0]) == sorted(placed[1])
    assert "The same question in form A" in key
    beside = key.partition("The same question in form A")[2]
    for number, stem in enumerate(placed[0], 1):
        assert f"{number}. {stem}" in beside


def test_export_to_nowhere_is_a_sentence(quizapp: Quizapp, tmp_path: Path) -> None:
    said = quizapp("export", "lactation", tmp_path / "missing" / "milk.apkg")
    assert (said.status, said.out) == (1, "")
    assert "could not be written" in said.err


def test_import_updates_a_deck(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("answer", CARD, "easy")
    text = (shipped_decks() / "lactation" / "deck.toml").read_text(encoding="utf-8")
    statement = lactation()[0].facts[0].statement
    (tmp_path / "deck.toml").write_text(text.replace(statement, f"New: {statement}"), encoding="utf-8")
    said = quizapp("import", tmp_path)
    facts = len(lactation()[0].facts)
    assert said.out == f"Lactation (lactation): 0 new facts, 1 changed, {facts - 1} unchanged, 0 retired.\n"
    assert f"New: {statement}" in quizapp("facts", "lactation").out
    assert CARD not in quizapp("due", "lactation").out


def test_a_table_is_seen_before_it_is_brought_in(quizapp: Quizapp, tmp_path: Path) -> None:
    file = tmp_path / "ward.csv"
    file.write_text("Question,Answer\nWho helps?,A doula\nWhen?,\n", encoding="utf-8")
    said = quizapp("import", file, "--preview")
    assert said.status == 1
    assert said.out.startswith("ward.csv would bring 1 new fact, 0 changed, 0 the same.\n  Row 3: An answer is missing")
    assert quizapp("facts", "ward").status == 1
    said = quizapp("import", file, "--title", "Night ward")
    assert said.out.startswith("Night ward (night-ward): 1 new fact, 0 changed, 0 the same.\n")
    assert "Who helps? A doula" in quizapp("facts", "night-ward").out
    assert quizapp("import", file, "--into", "lactation").out.startswith("Lactation (lactation): 1 new fact")
    assert quizapp("undo").status == 0


def test_a_backup_brings_everything_back(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("answer", CARD, "easy")
    before = quizapp("due", "lactation").out
    assert quizapp("backup", tmp_path / "copy.db").status == 0
    quizapp("answer", "lactation/F02/recall-1", "easy")
    assert quizapp("due", "lactation").out != before
    said = quizapp("restore", tmp_path / "copy.db")
    assert said.status == 0
    assert "What was there before is kept as " in said.out
    assert quizapp("due", "lactation").out == before


def test_a_backup_brings_a_damaged_profile_back(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("answer", CARD, "easy")
    quizapp("backup", tmp_path / "copy.db")
    (tmp_path / "profile" / DATABASE_NAME).write_bytes(b"not a database, not any more" * 1000)
    assert quizapp("due", "lactation").status == 1
    assert quizapp("restore", tmp_path / "copy.db").status == 0
    assert CARD not in quizapp("due", "lactation").out
    assert quizapp("verify").status == 0


def test_what_is_no_backup_is_not_restored(quizapp: Quizapp, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    said = quizapp("restore", tmp_path / "letter.txt")
    assert said.status == 1
    assert "Nothing was changed." in said.err
    assert quizapp("restore", tmp_path / "missing.db").status == 1


def test_verify_and_rebuild(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("answer", CARD, "easy")
    said = quizapp("verify")
    assert (said.status, said.out) == (0, f"{tmp_path / 'profile'} is sound.\n")
    cards = len(cards_of(lactation()[0]))
    assert quizapp("rebuild").out == f"{cards} cards worked out anew from the review log; 0 changed.\n"


def test_a_damaged_memory_is_found_and_mended(quizapp: Quizapp, tmp_path: Path) -> None:
    quizapp("answer", CARD, "easy")
    with closing(sqlite3.connect(tmp_path / "profile" / DATABASE_NAME)) as database:
        (table,) = database.execute(
            "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table' AND c.name = 'stability'"
        ).fetchone()
        database.execute(f"UPDATE {table} SET stability = 1.25 WHERE stability > 8")
        database.commit()
    said = quizapp("verify")
    assert said.status == 1
    assert CARD in said.out
    assert quizapp("rebuild").out.endswith("; 1 changed.\n")
    assert quizapp("verify").status == 0
