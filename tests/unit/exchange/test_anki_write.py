"""The file itself: its rows, its safety. What Anki makes of it: tests/journeys/test_anki_import.py."""

import json
import os
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest
from hypothesis import given

from quizapp.content.cards import Card, View
from quizapp.content.deck import Deck
from quizapp.content.items import Item
from quizapp.content.labels import Hide
from quizapp.errors import UserError
from quizapp.exchange.anki.notes import guid, html
from quizapp.exchange.anki.notetypes import FACT_FIELDS, FIGURE_FIELDS, QUESTION_FIELDS
from quizapp.exchange.anki.write import PackageCounts, write_package

from .inside import collection_of, media_of
from .makers import (
    MONDAY,
    TEXTS,
    Content,
    contents,
    figure_content,
    lactation,
    make_card,
    make_deck,
    make_fact,
    make_item,
    steady,
)

SMALL: Content = (
    make_deck(make_fact()),
    (make_card(), make_card(view=View.CLOZE, number=2, front="Milk is moved by")),
    (make_item(),),
)


def rows(file: Path, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the inner database, in order."""
    (folder / "inner.db").write_bytes(collection_of(file))
    with closing(sqlite3.connect(folder / "inner.db")) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("col", "notes", "cards")}


def test_the_counts_say_what_is_in_it(tmp_path: Path) -> None:
    counts = write_package(*lactation(), tmp_path / "a.apkg", modified_at=MONDAY)
    deck, cards, items = lactation()
    labels = sum(card.view is View.LABEL for card in cards)
    every = len(deck.facts) + labels + len(items)
    assert counts == PackageCounts(notes=every, cards=len(cards), items=len(items))


def test_the_rows_of_a_small_deck(tmp_path: Path) -> None:
    """Golden: the inner database, for the zip around it may be packed in many ways."""
    write_package(*SMALL, tmp_path / "a.apkg", modified_at=MONDAY)
    found = rows(tmp_path / "a.apkg", tmp_path)
    seconds = int(MONDAY.timestamp())
    fact, question = found["notes"]
    assert fact[:6] == (
        seconds * 1000,
        guid("fact", "deck", "F1", 1),
        1763942411001,
        seconds,
        -1,
        " topic::hormones view::recall view::cloze ",
    )
    values = dict(zip(FACT_FIELDS, str(fact[6]).split("\x1f"), strict=True))
    assert {name: value for name, value in values.items() if value} == {
        "Id": "deck/F1",
        "Statement": "Oxytocin moves milk.",
        "Why": "It matters.",
        "Source": "Milk, A &amp; B (reviewed 2021-12-16), paragraph 9",
        "Topic": "Hormones",
        "Recall 1 front": "Which one?",
        "Recall 1 back": "Oxytocin",
        "Cloze 2 front": 'Milk is moved by <span class="blank">&#91;…]</span>.',
        "Cloze 2 back": 'Milk is moved by <b class="shown">Oxytocin</b>.',
    }
    values = dict(zip(QUESTION_FIELDS, str(question[6]).split("\x1f"), strict=True))
    assert question[1:3] == (guid("item", "deck/F1/single_best_answer-1"), 1763942411002)
    assert question[5] == " topic::hormones view::question level::cause "
    assert {name: value for name, value in values.items() if value} == {
        "Id": "deck/F1/single_best_answer-1",
        "Facts": "F1",
        "Topic": "Hormones",
        "Stem": "Which hormone moves milk?",
        "Option 1": "Prolactin",
        "Option 2": "Oxytocin",
        "Option 3": "Estrogen",
        "Rationale 1": "Because of Prolactin.",
        "Rationale 2": "Because of Oxytocin.",
        "Rationale 3": "Because of Estrogen.",
        "Key": "B",
        "Source": "Milk, A &amp; B (reviewed 2021-12-16), paragraph 9",
    }
    assert sorted((card[1], card[3]) for card in found["cards"]) == [
        (fact[0], 0),  # Recall 1
        (fact[0], 9),  # Cloze 2
        (question[0], 0),
    ]
    decks = json.loads(str(found["col"][0][10]))
    assert sorted(deck["name"] for deck in decks.values()) == [
        "Default",
        "Milk & <more>",
        "Milk & <more>::Flashcards",
        "Milk & <more>::Questions",
    ]


def test_the_same_content_makes_the_same_file(tmp_path: Path) -> None:
    write_package(*lactation(), tmp_path / "a.apkg", modified_at=MONDAY)
    write_package(*lactation(), tmp_path / "b.apkg", modified_at=MONDAY)
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


@steady
@given(contents())
def test_a_note_keeps_its_identity_whatever_its_text_and_neighbours(content: Content) -> None:
    deck, cards, items = content
    reworded = tuple(replace(card, front=f"New {card.front}", back="new") for card in cards)
    every = guids(deck, cards, items)
    assert every == guids(deck, reworded, tuple(replace(item, stem="New?") for item in items))
    for card in cards:
        assert guids(deck, (card,), ()) <= every


def guids(deck: Deck, cards: tuple[Card, ...], items: tuple[Item, ...]) -> set[object]:
    """The identities of the notes of a package."""
    with TemporaryDirectory() as folder:
        write_package(deck, cards, items, Path(folder, "a.apkg"), modified_at=MONDAY)
        return {note[1] for note in rows(Path(folder, "a.apkg"), Path(folder))["notes"]}


@steady
@given(TEXTS)
def test_no_text_becomes_markup(text: str) -> None:
    written = html(text)
    assert "<" not in written.replace("<br>", "")
    assert "[" not in written
    assert "\x1f" not in written


def test_pictures_travel_with_the_deck(tmp_path: Path) -> None:
    picture = tmp_path / "breast.svg"
    picture.write_text("<svg/>", encoding="utf-8")
    write_package(*SMALL, tmp_path / "a.apkg", modified_at=MONDAY, media=(picture,))
    assert media_of(tmp_path / "a.apkg") == {"breast.svg": b"<svg/>"}


def test_a_deck_without_items_has_no_empty_deck_of_questions(tmp_path: Path) -> None:
    deck, cards, _ = SMALL
    assert write_package(deck, cards, (), tmp_path / "a.apkg", modified_at=MONDAY).items == 0
    assert "Questions" not in str(rows(tmp_path / "a.apkg", tmp_path)["col"][0][10])


def test_a_moment_without_time_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_package(*SMALL, tmp_path / "a.apkg", modified_at=datetime(2026, 11, 16))  # noqa: DTZ001
    assert not list(tmp_path.iterdir())


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.apkg"
    file.write_bytes(b"before")
    with pytest.raises(UserError, match=r"could not be written: .* The file that was there before is untouched\."):
        write_package(*SMALL, file, modified_at=MONDAY, media=(tmp_path / "missing.png",))
    assert file.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["a.apkg"]


@pytest.mark.parametrize("inside", ["missing/a.apkg", "file/a.apkg", "folder"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        write_package(*SMALL, tmp_path / inside, modified_at=MONDAY)
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]


def test_an_export_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.apkg"
    file.write_bytes(b"before")
    kept = set(os.listdir(gettempdir()))
    write_package(*SMALL, file, modified_at=MONDAY + timedelta(days=1))
    assert zipfile.is_zipfile(file)
    assert os.listdir(tmp_path) == ["a.apkg"]
    assert not [name for name in set(os.listdir(gettempdir())) - kept if name.endswith(".anki2")]


def test_a_label_card_is_a_note_with_its_pictures_in_light_and_dark(tmp_path: Path) -> None:
    counts = write_package(*figure_content(), tmp_path / "a.apkg", modified_at=MONDAY)
    assert counts == PackageCounts(notes=2, cards=2, items=0)
    note = rows(tmp_path / "a.apkg", tmp_path)["notes"][1]
    assert note[1:3] == (guid("label", "deck/F1/label-2"), 1763942411003)
    assert note[5] == " topic::hormones view::label "
    values = dict(zip(FIGURE_FIELDS, str(note[6]).split("\x1f"), strict=True))
    pictures = {name: values.pop(name) for name in ("Front picture", "Back picture")}
    assert values == {
        "Id": "deck/F1/label-2",
        "Fact": "F1",
        "Topic": "Hormones",
        "Question": "What does the question mark stand for?",
        "Answer": "Alveoli",
        "Statement": "Oxytocin moves milk.",
        "Why": "It matters.",
        "Source": "Milk, A &amp; B (reviewed 2021-12-16), paragraph 9",
    }
    files = {name: content.decode() for name, content in media_of(tmp_path / "a.apkg").items()}
    shown = {side: re.findall(r'class="(light|dark)" src="([^"]+)"', html) for side, html in pictures.items()}
    assert [style for style, _ in shown["Front picture"]] == ["light", "dark"]
    assert {name for some in shown.values() for _, name in some} == set(files)
    front, back = (files[shown[side][0][1]] for side in ("Front picture", "Back picture"))
    assert ">?<" in front
    assert "sacs" not in front
    assert "Milk" not in front
    assert ">sacs<" in back
    assert ["#8A5A00" in back, "#F2C14E" in files[shown["Back picture"][1][1]]] == [True, True]
    assert (
        'alt="Milk &amp; more. One label is a question mark, which points to this: the &quot;left&quot; box."'
        in str(pictures["Front picture"])
    )


def test_a_figure_with_colours_of_its_own_stands_on_white_paper(tmp_path: Path) -> None:
    write_package(*figure_content("#345"), tmp_path / "a.apkg", modified_at=MONDAY)
    note = rows(tmp_path / "a.apkg", tmp_path)["notes"][1]
    assert re.findall(r'img class="([^"]+)"', str(note[6])) == ["on-paper", "on-paper"]


def test_all_labels_are_blank_where_all_are_to_be_hidden(tmp_path: Path) -> None:
    write_package(*figure_content(hide=Hide.ALL), tmp_path / "a.apkg", modified_at=MONDAY)
    assert "All other labels are blank." in str(rows(tmp_path / "a.apkg", tmp_path)["notes"][1][6])
