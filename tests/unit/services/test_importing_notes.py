"""Bringing in Anki's packages: what notes of every type become, and where they go."""

import sqlite3
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.facts import DeckId
from tests.pictures import png
from tests.unit.exchange.legacy import (
    ADD_ON,
    BASIC,
    CLOZE,
    CUSTOM,
    NATIVE,
    OPTIONAL,
    REVERSED,
    TYPED,
    Note,
    write_legacy,
    write_new,
)
from tests.unit.services.brought import PNG, bring, cards


def test_a_basic_note_is_asked_and_answered_in_plain_words(services: Services, tmp_path: Path) -> None:
    note = Note(1, ("What <b>makes</b> H<sub>2</sub>O&nbsp;boil?<br>Say it.", "<ul><li>Heat</li><li>Time</li></ul>"))
    found = bring(services, tmp_path, note)
    assert found == {"recall-1": ("What makes H₂O boil? Say it.", "Heat · Time")}


def test_reversed_and_optional_reversed_notes_make_both_ways(services: Services, tmp_path: Path) -> None:
    assert bring(services, tmp_path, Note(2, ("liver", "hepar"), ords=(0, 1))) == {
        "recall-1": ("liver", "hepar"),
        "reverse-1": ("hepar", "liver"),
    }
    services.undo.undo()
    assert bring(services, tmp_path, Note(3, ("a", "b", ""), ords=(0,), guid="x")) == {"recall-1": ("a", "b")}


def test_a_card_to_be_typed_asks_without_its_answer(services: Services, tmp_path: Path) -> None:
    assert bring(services, tmp_path, Note(4, ("capital?", "Paris"))) == {"recall-1": ("capital?", "Paris")}


def test_clozes_keep_numbers_and_hints_and_nested_ones_are_written_out(services: Services, tmp_path: Path) -> None:
    text = (
        "{{c1::Oxytocin::hormone}} moves {{c2::milk}}; {{c3::one}} and {{c3::two}}; {{c4::outer {{c5::inner}} words}}"
    )
    found = bring(services, tmp_path, Note(5, (text, "Why: <i>let-down</i>"), ords=range(5)))
    assert found["cloze-1"] == ("[…] moves milk; one and two; outer inner words", "Oxytocin")
    assert found["cloze-2"][1] == "milk"
    assert found["recall-3"] == ("Oxytocin moves milk; […] and […]; outer inner words", "one … two")
    assert found["recall-4"] == ("Oxytocin moves milk; one and two; […]", "outer inner words")
    assert found["recall-5"] == ("Oxytocin moves milk; one and two; outer […] words", "inner")
    row = services._opened.database.row(
        "SELECT why, hint FROM facts JOIN cards ON fact_n = facts.n WHERE view = 'cloze' AND why <> ''"
    )
    assert row is not None
    assert tuple(row) == ("Why: let-down", "hormone")


def test_a_custom_type_is_rendered_from_its_templates_and_its_scripts_never_run(
    services: Services, tmp_path: Path
) -> None:
    note = Note(8, ("Furosemide", "Loop diuretic", "40 mg", ""), ords=(0, 1))
    assert bring(services, tmp_path, note) == {
        "recall-1": ("Which class is Furosemide? Dose 40 mg", "Class: Loop diuretic"),
        "recall-2": ("Name one of the class Loop diuretic", "Furosemide"),
    }
    (line,) = [one for one in services.importing.preview(tmp_path / "a.apkg").losses if one.kind == "script"]
    assert line.count == 1


def test_native_occlusions_become_label_cards(services: Services, tmp_path: Path) -> None:
    masks = (
        "{{c1::image-occlusion:rect:left=.1:top=.1:width=.3:height=.2:oi=1}}<br>"
        "{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1:oi=1}}<br>"
        "{{c3::image-occlusion:polygon:points=.1,.6 .3,.6 .2,.9:oi=1}}"
    )
    note = Note(6, (masks, '<img src="heart.png">', "The heart", "", ""), ords=(0, 1, 2))
    found = bring(services, tmp_path, note, media={"heart.png": PNG})
    assert list(found) == ["label-1", "label-2", "label-3"]
    assert services.importing.preview(tmp_path / "a.apkg").types[0].becomes == "occlusion"


