"""Plans of sessions for tests, from the shipped deck and from one of towns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from quizapp.content.deck import Deck
from quizapp.content.generators import items_of
from quizapp.content.items import HotSpot, Item
from quizapp.exams.copies import DeckCopy, FactCopy, FigureCopy, TopicCopy
from quizapp.paths import shipped_decks
from quizapp.services._deckfiles import read_deck_text
from quizapp.teaching.plan import Break, Heading, Plan, Questions, Role, Talk, Test

HEADING = Heading(
    title="Lactation for doulas",
    on=date(2026, 11, 29),
    trainer="Ruth Okafor",
    place="Community hall",
    provider="Riverside Doula School",
    address="12 Mill Lane, Riverside",
    contact_hours=3.5,
    approval="Approved by the Riverside Board, provider 1234.",
)


@cache
def lactation() -> Deck:
    """The shipped deck with its figures."""
    return read_deck_text(shipped_decks() / "lactation").parse()


@cache
def bank() -> tuple[Item, ...]:
    """Its items."""
    return items_of(lactation(), 0)


def one_of_each_kind() -> tuple[Item, ...]:
    """An item of every kind that the deck has."""
    return tuple({item.kind: item for item in reversed(bank())}.values())


def copy_of(deck: Deck, items: Sequence[Item]) -> DeckCopy:
    """What a plan keeps of its deck."""
    facts = dict.fromkeys(fact for item in items for fact in (*item.facts, *(option.fact for option in item.options)))
    spots = dict.fromkeys(item.figure for item in items if isinstance(item, HotSpot))
    found = [deck.fact_by_id[fact] for fact in facts if fact in deck.fact_by_id]
    return DeckCopy(
        title=deck.title,
        topics=tuple(TopicCopy(id=one.id, title=one.title) for one in deck.topics),
        facts=tuple(
            FactCopy(id=one.id, statement=one.statement, source=deck.source.place(one.paragraph)) for one in found
        ),
        figures=tuple(FigureCopy(id=name, svg=deck.figure_by_name[name].svg) for name in spots),
    )


def whole_plan(people: Sequence[str] = ("Ana", "Ben", "Chloé"), **fields: object) -> Plan:
    """A plan with a test before and after, and a question of every kind between."""
    asked = one_of_each_kind()
    rest = [item for item in bank() if item not in asked]
    before, after = tuple(rest[:4]), tuple(rest[40:44])
    plan = Plan(
        heading=HEADING,
        deck=lactation().id,
        parts=(
            Test(role=Role.BEFORE, items=before),
            Talk(title="Welcome", notes="For nobody else"),
            Questions(title="Quiz", items=asked),
            Break(),
            Test(role=Role.AFTER, items=after),
        ),
        participants=tuple(people),
        teams=("Alveoli", "Ducts"),
        copy=copy_of(lactation(), (*asked, *before, *after)),
    )
    return replace(plan, **fields)  # type: ignore[arg-type]
