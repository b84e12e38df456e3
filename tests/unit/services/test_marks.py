"""Setting aside, flags, marks, deletion, tags: what each does, what it refuses, and what a newer deck file leaves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bootstrap import Services
from quizapp.content.cards import CardId
from quizapp.content.facts import DeckId, FactId, TopicId
from quizapp.content.flags import Flag
from quizapp.errors import UserError
from quizapp.services.changes import Changes
from quizapp.services.journal import Act
from quizapp.storage.tags import tags_of
from tests import builders
from tests.storage.own import store_own
from tests.storage.profiles import AGAIN, GOOD, TOWNS, SetClock, fact_text, profile, write_deck

F1, F2 = FactId("F1"), FactId("F2")
RECALL, REVERSE = CardId("towns/F1/recall-1"), CardId("towns/F1/reverse-1")


def row_of(services: Services, card: CardId) -> dict[str, object]:
    found = services._opened.database.row("SELECT * FROM cards WHERE id = ?", (card,))
    assert found is not None
    return dict(found)


def tags(services: Services, fact: FactId = F1) -> tuple[str, ...]:
    return tags_of(services._opened.database, TOWNS, fact)


def with_tags(number: int, *tags: str) -> str:
    """A fact of the towns with tags of the deck's."""
    return fact_text(number).replace("paragraph =", f"tags = {json.dumps(tags)}\nparagraph =")


def test_marks_on_cards_are_columns_of_theirs(services: Services, clock: SetClock) -> None:
    assert services.marks.suspend((RECALL, REVERSE)).undo == "2 cards set aside"
    assert services.marks.unsuspend((REVERSE,)) == Changes(cards=True, step=2, undo="1 card taken up again")
    services.marks.flag((RECALL,), Flag.TURQUOISE)
    services.marks.bury((REVERSE,))
    assert [row_of(services, card)["suspended"] for card in (RECALL, REVERSE)] == [1, 0]
    assert row_of(services, RECALL)["flag"] == 6
    assert row_of(services, REVERSE)["buried_day"] == clock.now.toordinal()
    assert services.marks.unbury(TOWNS).undo == "1 card brought back today"
    assert row_of(services, REVERSE)["buried_day"] is None
    assert services.marks.unbury(TOWNS) == Changes()
    assert services.marks.suspend(()) == Changes()


def test_what_cannot_be_marked_is_told_of_and_nothing_changes(services: Services, tmp_path: Path) -> None:
    services.library.load(write_deck(tmp_path / "lakes", deck="lakes", title="Lakes"))
    with pytest.raises(UserError, match=r"no card towns/F9/recall-1.*Nothing was changed"):
        services.marks.suspend((RECALL, CardId("towns/F9/recall-1")))
    with pytest.raises(UserError, match=r"several decks \(lakes, towns\).*one deck at a time"):
        services.marks.flag((RECALL, CardId("lakes/F1/recall-1")), Flag.RED)
    with pytest.raises(UserError, match="no fact F9"):
        services.marks.delete(TOWNS, (F1, FactId("F9")))
    with pytest.raises(UserError, match="no deck called"):
        services.marks.mark(DeckId("rivers"), (F1,), on=True)
    with pytest.raises(UserError, match="Nothing was tagged otherwise"):
        services.marks.add_tags(TOWNS, (F1,), ("a::",))
    assert services.undo.last() is None


def test_tags_have_one_spelling_and_levels(services: Services) -> None:
    services.marks.add_tags(TOWNS, (F1,), ("Exam::Spring", "heart failure"))
    services.marks.add_tags(TOWNS, (F2,), ("exam::spring",))
    services.marks.add_tags(TOWNS, (FactId("F3"),), ("examples",))
    assert tags(services) == ("Exam::Spring", "heart_failure")
    assert tags(services, F2) == ("Exam::Spring",)
    assert services.marks.rename_tag(TOWNS, "exam", "Finals").undo == "2 facts tagged"
    assert services.marks.tags(TOWNS) == ("examples", "Finals::Spring", "heart_failure")
    services.marks.remove_tags(TOWNS, (F1, F2), ("finals",))
    assert services.marks.tags(TOWNS) == ("examples", "heart_failure")
    assert services.marks.remove_tags(TOWNS, (F1,), ("finals",)) == Changes()
    for _ in range(5):
        services.undo.undo()
    assert services.marks.tags(TOWNS) == ()


