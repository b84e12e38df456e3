"""Searches in the database: each finds what a plain reading of the tree over every card finds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, assert_never

import pytest
from hypothesis import HealthCheck, given, settings

from quizapp.bootstrap import Services
from quizapp.content.search import (
    AllOf,
    Comparison,
    Flagged,
    Missed,
    Name,
    Named,
    Not,
    OneOf,
    Property,
    PropertyIs,
    Rated,
    Search,
    Standing,
    StandingIs,
    Text,
    asks_of_cards,
    folded,
    matches,
    parse,
)
from quizapp.scheduling.fsrs import DEFAULT_DECAY
from quizapp.scheduling.memory import Grade
from quizapp.scheduling.selection import Selection
from quizapp.services._library.search import search_context
from quizapp.storage.database import Database
from quizapp.storage.search.searching import card_numbers, sorted_facts
from tests.storage.profiles import TOWNS, SetClock, fact_text, write_deck
from tests.storage.profiles import profile as opened
from tests.unit.content.test_search import TREES


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A deck that was studied for a week, with marks, tags and an edit."""
    folder, clock, dice = tmp_path_factory.mktemp("search"), SetClock(), Random(3)
    with opened(folder / "profile", clock) as services:
        facts = [fact_text(n, statement=f"Tówn{n} lies on the let-down river{n}.") for n in range(1, 7)]
        services.library.load(write_deck(folder / "deck", *facts))
        for _ in range(5):
            for line in services.study.due(Selection(deck=TOWNS))[:6]:
                services.study.answer(line.card, dice.choice(list(Grade)))
                clock.forward(seconds=30)
            clock.forward(days=1)
        marks = services.marks
        ids = [card.id for card in services.library.cards(TOWNS)]
        marks.suspend(ids[2:4])
        marks.bury(ids[5:7])
        marks.flag(ids[6:9], _flag(3))
        marks.mark(TOWNS, [f"F{n}" for n in (1, 4)], on=True)  # type: ignore[arg-type]
        marks.add_tags(TOWNS, ["F1", "F2"], ["ward::night", "exam"])  # type: ignore[list-item]
        marks.add_tags(TOWNS, ["F3"], ["ward"])  # type: ignore[list-item]
        marks.delete(TOWNS, ["F6"])  # type: ignore[list-item]
        services.library.edit(TOWNS, "F5", "statement", "Town5 lies on no river.")  # type: ignore[arg-type]
        yield services


def _flag(number: int) -> Any:
    from quizapp.content.flags import Flag

    return Flag(number)


