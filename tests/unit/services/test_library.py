from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.deckfiles.deckfile import parse_deck
from quizapp.content.facts import DeckId, FactId
from quizapp.content.generators import cards_of
from quizapp.content.items import ItemKind
from quizapp.errors import FileError, UserError
from quizapp.scheduling.memory import State
from quizapp.scheduling.selection import Selection
from tests.storage.profiles import EASY, GOOD, TOWNS, SetClock, asking, fact_text, study_all, write_deck

F1, F2 = FactId("F1"), FactId("F2")


def test_a_loaded_deck_comes_back_as_the_file_has_it(services: Services, deck: Path) -> None:
    content = parse_deck((deck / "deck.toml").read_text(), "towns")
    assert services.library.deck("towns") == content == services.library.deck(str(deck))
    assert services.library.cards("towns") == cards_of(content)
    assert services.library.items("towns", seed=3) == services.library.items(str(deck), seed=3)
    assert services.library.items("towns", kind=ItemKind.SINGLE_BEST_ANSWER) == services.library.items("towns")


def test_decks_in_one_line_each(services: Services, tmp_path: Path) -> None:
    services.library.load(write_deck(tmp_path / "other", count=3, deck="another", title="another"))
    another, towns = services.library.decks()
    assert (another.title, another.facts, another.cards, another.items, another.due) == ("another", 3, 15, 3, 3)
    assert (towns.title, towns.facts, towns.cards, towns.items, towns.due) == ("Towns", 6, 30, 6, 6)


def test_the_same_file_again_changes_nothing(services: Services, deck: Path) -> None:
    report = services.library.load(deck)
    assert (report.deck, report.title) == (TOWNS, "Towns")
    assert (report.new_facts, report.changed_facts, report.unchanged_facts, report.retired_facts) == (0, 0, 6, 0)


def test_a_newer_file_updates_by_id_and_keeps_all_memory(services: Services, deck: Path, clock: SetClock) -> None:
    study_all(services, EASY)
    before = {line.card.id: line for row in services.library.rows(TOWNS) for line in _cards(services, row.id)}
    before = {name: line for name, line in before.items() if "/choice-" not in name}  # their options may change
    changed = fact_text(1, statement="Town1 lies on the banks of river1.")
    report = services.library.load(
        write_deck(deck, fact_text(7), *(fact_text(n) for n in range(2, 6)), changed, count=7)
    )
    assert (report.new_facts, report.changed_facts, report.unchanged_facts, report.retired_facts) == (1, 1, 4, 1)
    rows = services.library.rows(TOWNS)
    assert [row.id for row in rows] == ["F7", "F2", "F3", "F4", "F5", "F1"]
    assert rows[-1].statement == "Town1 lies on the banks of river1."
    after = {line.card.id: line for row in rows for line in _cards(services, row.id)}
    assert {name: line for name, line in after.items() if name in before} == {
        name: line for name, line in before.items() if "/F6/" not in name
    }
    clock.forward(days=1)
    assert asking(services.study.begin(Selection(deck=TOWNS))).face.card.id == "towns/F7/recall-1"
    assert services.backup.verify() == ()


def test_what_left_the_file_rests_and_comes_back_with_its_history(
    services: Services, deck: Path, tmp_path: Path, clock: SetClock
) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), EASY)
    services.study.answer(CardId("towns/F1/cloze-1"), GOOD)
    fewer = write_deck(tmp_path / "fewer", *(fact_text(n) for n in range(2, 7)))
    assert services.library.load(fewer).retired_facts == 1
    assert services.library.load(fewer).retired_facts == 0
    clock.forward(days=60)
    assert "F1" not in {row.id for row in services.library.rows(TOWNS)}
    assert not any("/F1/" in one.card for one in services.study.due(Selection(deck=TOWNS)))
    with pytest.raises(UserError, match="has left its deck and rests"):
        services.study.answer(CardId("towns/F1/recall-1"), GOOD)
    assert services.progress.today(TOWNS).tree.facts == 5
    assert services.backup.verify() == ()
    assert services.library.load(deck).new_facts == 1
    assert [(line.state, line.reviews) for line in _cards(services, F1)] == [
        (State.NEW, 0),
        (State.REVIEW, 1),
        (State.LEARNING, 1),
        (State.NEW, 0),
        (State.NEW, 0),
    ]


