"""Decks so large that reading them takes seconds: what is told without that, and what is read beside and taken up."""

from dataclasses import replace

import pytest

from quizapp.bootstrap import Services, open_services
from quizapp.content.drafts import Draft, DraftAsk
from quizapp.content.facts import FactId
from quizapp.services._library import at_hand, decks
from quizapp.services.library import FactDetail
from quizapp.storage.decks import deck_content, deck_head
from tests.storage.profiles import TOWNS

F1 = FactId("F1")
MINE = FactId("my-1")


@pytest.fixture(autouse=True)
def _every_deck_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "_AT_ONCE", 0)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What whole decks were read."""
    read: list[str] = []

    def reading(database: object, head: object) -> object:
        read.append(str(head))
        return deck_content(database, head)  # type: ignore[arg-type]

    monkeypatch.setattr(decks, "deck_content", reading)
    return read


def detail(services: Services) -> FactDetail:
    return services.library.detail(TOWNS, F1)


def taken_up(services: Services) -> bool:
    revision = services.library.revision()
    beside = open_services(services.profile)
    try:
        whole = beside.library.whole(TOWNS)
    finally:
        beside.close()
    return services.library.take_up(whole, revision)


def written(services: Services, **fields: object) -> Draft:
    draft = replace(services.authoring.open(TOWNS).draft, asks=(DraftAsk(question="Who sails?", answer="the crew"),))
    return replace(draft, **fields)  # type: ignore[arg-type]


def test_texts_and_drafts_need_no_whole_deck(services: Services, unread: list[str]) -> None:
    assert not services.library.is_at_hand(TOWNS, (F1,))
    texts = services.library.texts(TOWNS, F1)
    assert services.library.wrong_text(TOWNS, F1, "statement", "") != ""
    assert services.library.wrong_text(TOWNS, F1, "statement", "Oslo is a town.") == ""
    opened = services.authoring.open(TOWNS, F1)
    assert opened.whole is None
    assert services.authoring.problems(replace(opened.draft, why="x" * 2_001)) != {}
    assert services.authoring.keep(replace(opened.draft, why="Because."))
    assert services.authoring.open(TOWNS, F1).resumed
    assert not services.authoring.keep(opened.fresh)
    assert unread == []
    assert texts.fields == detail(services).fields
    assert texts.cards == tuple(line.card.id for line in detail(services).cards)


def test_a_fact_that_stands_alone_needs_none_either(services: Services, unread: list[str]) -> None:
    saved = services.authoring.save(written(services))
    assert services.library.is_at_hand(TOWNS, (MINE,))
    services.library.edit(TOWNS, saved.fact, "ask-1.answer", "the whole crew")
    assert services.library.detail(TOWNS, MINE).cards[0].card.back == "the whole crew"
    services.authoring.save(replace(services.authoring.open(TOWNS, MINE).draft, why="Because."))
    again = services.undo.remade()
    assert again is not None
    assert again.facts == (MINE,)
    services.undo.undo()
    assert unread == []
    assert services.backup.verify(full=True) == ()


def test_a_deck_read_beside_is_taken_up(services: Services, unread: list[str]) -> None:
    before = detail(services)
    services._opened.changed()
    assert taken_up(services)
    assert services.library.is_at_hand(TOWNS)
    unread.clear()
    assert detail(services) == before
    services.library.edit(TOWNS, F1, "statement", "Norway has a capital of its own.")
    edited = detail(services)
    assert edited.row.statement == "Norway has a capital of its own."
    assert services.library.is_at_hand(TOWNS)
    services.undo.undo()
    assert detail(services) == before
    assert services.authoring.open(TOWNS, F1).whole is not None
    assert unread == []
    services.library.edit(TOWNS, F1, "statement", "Norway has a capital of its own.")
    services._opened.changed()
    assert detail(services) == edited
    assert services.backup.verify(full=True) == ()


def test_one_that_was_written_meanwhile_is_not(services: Services) -> None:
    revision = services.library.revision()
    whole = services.library.whole(TOWNS)
    services.library.edit(TOWNS, F1, "why", "It is asked at sea.")
    assert not services.library.take_up(whole, revision)
    other = open_services(services.profile)
    revision = services.library.revision()
    other.library.edit(TOWNS, F1, "why", "It is asked on land.")
    other.close()
    assert not services.library.take_up(whole, revision)
    assert detail(services).why == "It is asked on land."


@pytest.mark.parametrize("undone", [False, True])
def test_what_is_saved_leaves_the_deck_as_it_would_be_read(services: Services, undone: bool) -> None:
    """Whatever is kept in memory after a fact was added, changed or deleted is what the file holds."""
    assert taken_up(services)
    services.authoring.save(written(services))
    services.authoring.save(replace(services.authoring.open(TOWNS, MINE).draft, why="Because.", tags=("sea",)))
    services.authoring.save(replace(services.authoring.open(TOWNS, F1).draft, why="Because of this."))
    kept = services._opened.kept_contents
    assert TOWNS in kept
    assert services.library.is_at_hand(TOWNS)
    services.authoring.save(written(services, new_topic="The sea"))
    services.library.whole(TOWNS)
    for _ in range(4 if undone else 0):
        services.undo.undo()
        services.library.whole(TOWNS)
        assert kept[TOWNS] == _read(services)
    assert kept[TOWNS] == _read(services)
    assert services.backup.verify(full=True) == ()


def _read(services: Services) -> object:
    database = services._opened.database
    head = deck_head(database, TOWNS)
    assert head is not None
    return deck_content(database, head)