class Plain:
    """Every row of the profile, and a search read over them without any index."""

    def __init__(self, services: Services) -> None:
        self.context = search_context(services._opened, TOWNS)
        database = services._opened.database
        read: Callable[[str], list[dict[str, Any]]] = lambda sql: [dict(row) for row in database.rows(sql)]  # noqa: E731
        self.cards = read("SELECT * FROM cards WHERE retired = 0 AND deck = 'towns' ORDER BY n")
        self.facts = read("SELECT * FROM facts WHERE retired = 0 AND deck = 'towns' ORDER BY n")
        self.topics = {row["id"]: row["title"] for row in read("SELECT * FROM topics WHERE deck = 'towns'")}
        self.tags = read("SELECT * FROM fact_tags WHERE deck = 'towns' AND origin <> 'removed'")
        self.edited = {row["fact"] for row in read("SELECT * FROM edits WHERE deck = 'towns'")}
        self.answers = read("SELECT * FROM answers")
        self.by_id = {fact["id"]: fact for fact in self.facts}

    def found_cards(self, search: Search) -> set[int]:
        return {card["n"] for card in self.cards if self.holds(search, self.by_id[card["fact"]], card)}

    def found_facts(self, search: Search) -> set[int]:
        return {
            fact["n"]
            for fact in self.facts
            if any(self.holds(search, fact, card) for card in self.cards if card["fact"] == fact["id"])
        }

    def holds(self, search: Search, fact: dict[str, Any], card: dict[str, Any]) -> bool:  # noqa: C901
        match search:
            case AllOf(terms=terms):
                return all(self.holds(term, fact, card) for term in terms)
            case OneOf(terms=terms):
                return any(self.holds(term, fact, card) for term in terms)
            case Not(term=term):
                return not self.holds(term, fact, card)
            case Text(words=words, whole=whole):
                texts = [fact["id"], fact["statement"], fact["why"]]
                for one in self.cards:
                    texts += [one["front"], one["back"]] if one["fact"] == fact["id"] else []
                hay = f" {folded(' / '.join(texts))} "
                return (f" {words} " if whole else words) in hay
            case Named(name=name, pattern=pattern):
                return self.named(name, pattern, fact, card)
            case StandingIs(standing=standing):
                return self.stands(standing, fact, card)
            case Flagged(flag=flag):
                return bool(card["flag"] == flag)
            case Rated(days=days, grade=grade):
                return any(
                    answer["card"] == card["n"]
                    and self.context.today - days < answer["day"]
                    and grade in {None, answer["grade"]}
                    for answer in self.answers
                )
            case Missed():
                return False
            case PropertyIs(name=of, comparison=comparison, value=value):
                number = self.property(of, card)
                return number is not None and _compared(number, comparison, value)
            case _:
                assert_never(search)

    def named(self, name: Name, pattern: str, fact: dict[str, Any], card: dict[str, Any]) -> bool:
        tags = [row["tag"] for row in self.tags if row["fact"] == fact["id"]]
        match name:
            case Name.TOPIC:
                return matches(pattern, fact["topic"]) or matches(pattern, self.topics[fact["topic"]])
            case Name.TAG if pattern.casefold() == "none":
                return not tags
            case Name.TAG:
                return any(matches(pattern, tag) or matches(f"{pattern}::*", tag) for tag in tags)
            case Name.DECK:
                return matches(pattern, "towns") or matches(pattern, "Towns")
            case Name.FACT:
                return matches(pattern, fact["id"])
            case Name.VIEW:
                return matches(pattern, card["view"])
            case _:
                assert_never(name)

    def stands(self, standing: Standing, fact: dict[str, Any], card: dict[str, Any]) -> bool:
        today, state = self.context.today, card["state"]
        steps = state in {"learning", "relearning"}
        match standing:
            case Standing.DUE:
                late = state == "review" and card["due_day"] <= today
                step = steps and card["due_at"] < self.context.day_ends_at.timestamp() * 1000
                return (late or step) and not card["suspended"] and card["buried_day"] != today
            case Standing.NEW | Standing.REVIEW:
                return bool(state == standing.value)
            case Standing.LEARNING:
                return steps
            case Standing.SUSPENDED | Standing.LEECH | Standing.LOCKED:
                return bool(card[standing.value])
            case Standing.BURIED:
                return bool(card["buried_day"] == today)
            case Standing.FLAGGED:
                return bool(card["flag"])
            case Standing.MARKED | Standing.OWN:
                return bool(fact[standing.value])
            case Standing.EDITED:
                return fact["id"] in self.edited
            case _:
                assert_never(standing)

    def property(self, name: Property, card: dict[str, Any]) -> float | None:
        today, stability = self.context.today, card["stability"]
        match name:
            case Property.STABILITY:
                return None if stability is None else float(stability)
            case Property.DIFFICULTY:
                return None if card["difficulty"] is None else float(card["difficulty"])
            case Property.RECALL:
                if stability is None:
                    return None
                factor = 0.9 ** (1 / DEFAULT_DECAY) - 1
                return float(100 * (1 + factor * max(0, today - card["last_day"]) / stability) ** DEFAULT_DECAY)
            case Property.INTERVAL:
                return None if card["due_day"] is None else card["due_day"] - card["last_day"]
            case Property.LAPSES | Property.REVIEWS:
                return float(card[name.value])
            case Property.DUE:
                return None if card["due_day"] is None else card["due_day"] - today
            case _:
                assert_never(name)


def _compared(one: float, comparison: Comparison, other: float) -> bool:
    answers = {
        Comparison.LESS: one < other,
        Comparison.AT_MOST: one <= other,
        Comparison.EQUAL: one == other,
        Comparison.UNEQUAL: one != other,
        Comparison.AT_LEAST: one >= other,
        Comparison.MORE: one > other,
    }
    return answers[comparison]