def test_a_decks_tags_and_a_persons_are_merged(services: Services, tmp_path: Path) -> None:
    def load(*some: str) -> None:
        services.library.load(write_deck(tmp_path / "newer", with_tags(1, *some), *map(fact_text, range(2, 7))))

    load("core", "hard")
    services.marks.add_tags(TOWNS, (F1,), ("mine",))
    services.marks.remove_tags(TOWNS, (F1,), ("core",))
    assert tags(services) == ("hard", "mine")
    load("core", "hard", "new")
    assert tags(services) == ("hard", "mine", "new")  # what was taken off stays off
    load("mine")
    assert tags(services) == ("mine",)
    load()
    assert tags(services) == ("mine",)  # the person's own
    services.undo.undo()
    assert tags(services) == ("mine",)  # core is no longer in the deck
    services.undo.undo()
    assert tags(services) == ()
    load("core")
    services.marks.remove_tags(TOWNS, (F1,), ("core",))
    services.marks.add_tags(TOWNS, (F1,), ("CORE",))
    assert tags(services) in {("core",), ("CORE",)}
    assert services.backup.verify() == ()


def test_what_was_deleted_stays_so_and_comes_back_with_its_memory(services: Services, tmp_path: Path) -> None:
    services.study.answer(RECALL, GOOD)
    services.marks.delete(TOWNS, (F1,))
    with pytest.raises(UserError, match="left its deck"):
        services.study.answer(RECALL, GOOD)
    with pytest.raises(UserError, match="no fact F1"):
        services.library.detail(TOWNS, F1)
    assert all(one.fact != "F1" for one in services.library.cards("towns"))
    assert all("F1" not in item.facts for item in services.library.items("towns"))
    assert services.library.decks()[0].facts == 5
    report = services.library.load(write_deck(tmp_path / "newer", fact_text(1, statement="Newer."), fact_text(2)))
    assert (report.changed_facts, report.unchanged_facts, report.retired_facts) == (1, 1, 4)
    assert [row.id for row in services.library.rows(TOWNS)] == ["F2"]
    assert services.backup.verify() == ()
    assert services.backup.rebuild().changed == 0
    services.marks.restore(TOWNS, (F1,))
    detail = services.library.detail(TOWNS, F1)
    assert (detail.row.statement, detail.cards[0].reviews) == ("Newer.", 1)
    assert services.backup.verify() == ()


def test_what_a_deleted_fact_claims_stays_true(services: Services) -> None:
    before = {item.id: item for item in services.library.items("towns") if "F1" not in item.facts}
    services.marks.delete(TOWNS, (F1,))
    assert {item.id: item for item in services.library.items("towns")} == before


def test_a_deleted_fact_does_not_go_to_anki(services: Services, tmp_path: Path) -> None:
    whole = services.transfer.export_anki("towns", tmp_path / "all.apkg")
    services.marks.suspend((CardId("towns/F2/recall-1"),))
    services.marks.delete(TOWNS, (F1,))
    rest = services.transfer.export_anki("towns", tmp_path / "rest.apkg")
    assert (rest.cards, rest.items) == (whole.cards - 4, whole.items - 1)


def test_forgetting_again_and_again_sets_a_card_aside_in_the_same_step(services: Services, clock: SetClock) -> None:
    services.settings.change(replace(services.settings.current(), leech_lapses=2))
    services.study.answer(RECALL, GOOD)
    services.study.answer(RECALL, GOOD)
    for lapses in range(3):
        clock.forward(days=30)
        services.study.answer(RECALL, AGAIN)
        assert row_of(services, RECALL)["suspended"] == row_of(services, RECALL)["leech"] == int(lapses >= 1)
        assert tags(services) == (("leech",) if lapses else ())
        if lapses == 1:
            assert services.backup.verify() == ()
            services.undo.undo()
            assert row_of(services, RECALL)["suspended"] == row_of(services, RECALL)["leech"] == 0
            assert tags(services) == ()
            services.study.answer(RECALL, AGAIN)
        services.marks.unsuspend((RECALL,))
        services.study.answer(RECALL, GOOD)
    assert services.backup.verify() == ()