def test_a_card_that_left_its_fact_rests_and_comes_back(services: Services, deck: Path, tmp_path: Path) -> None:
    services.study.answer(CardId("towns/F1/cloze-2"), EASY)
    plain = write_deck(tmp_path / "plain", *(fact_text(n, cloze=False) for n in range(1, 7)))
    assert services.library.load(plain).changed_facts == 6
    assert [line.card.view for line in _cards(services, F1)] == ["choice", "recall", "reverse"]
    services.library.load(deck)
    assert [line.reviews for line in _cards(services, F1)] == [0, 0, 0, 0, 1]


def test_topics_follow_the_file(services: Services, deck: Path, tmp_path: Path) -> None:
    text = (
        (deck / "deck.toml").read_text().replace('id = "south"\ntitle = "The South"', 'id = "west"\ntitle = "The West"')
    )
    new = tmp_path / "west"
    new.mkdir()
    (new / "deck.toml").write_text(text.replace('topic = "south"', 'topic = "west"'))
    services.library.load(new)
    assert services.exam.topic_titles(TOWNS) == {"north": "The North", "west": "The West"}
    only_north = write_deck(tmp_path / "north", fact_text(1), fact_text(3), fact_text(5))
    services.library.load(only_north)
    assert services.exam.topic_titles(TOWNS) == {"north": "The North", "south": "The South"}
    services.library.load(deck)
    assert [branch.topic for branch in services.progress.tree(TOWNS).branches] == ["north", "south"]


def test_a_concepts_new_name_reaches_the_cards_of_unchanged_facts(services: Services, deck: Path) -> None:
    text = (deck / "deck.toml").read_text().replace('name = "Town2"', 'name = "Twotown"')
    (deck / "deck.toml").write_text(text)
    assert services.library.load(deck).changed_facts == 0
    assert asking(services.study.begin(Selection(deck=TOWNS, facts=(F2,)))).face.card.back == "Twotown"


def test_a_broken_file_loads_nothing(services: Services, deck: Path) -> None:
    before = services.library.deck("towns")
    (deck / "deck.toml").write_text((deck / "deck.toml").read_text().replace('title = "Towns"', "title = 3"))
    with pytest.raises(FileError, match="nothing was loaded") as caught:
        services.library.load(deck)
    assert caught.value.problems
    assert services.library.deck("towns") == before


