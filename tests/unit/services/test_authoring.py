"""Writing facts: what is saved, what is kept when the editor is left, what survives, and what goes back to files."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.drafts import Draft, DraftAsk
from quizapp.content.facts import FactId, WrittenDistractor
from quizapp.content.labels import Hide
from quizapp.content.occlusion import Box, Part, Pictured
from quizapp.errors import UserError
from quizapp.scheduling.selection import Selection
from quizapp.services.authoring import taken_in
from tests.pictures import png
from tests.storage.profiles import TOWNS, SetClock, asking, fact_text, profile, write_deck

F1 = FactId("F1")
MINE = FactId("my-1")


def new(services: Services, **fields: object) -> Draft:
    return replace(services.authoring.open(TOWNS).draft, **fields)  # type: ignore[arg-type]


def question(**fields: object) -> DraftAsk:
    return DraftAsk(**{"question": "Who sails?", "answer": "the crew", **fields})  # type: ignore[arg-type]


def fronts(services: Services, fact: FactId) -> dict[str, tuple[str, str]]:
    return {
        line.card.id.rpartition("/")[2]: (line.card.front, line.card.back)
        for line in services.library.detail(TOWNS, fact).cards
    }


def pictured(*names: str) -> Pictured:
    parts = (
        Part(id="", name=name, outline=Box(x=10 * place, y=5, width=8, height=8)) for place, name in enumerate(names)
    )
    return Pictured(raster=taken_in(png(80, 40)), parts=tuple(parts), title="A harbour")


def test_a_question_and_an_answer_are_a_fact(services: Services) -> None:
    saved = services.authoring.save(new(services, asks=(question(reverse=True),), tags=("sea::ships",)))
    assert saved.fact == MINE
    assert saved.changes.undo == "1 fact added"
    assert fronts(services, MINE) == {
        "recall-1": ("Who sails?", "the crew"),
        "reverse-1": ("the crew", "Who sails?"),
    }
    detail = services.library.detail(TOWNS, MINE)
    assert detail.row.statement == "Who sails? The crew"
    assert services.authoring.open(TOWNS, MINE).draft.tags == ("sea::ships",)
    assert services.backup.verify() == ()


def test_own_facts_number_on_and_never_take_an_id_again(services: Services) -> None:
    first = services.authoring.save(new(services, statement="One."))
    second = services.authoring.save(new(services, statement="Two."))
    services.marks.delete(TOWNS, (second.fact,))
    third = services.authoring.save(new(services, statement="Three."))
    assert [one.fact for one in (first, second, third)] == ["my-1", "my-2", "my-3"]


def test_adding_is_one_step_that_undo_takes_back(services: Services) -> None:
    services.authoring.save(new(services, asks=(question(),)))
    before = services.library.rows(TOWNS)
    undone = services.undo.undo(TOWNS)
    assert undone is not None
    assert [row.id for row in before if row.id not in {one.id for one in services.library.rows(TOWNS)}] == [MINE]
    assert services.backup.verify() == ()


def test_changing_an_own_fact_is_one_step(services: Services) -> None:
    services.authoring.save(new(services, statement="The {{1:crew}} sails.", asks=(question(),)))
    draft = services.authoring.open(TOWNS, MINE).draft
    assert draft.statement == "The {{1:crew}} sails."
    services.authoring.save(replace(draft, statement="The {{1:crew}} {{2:sails}}.", asks=(), tags=("a",)))
    assert set(fronts(services, MINE)) == {"cloze-1", "cloze-2"}
    services.undo.undo(TOWNS)
    assert set(fronts(services, MINE)) == {"cloze-1", "recall-1"}
    assert services.authoring.open(TOWNS, MINE).draft.tags == ()
    assert services.backup.verify() == ()


def test_a_fact_of_the_deck_keeps_what_was_added_when_a_newer_file_comes(services: Services, deck: Path) -> None:
    draft = services.authoring.open(TOWNS, F1).draft
    assert not draft.own
    added = question(wrong=(WrittenDistractor(text="the cook", because="He cooks."),))
    changed = replace(
        draft,
        why="Because I say so.",
        asks=(replace(draft.asks[0], hint="a town"), *draft.asks[1:], added),
        gaps=(*draft.gaps, "The {{1001:crew::many}} sails."),
        pictured=pictured("Mast", "Hull"),
        hide=Hide.ALL,
        tags=("mine",),
    )
    services.authoring.save(changed)
    kept = fronts(services, F1)
    assert kept["recall-1001"] == ("Who sails?", "the crew")
    assert kept["cloze-1001"] == ("The […] sails.", "crew")
    assert kept["label-1001"][1] == "Mast"
    services.library.load(
        write_deck(deck, fact_text(1, statement="A newer text."), *(fact_text(n) for n in range(2, 7)))
    )
    again = services.authoring.open(TOWNS, F1).draft
    assert again.statement == "A newer text."
    assert (again.why, again.tags, again.hide) == ("Because I say so.", ("mine",), Hide.ALL)
    assert again.asks[0].hint == "a town"
    assert fronts(services, F1) == kept
    services.undo.undo(TOWNS)
    assert set(fronts(services, F1)) == {"choice-1", "recall-1", "reverse-1", "cloze-1", "cloze-2"}
    assert services.backup.verify() == ()


def test_what_a_person_wrote_stays_when_a_newer_file_comes(services: Services, deck: Path) -> None:
    services.authoring.save(
        new(services, statement="A harbour.", new_topic="My harbours", pictured=pictured("Mast", "Hull"))
    )
    before = services.library.detail(TOWNS, MINE)
    services.library.load(write_deck(deck, count=3))
    assert services.library.detail(TOWNS, MINE) == before
    assert before.row.topic_title == "My harbours"
    assert [line.card.back for line in before.cards] == ["Mast", "Hull"]
    assert services.backup.verify() == ()


def test_a_fact_that_would_break_is_refused_and_nothing_is_lost(services: Services) -> None:
    draft = replace(services.authoring.open(TOWNS, F1).draft, why="x" * 2_001)
    services.authoring.keep(draft)
    with pytest.raises(UserError, match=r"2,001 characters.*kept as a draft"):
        services.authoring.save(draft)
    opened = services.authoring.open(TOWNS, F1)
    assert (opened.draft, opened.resumed) == (draft, True)
    services.authoring.discard(TOWNS, F1)
    assert not services.authoring.open(TOWNS, F1).resumed


def test_a_draft_is_kept_also_after_a_new_start_and_goes_when_it_says_nothing_new(
    services: Services, tmp_path: Path, clock: SetClock
) -> None:
    draft = new(services, statement="Half a th", pictured=pictured("Mast"))
    services.authoring.keep(draft)
    with profile(tmp_path / "profile", clock) as later:
        assert later.authoring.open(TOWNS).draft == draft
        later.authoring.keep(replace(draft, statement=" ", pictured=None))
        assert not later.authoring.open(TOWNS).resumed
    fresh = services.authoring.open(TOWNS, F1).draft
    services.authoring.keep(fresh)
    assert not services.authoring.open(TOWNS, F1).resumed


def test_a_fact_that_is_not_there_is_a_sentence(services: Services) -> None:
    with pytest.raises(UserError, match="has no fact F99"):
        services.authoring.open(TOWNS, FactId("F99"))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"GIF89a", "no picture that can be shown"), (png(says=(60_000, 60_000)), "too large")],
)
def test_what_is_no_picture_for_a_card_is_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        taken_in(content)


def test_a_deck_is_written_with_all_that_a_person_did_and_loads_as_the_same(services: Services, tmp_path: Path) -> None:
    services.library.edit(TOWNS, F1, "why", "Rivers carry boats.")
    services.marks.add_tags(TOWNS, (F1,), ("exam",))
    services.authoring.save(
        new(services, statement="A {{1:harbour}}.", pictured=pictured("Mast", "Hull"), asks=(question(),))
    )
    report = services.authoring.write_deck(TOWNS, tmp_path / "out" / "towns")
    assert (report.facts, report.figures) == (7, 1)
    read = parse_deck(
        report.file.read_bytes(),
        "deck.toml",
        {one.name: one.read_bytes() for one in report.file.parent.glob("*.svg")},
    )
    assert read == services.library.deck(str(report.file.parent))
    assert read.fact_by_id[F1].why == "Rivers carry boats."
    assert read.fact_by_id[F1].tags == ("exam",)
    assert read.fact_by_id[MINE].labels[0].figure == read.figures[0].name
    before = services.library.cards("towns")
    services.library.load(report.file.parent)
    assert services.library.cards("towns") == before
    assert services.authoring.write_deck(TOWNS, report.file.parent).file == report.file


def test_deleted_facts_are_not_written_but_for_what_they_claim(services: Services, tmp_path: Path) -> None:
    services.authoring.save(new(services, statement="A harbour.", asks=(question(),)))
    services.marks.delete(TOWNS, (F1, MINE))
    file = services.authoring.write_deck(TOWNS, tmp_path / "out").file
    read = parse_deck(file.read_bytes(), "deck.toml")
    assert MINE not in read.fact_by_id
    assert read.fact_by_id[F1].claims
    assert not read.fact_by_id[F1].asks


def test_a_folder_with_another_deck_is_left_alone(services: Services, tmp_path: Path) -> None:
    other = write_deck(tmp_path / "other", count=1, deck="another")
    before = (other / "deck.toml").read_bytes()
    with pytest.raises(UserError, match="holds the deck “another” already"):
        services.authoring.write_deck(TOWNS, other)
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "deck.toml").write_text("x = 1")
    with pytest.raises(UserError, match=r"a deck\.toml that is no deck"):
        services.authoring.write_deck(TOWNS, tmp_path / "odd")
    assert (other / "deck.toml").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_a_sentence(services: Services, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        services.authoring.write_deck(TOWNS, tmp_path / "file" / "towns")


def test_own_facts_are_studied_and_carried_to_anki(services: Services, tmp_path: Path) -> None:
    services.authoring.save(new(services, statement="A harbour.", pictured=pictured("Mast", "Hull")))
    session = services.study.begin(Selection(deck=TOWNS, facts=(MINE,)))
    step = asking(session)
    assert step.face.figure is not None
    report = services.transfer.export_anki("towns", tmp_path / "towns.apkg")
    assert report.cards == 26


def test_parts_and_pictures_that_a_person_adds_are_seen_while_studying(services: Services) -> None:
    draft = services.authoring.open(TOWNS, F1).draft
    services.authoring.save(replace(draft, pictured=pictured("Mast")))
    label = next(line for line in services.library.detail(TOWNS, F1).cards if line.card.view.value == "label")
    assert label.figure is not None
    assert label.figure.front != label.figure.back
    services.authoring.save(new(services, statement="A harbour.", asks=(question(),), pictured=pictured()))
    face = asking(services.study.begin(Selection(deck=TOWNS, facts=(MINE,)))).face
    assert face.figure is None
    assert face.picture is not None
    assert "<title>A harbour</title>" in face.picture
    services.authoring.save(replace(services.authoring.open(TOWNS, FactId("F2")).draft, pictured=pictured()))
    over = asking(services.study.begin(Selection(deck=TOWNS, facts=(FactId("F2"),)))).face
    assert over.picture == face.picture


def test_of_a_fact_that_stands_alone_no_other_is_read(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 4):
        services.authoring.save(new(services, asks=(question(question=f"Who sails on day {number}?"),)))
    services.marks.delete(TOWNS, (MINE,))
    last = FactId("my-3")
    services._opened.changed()  # nothing is at hand, as after a start

    def whole(*_: object) -> None:
        raise AssertionError("the whole deck was read")

    with monkeypatch.context() as patched:
        patched.setattr("quizapp.services._library.decks.deck_content", whole)
        services.library.edit(TOWNS, last, "ask-1.question", "Who rows on day 3?")
        services.library.edit(TOWNS, last, "ask-1.question", "Who steers on day 3?")
        assert fronts(services, last)["recall-1"][0] == "Who steers on day 3?"
        services.undo.undo()
        assert fronts(services, last)["recall-1"][0] == "Who rows on day 3?"
    assert services.backup.verify() == ()