def test_a_persons_own_fact_outlives_newer_deck_files(services: Services, tmp_path: Path) -> None:
    own = builders.fact(
        "my-1",
        topic=TopicId("north"),
        claims=("town6 lies-on river6",),
        asks=(builders.ask("? lies-on river6"),),
        clozes=("{{1:Mine}}.",),
    )
    store_own(services, TOWNS, own)
    mine = FactId("my-1")
    assert {card.card.view for card in services.library.detail(TOWNS, mine).cards} == {"choice", "recall", "cloze"}
    services.study.answer(CardId("towns/my-1/cloze-1"), GOOD)
    # The next file has neither its concepts nor, in one that follows, its topic.
    fewer = write_deck(tmp_path / "fewer", fact_text(2), fact_text(4, topic="south"), count=5)
    text = (
        (fewer / "deck.toml").read_text(encoding="utf-8").replace('[[topic]]\nid = "north"\ntitle = "The North"\n', "")
    )
    (fewer / "deck.toml").write_text(text, encoding="utf-8")
    report = services.library.load(fewer)
    assert (report.new_facts, report.changed_facts, report.unchanged_facts, report.retired_facts) == (0, 0, 2, 4)
    assert [card.card.id for card in services.library.detail(TOWNS, mine).cards] == ["towns/my-1/cloze-1"]
    assert services.library.detail(TOWNS, mine).row.topic_title == "The North"
    assert services.backup.verify() == ()
    assert services.library.load(fewer).changed_facts == 0
    services.library.load(write_deck(tmp_path / "towns"))
    assert {card.card.view for card in services.library.detail(TOWNS, mine).cards} == {"choice", "recall", "cloze"}
    assert services.backup.verify() == ()


def test_an_added_fact_rests_when_it_is_taken_back(services: Services, clock: SetClock, tmp_path: Path) -> None:
    store_own(services, TOWNS, builders.fact("my-1", topic=TopicId("north"), clozes=("{{1:Mine}}.",)))
    undone = services.undo.undo()
    assert undone is not None
    assert (undone.act, undone.changes.decks) == (Act.ADD, True)
    assert len(services.library.rows(TOWNS)) == 6
    services.library.load(write_deck(tmp_path / "towns"))
    assert len(services.library.rows(TOWNS)) == 6
    assert services.backup.verify() == ()
    services.close()
    with profile(tmp_path / "profile", clock) as again:
        assert again.backup.verify() == ()


def test_an_own_fact_gets_its_former_content_back(services: Services) -> None:
    mine = FactId("my-1")
    store_own(services, TOWNS, builders.fact("my-1", topic=TopicId("north"), clozes=("{{1:One}} and {{2:two}}.",)))
    store_own(services, TOWNS, builders.fact("my-1", topic=TopicId("north"), statement="New.", clozes=("{{1:One}}.",)))
    assert [card.card.back for card in services.library.detail(TOWNS, mine).cards] == ["One"]
    undone = services.undo.undo()
    assert undone is not None
    assert undone.act is Act.EDIT
    assert len(services.library.detail(TOWNS, mine).cards) == 2
    assert services.library.detail(TOWNS, mine).row.statement == "The statement of my-1."
    assert services.backup.verify() == ()


def test_own_facts_stand_after_the_decks_whatever_left_it(services: Services, tmp_path: Path) -> None:
    services.library.load(write_deck(tmp_path / "fewer", *map(fact_text, (1, 2, 3))))
    for name in ("my-1", "my-2"):
        store_own(services, TOWNS, builders.fact(name, topic=TopicId("north"), clozes=("{{1:One}}.",)))
        assert services.backup.verify() == ()
    store_own(services, TOWNS, builders.fact("my-1", topic=TopicId("north"), clozes=("{{1:Two}}.",)))
    services.library.load(write_deck(tmp_path / "towns"))
    services.undo.undo()
    assert services.backup.verify() == ()
    assert [row.id for row in services.library.rows(TOWNS)] == ["F1", "F2", "F3", "F4", "F5", "F6", "my-1", "my-2"]


def test_verify_tells_what_does_not_fit(services: Services) -> None:
    database = services._opened.database
    database.run("UPDATE facts SET deleted = 1 WHERE id = 'F2'")
    database.run("UPDATE cards SET leech = 1 WHERE id = ?", (RECALL,))
    told = services.backup.verify()
    assert "The fact F2 of “towns” does not rest as its deletion says." in told
    assert "The card towns/F2/recall-1 does not rest as the deletion of its fact says." in told
    assert "The card towns/F1/recall-1 is called a leech but was never forgotten." in told