def found(services: Services, search: Search) -> tuple[set[int], set[int]]:
    database, context = services._opened.database, search_context(services._opened, TOWNS)
    return (
        card_numbers(database, search, context),
        set(sorted_facts(database, search, context, "f.position")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "river1", "ver1", "let-down", '"let down"', '"let dow"', "let-dow", "et-down-riv", "town", "nothere", "e",
        "no-river", "F3", "topic:north", 'topic:"the s*"', "tag:ward", "tag:ward::night", "tag:none", "tag:w*", "tag:x",
        "deck:towns", "deck:other", "fact:f1", "fact:f*", "fact:x", "view:cloze", "view:x", "is:due", "is:new",
        "is:learning", "is:review", "is:suspended", "is:buried", "is:leech", "is:locked", "is:flagged", "is:marked",
        "is:own", "is:edited", "flag:green", "flag:none", "rated:1", "rated:3", "rated:5:1", "missed:9", "prop:s<3",
        "prop:d>=5", "prop:r<95", "prop:r>=0", "prop:r<0", "prop:r!=0", "prop:r<=100", "prop:ivl>2", "prop:lapses>0",
        "prop:reviews=1", "prop:due<1", "prop:due!=0", "-is:due", "-prop:s<3", "river1 or is:due -tag:exam",
        "-(is:new or is:review)", "-river1 -is:new", "tówn1 is:new",
    ],
)  # fmt: skip
def test_a_search_finds_what_a_plain_reading_finds(profile: Services, text: str) -> None:
    plain, search = Plain(profile), parse(text)
    assert found(profile, search) == (plain.found_cards(search), plain.found_facts(search))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TREES)
def test_any_search_finds_what_a_plain_reading_finds(profile: Services, search: Search) -> None:
    plain = Plain(profile)
    assert found(profile, search) == (plain.found_cards(search), plain.found_facts(search))


def test_all_decks_can_be_searched_at_once(profile: Services) -> None:
    database = profile._opened.database
    context = search_context(profile._opened, None)
    every = {row[0] for row in database.rows("SELECT n FROM cards WHERE retired = 0")}
    assert card_numbers(database, parse(""), context) == every
    here = card_numbers(database, parse("deck:towns is:due"), context)
    assert here == card_numbers(database, parse("is:due"), search_context(profile._opened, TOWNS))


def test_a_fact_without_cards_is_found_by_what_asks_nothing_of_cards(tmp_path: Path) -> None:
    with opened(tmp_path / "profile", SetClock()) as services:
        services.library.load(write_deck(tmp_path / "deck"))
        database = services._opened.database
        with database.writing():
            database.run("UPDATE cards SET retired = 1 WHERE deck = 'towns' AND fact = 'F2'")
        number = database.value("SELECT n FROM facts WHERE deck = 'towns' AND id = 'F2'")
        for text, is_found in {
            "town2": True, "-is:due": True, "is:due": False, "town2 or is:new": True, "town2 is:new": False,
            "fact:F2 -(is:new town2)": True, "": True,
        }.items():  # fmt: skip
            assert (number in found(services, parse(text))[1]) is is_found, text


def texts(database: Database) -> dict[str, str]:
    rows = database.rows("SELECT id, text FROM search_texts JOIN facts USING (n) WHERE deck = 'towns'")
    return {row["id"]: row["text"] for row in rows}


def test_the_index_is_in_step_with_every_change(tmp_path: Path) -> None:
    with opened(tmp_path / "profile", SetClock()) as services:
        services.library.load(write_deck(tmp_path / "deck"))
        database = services._opened.database
        assert " town1 lies on river1 " in texts(database)["F1"]
        services.library.edit(TOWNS, "F1", "statement", "Quokkas live there.")  # type: ignore[arg-type]
        assert found(services, parse("quokka"))[1] == {database.value("SELECT n FROM facts WHERE deck='towns' LIMIT 1")}
        services.undo.undo()
        assert found(services, parse("quokka")) == (set(), set())
        services.library.load(write_deck(tmp_path / "deck", fact_text(1, statement="Wombats."), count=6))
        assert found(services, parse("wombats"))[1]
        database.run("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        assert not list(database.rows("SELECT * FROM search_unread"))


def test_what_asks_of_cards_is_what_differs_between_the_cards_of_a_fact(profile: Services) -> None:
    plain = Plain(profile)
    for text in ("river1", "tag:ward", "is:marked", "is:edited", "fact:F1"):
        search = parse(text)
        assert not asks_of_cards(search)
        for fact in plain.facts:
            answers = {plain.holds(search, fact, card) for card in plain.cards if card["fact"] == fact["id"]}
            assert len(answers) <= 1