def test_occlusions_of_the_add_on_become_label_cards(services: Services, tmp_path: Path) -> None:
    mask = b"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><g><rect class="qshape" x="10" y="10"
        width="20" height="20" fill="#f00"/><rect x="50" y="50" width="20" height="20"/></g></svg>"""
    fields = ("i-ao-1", "The heart", '<img src="heart.png">', '<img src="q.svg">', "", "", "", "", "")
    note = Note(7, (*fields, '<img src="a.svg">', '<img src="o.svg">'))
    found = bring(services, tmp_path, note, media={"heart.png": PNG, "q.svg": mask})
    assert list(found) == ["label-1"]


def test_an_occlusion_without_its_picture_asks_in_words_and_is_told(services: Services, tmp_path: Path) -> None:
    note = Note(6, ("{{c1::image-occlusion:rect:left=0:top=0:width=1:height=1}}", '<img src="x.png">', "Head", "", ""))
    assert list(bring(services, tmp_path, note)) == ["recall-1"]
    assert "occlusion" in {one.kind for one in services.importing.preview(tmp_path / "a.apkg").losses}


def test_decks_become_decks_and_topics_and_tags_come_along(services: Services, tmp_path: Path) -> None:
    file = write_legacy(
        tmp_path / "a.apkg",
        [Note(1, ("a", "b"), tags=" exam::spring x "), Note(1, ("c", "d"), did=11), Note(1, ("e", "f"), did=12)],
    )
    preview = services.importing.preview(file)
    assert [(one.name, one.deck_title, one.topic_title) for one in preview.decks] == [
        ("Other", "Other", "Other"),
        ("Ward", "Ward", "Ward"),
        ("Ward::Night", "Ward", "Night"),
    ]
    report = services.importing.bring(file)
    ward = next(deck for deck in report.decks if "ward" in deck)
    assert services.marks.tags(ward) == ("exam::spring", "x")
    assert {one.title for one in services.library.decks()} >= {"Ward", "Other"}


def test_the_types_used_here_are_the_ones_that_are_tested() -> None:
    assert {one["id"] for one in (BASIC, REVERSED, OPTIONAL, TYPED, CLOZE, NATIVE, ADD_ON, CUSTOM)} == set(range(1, 9))
    assert sqlite3.sqlite_version_info >= (3, 37)
    assert DeckId("x") == "x"


def test_packages_of_the_new_kind_become_the_same(services: Services, tmp_path: Path) -> None:
    notes = (Note(1, ("a", "<b>b</b>")), Note(5, ("{{c1::x}} y", "z")), Note(8, ("F", "L", "4", ""), ords=(0, 1)))
    services.importing.bring(write_new(tmp_path / "new.apkg", notes, {"heart.png": PNG}))
    made = cards(services)
    assert services.importing.bring(write_legacy(tmp_path / "old.apkg", notes)).changes.step is None
    services.undo.undo()
    services.importing.bring(write_legacy(tmp_path / "old.apkg", notes))
    assert cards(services) == made


def pictures(services: Services, card: str) -> tuple[bool, bool]:
    """Whether a card shows a picture with its question, and another with its answer."""
    name = services._opened.database.value("SELECT id FROM cards WHERE id LIKE ?", (f"anki-%/{card}",))
    face = services.study.face(name)
    assert face is not None
    assert face.picture is None or face.picture != face.answer_picture
    return face.picture is not None, face.answer_picture is not None


HEART, LUNG = '<img src="heart.png">', '<img src="lung.png">'


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (Note(1, ("Which organ?", f"This one {HEART}")), {"recall-1": (False, True)}),
        (Note(1, (f"What is it? {HEART}", f"Beside it {LUNG}")), {"recall-1": (True, True)}),
        (Note(1, (f"What is it? {HEART}", f"The same {HEART}")), {"recall-1": (True, False)}),
        (
            Note(2, ("Which organ?", f"This one {HEART}"), ords=(0, 1)),
            {"recall-1": (False, True), "reverse-1": (True, False)},
        ),
        (Note(5, ("{{c1::heart}}", f"It beats {HEART}")), {"cloze-1": (False, True)}),
        (Note(4, ("Which organ?", f"heart {HEART}")), {"recall-1": (False, True)}),
    ],
)
def test_a_picture_on_the_answers_side_comes_with_the_answer(
    services: Services, tmp_path: Path, note: Note, shown: dict[str, tuple[bool, bool]]
) -> None:
    bring(services, tmp_path, note, media={"heart.png": PNG, "lung.png": png(7, 5)})
    assert {card: pictures(services, card) for card in shown} == shown