def test_files_that_cannot_be_read_are_told_of(services: Services, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    large = tmp_path / "large.toml"
    with large.open("wb") as opened:
        opened.truncate(65 * 1024 * 1024)
    for path, sentence in (
        (tmp_path / "nowhere", "There is no file"),
        (empty, "holds no deck.toml"),
        (large, "65 MB; a deck file has at most 64 MB"),
        (Path("x" * 300), "cannot be read"),
    ):
        for call in (services.library.load, services.library.check):
            with pytest.raises(UserError, match=sentence) as caught:
                call(path)
            assert "Nothing was changed." in str(caught.value)


def test_an_unknown_deck_names_those_there_are(services: Services) -> None:
    for call in (
        lambda: services.library.deck("rivers"),
        lambda: services.library.cards("rivers"),
        lambda: services.library.rows(DeckId("rivers")),
        lambda: services.transfer.export_anki("rivers", Path("x.apkg")),
        lambda: services.exam.setup(DeckId("rivers")),
        lambda: services.progress.today(DeckId("rivers")),
    ):
        with pytest.raises(UserError, match=r"no deck called “rivers”\. Decks there are: towns\."):
            call()


@pytest.mark.parametrize("name", ["x" * 300, "\0", "", "no/such/folder"])
def test_what_can_be_no_path_is_an_unknown_deck(services: Services, name: str) -> None:
    with pytest.raises(UserError, match="There is no deck called"):
        services.library.deck(name)


def test_check_gives_findings_with_their_places(services: Services, deck: Path) -> None:
    assert all(finding.place for finding in services.library.check(deck))


# --- editing in place ------------------------------------------------------------------------------------------------


def test_an_edited_text_is_on_the_card_and_memory_stays(services: Services, clock: SetClock) -> None:
    study_all(services, EASY)
    changes = services.library.edit(TOWNS, F1, "ask-1.question", "  Which town\n lies there? ")
    assert changes.facts
    line = _cards(services, F1)[1]
    assert (line.card.front, line.reviews, line.state) == ("Which town lies there?", 1, State.REVIEW)
    fields = {field.path: field for field in services.library.detail(TOWNS, F1).fields}
    assert fields["ask-1.question"].text == "Which town lies there?"
    assert [path for path, field in fields.items() if field.edited] == ["ask-1.question"]
    assert [row.id for row in services.library.rows(TOWNS) if row.edited] == ["F1"]
    clock.forward(days=30)
    assert "Which town lies there?" in {card.front for card in services.library.cards("towns")}
    assert services.backup.verify() == ()


def test_each_text_of_a_fact_can_be_edited_and_restored(services: Services) -> None:
    before = services.library.detail(TOWNS, F1)
    new = {
        "statement": "S.",
        "why": "W.",
        "ask-1.question": "Q?",
        "ask-1.answer": "A",
        "ask-1.reverse": "R?",
        "cloze-1": "{{1:One}} and {{2:two}}.",
    }
    assert [field.path for field in before.fields] == list(new)
    for path, text in new.items():
        services.library.edit(TOWNS, F1, path, text)
    after = services.library.detail(TOWNS, F1)
    assert {field.path: field.text for field in after.fields} == new
    assert {line.card.id.rsplit("/")[-1]: (line.card.front, line.card.back) for line in after.cards} == {
        "choice-1": ("Q?", "Town1"),
        "recall-1": ("Q?", "A"),
        "reverse-1": ("R?", "River1"),
        "cloze-1": ("[…] and two.", "One"),
        "cloze-2": ("One and […].", "two"),
    }
    assert (after.row.statement, after.why) == ("S.", "W.")
    assert services.progress.tree(TOWNS).branches[0].leaves[0].statement == "S."
    for path in new:
        services.library.restore_text(TOWNS, F1, path)
    assert services.library.detail(TOWNS, F1) == before
    assert not services.library.restore_text(TOWNS, F1, "why").facts


def test_edits_survive_a_newer_file(services: Services, deck: Path) -> None:
    services.library.edit(TOWNS, F1, "statement", "Mine.")
    services.library.edit(TOWNS, F1, "cloze-1", "{{1:Mine}}.")
    services.library.edit(TOWNS, F2, "why", "Because.")
    newer = write_deck(deck, fact_text(1, statement="Theirs.", cloze=False), *(fact_text(n) for n in range(3, 7)))
    report = services.library.load(newer)
    assert (report.kept_edits, report.changed_facts, report.retired_facts) == (1, 1, 1)
    assert services.library.detail(TOWNS, F1).row.statement == "Mine."
    services.library.restore_text(TOWNS, F1, "statement")
    assert services.library.detail(TOWNS, F1).row.statement == "Theirs."
    report = services.library.load(write_deck(deck))
    assert report.kept_edits == 2  # the cloze and the fact are there again, and so are the texts for them
    assert services.library.detail(TOWNS, F2).why == "Because."
    assert _cards(services, F1)[2].card.front == "[…]."


def test_the_decks_own_text_is_no_edit(services: Services) -> None:
    services.library.edit(TOWNS, F1, "statement", "Mine.")
    services.library.edit(TOWNS, F1, "statement", "Town1 lies on river1.")
    assert not any(row.edited for row in services.library.rows(TOWNS))


def test_a_blank_that_is_edited_away_rests_its_card(services: Services) -> None:
    services.study.answer(CardId("towns/F1/cloze-2"), EASY)
    services.library.edit(TOWNS, F1, "cloze-1", "{{1:Town1}} lies on a river.")
    assert [line.card.number for line in _cards(services, F1) if line.card.view == "cloze"] == [1]
    services.library.restore_text(TOWNS, F1, "cloze-1")
    assert [line.reviews for line in _cards(services, F1)] == [0, 0, 0, 0, 1]


def test_an_emptied_reverse_makes_no_card(services: Services) -> None:
    services.library.edit(TOWNS, F1, "ask-1.reverse", "")
    assert [line.card.view for line in _cards(services, F1)] == ["choice", "recall", "cloze", "cloze"]


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("statement", " \n ", "'Statement' is empty"),
        ("ask-1.question", "", "'Question' is empty"),
        ("why", "x" * 2_001, "2001 characters; the limit is 2,000"),
        ("cloze-1", "no blank", "no blank"),
        ("cloze-1", "{{1:a}} {{1:b}}", "Blank 1 stands twice"),
        ("cloze-1", "{{c1::a}}", "without the letter c"),
        ("cloze-1", "", "'Cloze' is empty"),
        ("ask-2.question", "Which?", "no text “ask-2.question”"),
        ("id", "F9", "no text “id”"),
        ("why", "bell \x07", "cannot be shown"),
    ],
)
def test_a_text_that_would_break_the_fact_is_refused(services: Services, path: str, text: str, sentence: str) -> None:
    before = services.library.detail(TOWNS, F1)
    for call in (services.library.edit, services.library.preview):
        with pytest.raises(UserError, match=sentence) as caught:
            call(TOWNS, F1, path, text)
        assert "Nothing was changed." in str(caught.value)
    assert services.library.detail(TOWNS, F1) == before


def test_a_preview_is_what_the_edit_then_gives_and_stores_nothing(services: Services) -> None:
    before = services.library.detail(TOWNS, F1)
    preview = services.library.preview(TOWNS, F1, "cloze-1", "{{1:A}}, {{2:b}} and {{7:c}}.")
    assert services.library.detail(TOWNS, F1) == before
    services.library.edit(TOWNS, F1, "cloze-1", "{{1:A}}, {{2:b}} and {{7:c}}.")
    assert services.library.detail(TOWNS, F1) == replace(preview, row=replace(preview.row, edited=True))


def test_a_fact_that_is_not_there(services: Services) -> None:
    with pytest.raises(UserError, match="“Towns” has no fact F99"):
        services.library.detail(TOWNS, FactId("F99"))


def test_a_fact_that_has_left_its_deck_is_not_there_either(services: Services, deck: Path) -> None:
    services.library.edit(TOWNS, F1, "why", "Mine.")
    services.library.load(write_deck(deck, *(fact_text(n) for n in range(2, 7))))
    for call in (
        lambda: services.library.detail(TOWNS, F1),
        lambda: services.library.edit(TOWNS, F1, "why", "Other."),
        lambda: services.library.preview(TOWNS, F1, "why", "Other."),
        lambda: services.library.restore_text(TOWNS, F1, "why"),
    ):
        with pytest.raises(UserError, match="“Towns” has no fact F1"):
            call()


def test_rows_tell_todays_recall(services: Services, clock: SetClock) -> None:
    services.study.answer(CardId("towns/F1/recall-1"), EASY)
    clock.forward(days=30)
    recall = {row.id: row.recall for row in services.library.rows(TOWNS)}
    assert recall["F2"] is None
    first = recall["F1"]
    assert first is not None
    assert 0.5 < first < 0.95
    assert services.library.detail(TOWNS, F1).row.recall == first


def _cards(services: Services, fact: FactId) -> tuple:  # type: ignore[type-arg]
    return services.library.detail(TOWNS, fact).cards
